import { fourNormals, uniform } from '../methods/random/random.js';

/**
 * The factors that can be drawn. Each number is a counter of Philox, so draws of one factor are independent
 * of those of another, whichever factors are drawn. The bootstrap is not a factor, but needs draws as well.
 */
export const TREATMENT = 0;
export const NORMALISE = 1;
export const WEIGHTING = 2;
export const WEIGHTS = 3;
export const AGGREGATE = 4;
export const IMPUTE = 5;
export const DROP = 6;
export const SAMPLING = 7;
export const INHERITANCE = 8;
export const BOOTSTRAP = 9;
export const FACE = 10;

/** How many counters there are. */
export const FACTORS = 11;

/** Limits of replicates and rows of the Saltelli design. The draw id of a replicate is its number, from 1. */
export const MAX_REPLICATES = 1_000_000;
export const MAX_ROWS = 100_000;

/** Draw ids of the two samples of the Saltelli design start here, far beyond any replicate. */
const SAMPLES = 2 ** 30;

/** The draw id of a row (from 0) of sample A or B of the Saltelli design. */
export const sampleId = (sample: 'A' | 'B', row: number): number =>
  SAMPLES + (sample === 'A' ? 0 : MAX_ROWS) + row;

/** An index from 0 to `count` − 1, each with the same probability. */
export const pick = (count: number, seed: number, id: number, factor: number): number =>
  count < 2 ? 0 : Math.floor(uniform(seed, id, factor) * count);

const four = new Float64Array(4);

/**
 * Fills the first `count` elements with independent standard normal draws. Each depends only on the seed, the
 * draw id, the factor, the part and its index.
 */
export function normalsInto(
  out: Float64Array,
  count: number,
  seed: number,
  id: number,
  factor: number,
  part: number,
): void {
  for (let i = 0; i < count; i += 4) {
    fourNormals(four, seed, id, factor, part, i >> 2);
    const last = Math.min(4, count - i);
    for (let k = 0; k < last; k += 1) out[i + k] = four[k]!;
  }
}
