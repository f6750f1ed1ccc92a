import type { Sums } from './cells.js';

const PENCE = 100;

/** A statistic before its standard error is decided on: see `pooled.ts`. Pounds. */
export interface Raw {
  readonly value: number;
  /** Variance from sampling. */
  readonly variance: number;
  /** People of the group; of the smaller one, where there are two. */
  readonly people: number;
  /** Effective number of people (Kish, 1965): (Σw)²/Σw²; of two groups, 1/(1/a + 1/b). */
  readonly effective: number;
}

/** Weighted mean of earnings, in pounds. */
export const mean = ({ wy, w }: Sums): number => Number(wy) / Number(w) / PENCE;

export const effective = ({ w, ww }: Sums): number => (ww === 0n ? 0 : Number(w) ** 2 / Number(ww));

/** The effective number behind the difference of two groups. */
export const effectiveOfTwo = (a: Sums, b: Sums): number => 1 / (1 / effective(a) + 1 / effective(b));

/**
 * Sums of squared weights about the weighted mean ȳ, in pounds: Σw²(y − ȳ)², Σw²(y − ȳ) and Σw². Exact until
 * the end.
 */
export function aboutMean({ w, wy, ww, wwy, wwyy }: Sums): { squares: number; sum: number; weights: number } {
  const squares = w * w * wwyy - 2n * w * wy * wwy + wy * wy * ww;
  return {
    squares: Number(squares) / Number(w) ** 2 / PENCE ** 2,
    sum: Number(w * wwy - wy * ww) / Number(w) / PENCE,
    weights: Number(ww),
  };
}

/** n/(n − 1), by which squares about a mean of their own are too small. */
export const correction = (n: bigint): number => Number(n) / (Number(n) - 1);

/**
 * Variance of a weighted mean of two or more people, linearised: n/(n − 1) Σw²(y − ȳ)²/(Σw)².
 * Source: Cochran (1977), Sampling Techniques, section 6.4, for the ratio Σwy/Σw.
 */
export function varianceOfMean(sums: Sums): number {
  return (correction(sums.n) * aboutMean(sums).squares) / Number(sums.w) ** 2;
}

export function rawMean(sums: Sums): Raw {
  return {
    value: mean(sums),
    variance: varianceOfMean(sums),
    people: Number(sums.n),
    effective: effective(sums),
  };
}

/** Mean of the top fifth less mean of the bottom fifth; the two are other people, so that variances add. */
export function rawGap(bottom: Sums, top: Sums): Raw {
  return {
    value: mean(top) - mean(bottom),
    variance: varianceOfMean(top) + varianceOfMean(bottom),
    people: Number(bottom.n < top.n ? bottom.n : top.n),
    effective: effectiveOfTwo(bottom, top),
  };
}
