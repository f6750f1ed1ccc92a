import { addSums, type Sums } from './cells.js';

const PENCE = 100;

/** A statistic, in pounds, before its standard error is chosen: see `precise` in `estimates.ts`. */
export interface Raw {
  readonly value: number;
  /** Sampling variance. */
  readonly variance: number;
  /** People in the group; in the smaller one where there are two. */
  readonly people: number;
  /** Effective number of people (Kish, 1965): (Σw)²/Σw²; of two groups, 1/(1/a + 1/b). */
  readonly effective: number;
}

/** Weighted mean of earnings, in pounds. */
export const mean = ({ wy, w }: Sums): number => Number(wy) / Number(w) / PENCE;

export const effective = ({ w, ww }: Sums): number => (ww === 0n ? 0 : Number(w) ** 2 / Number(ww));

/** Effective number of people for the difference between two groups. */
export const effectiveOfTwo = (a: Sums, b: Sums): number => 1 / (1 / effective(a) + 1 / effective(b));

/**
 * Sums of squared weights about the weighted mean ȳ, in pounds: Σw²(y − ȳ)², Σw²(y − ȳ) and Σw². Integers
 * until the last division.
 */
export function aboutMean({ w, wy, ww, wwy, wwyy }: Sums): { squares: number; sum: number; weights: number } {
  const squares = w * w * wwyy - 2n * w * wy * wwy + wy * wy * ww;
  return {
    squares: Number(squares) / Number(w) ** 2 / PENCE ** 2,
    sum: Number(w * wwy - wy * ww) / Number(w) / PENCE,
    weights: Number(ww),
  };
}

/** Whether several people all earn the same: exact, because the sums are whole numbers. */
export const allSame = ({ n, w, wy, wyy }: Sums): boolean => n > 1n && w * wyy === wy * wy;

/** n/(n − 1), the correction for squared deviations from the sample's own mean. */
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

/** Mean of the top fifth minus mean of the bottom fifth; they are different people, so the variances add. */
export function rawGap(bottom: Sums, top: Sums): Raw {
  return {
    value: mean(top) - mean(bottom),
    variance: varianceOfMean(top) + varianceOfMean(bottom),
    people: Number(bottom.n < top.n ? bottom.n : top.n),
    effective: effectiveOfTwo(bottom, top),
  };
}

/** Σu(a − Ā)(b − B̄) from sums, where u is a weight, Ā = A/W and B̄ = B/W: exact until the division by W². */
function about(uab: bigint, ua: bigint, ub: bigint, u: bigint, [a, b, w]: readonly [bigint, bigint, bigint]) {
  return Number(w * w * uab - w * b * ua - w * a * ub + a * b * u) / Number(w) ** 2;
}

/**
 * The slope form of the gap: b·(p90 − p10), where b is the weighted least-squares slope of earnings on family
 * circumstances over everyone in the area and `steps` is the number of steps from p10 to p90. In pounds.
 *
 * Variance: b − β = Σw(x − x̄)e / Σw(x − x̄)², so that Var(b) = Σ σ²w²(x − x̄)² / (Σw(x − x̄)²)². The
 * variance σ² of the residuals is estimated within each fifth f, because it grows with earnings: s²_f = Σ_f w
 * e² / Σ_f w, times n/(n − 2).
 * Source: White (1980), Econometrica 48, 817, with residual variances by group.
 *
 * `fifths` has the sums of each fifth. Null where everyone has the same family circumstances.
 */
export function rawSlope(fifths: readonly Sums[], steps: number): Raw | null {
  const all = addSums(fifths);
  const spread = about(all.wxx, all.wx, all.wx, all.w, [all.wx, all.wx, all.w]);
  if (spread === 0) return null;
  const b = about(all.wxy, all.wx, all.wy, all.w, [all.wx, all.wy, all.w]) / spread;
  let variance = 0;
  for (const { w, wy, wyy, wx, wxx, wxy, ww, wwx, wwxx } of fifths) {
    if (w === 0n) continue;
    const yy = about(wyy, wy, wy, w, [all.wy, all.wy, all.w]);
    const xy = about(wxy, wx, wy, w, [all.wx, all.wy, all.w]);
    const xx = about(wxx, wx, wx, w, [all.wx, all.wx, all.w]);
    const residual = Math.max(0, yy - 2 * b * xy + b * b * xx) / Number(w);
    variance += residual * about(wwxx, wwx, wwx, ww, [all.wx, all.wx, all.w]);
  }
  const n = Number(all.n);
  return {
    value: (b * steps) / PENCE,
    variance: ((n / (n - 2)) * variance * (steps / PENCE) ** 2) / spread ** 2,
    people: n,
    effective: effective(all),
  };
}
