import { uniform } from '../methods/random/random.js';
import { BOOTSTRAP } from './draw.js';

/** Sobol indices of a factor with 5 and 95 % limits; null where the result never varies. */
export interface SobolIndices {
  /** Share of the variance that the factor makes by itself. */
  readonly first: number | null;
  readonly first_low: number | null;
  readonly first_high: number | null;
  /** Share that it has a part in, with others or by itself. */
  readonly total: number | null;
  readonly total_low: number | null;
  readonly total_high: number | null;
}

interface Estimates {
  readonly first: Float64Array;
  readonly total: Float64Array;
}

/**
 * First-order index Σ f(B) (f(AB_i) − f(A)) / N and total index Σ (f(A) − f(AB_i))² / 2N, over the variance
 * of f(A) and f(B) together. f is taken from its mean, which leaves what is expected and steadies the first.
 * @param picked the rows to use, as often as they stand there
 * @returns null where the variance is none
 * @see Saltelli et al. (2010), Computer Physics Communications 181, 259–270, table 2 (b) and (f); the latter
 *   is Jansen (1999), Analysis of variance designs for model output, Computer Physics Communications 117,
 *   35–43
 */
function estimate(y: Float64Array, picked: Int32Array, factors: number): Estimates | null {
  const width = factors + 2;
  const n = picked.length;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i += 1) {
    const a = y[picked[i]! * width]!;
    const b = y[picked[i]! * width + 1]!;
    sum += a + b;
    min = Math.min(min, a, b);
    max = Math.max(max, a, b);
  }
  if (min === max) return null;
  const mean = sum / (2 * n);
  const first = new Float64Array(factors);
  const total = new Float64Array(factors);
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    const start = picked[i]! * width;
    const a = y[start]!;
    const b = y[start + 1]!;
    squares += (a - mean) ** 2 + (b - mean) ** 2;
    for (let factor = 0; factor < factors; factor += 1) {
      const difference = y[start + 2 + factor]! - a;
      first[factor]! += (b - mean) * difference;
      total[factor]! += (difference * difference) / 2;
    }
  }
  const variance = squares / (2 * n);
  for (let factor = 0; factor < factors; factor += 1) {
    first[factor]! /= n * variance;
    total[factor]! /= n * variance;
  }
  return { first, total };
}

/** The value that `per_cent` of the sorted values are at or below, by nearest rank. */
const limit = (sorted: Float64Array, per_cent: number): number | null =>
  sorted[Math.max(0, Math.ceil((per_cent * sorted.length) / 100) - 1)] ?? null;

/**
 * Sobol indices of each factor, and their limits by drawing the rows again with replacement, the same rows
 * for all factors. Draws of rows that have no variance by themselves are left out of the limits.
 * @param y row by row f(A), f(B), f(AB_1) … f(AB_d), as `sensitivityRows` gives them
 * @param bootstrap how often the rows are drawn again
 * @see Archer, Saltelli and Sobol' (1997), Sensitivity measures, ANOVA-like techniques and the use of
 *   bootstrap, Journal of Statistical Computation and Simulation 58, 99–120
 * @throws RangeError where `y` is not of that shape, or has no row
 */
export function sobol(
  y: Float64Array,
  rows: number,
  factors: number,
  seed: number,
  bootstrap: number,
): SobolIndices[] {
  if (rows < 1 || y.length !== rows * (factors + 2))
    throw new RangeError(`${y.length} values are not ${rows} rows of ${factors} factors`);
  const picked = Int32Array.from({ length: rows }, (_, row) => row);
  const found = estimate(y, picked, factors);
  const drawn: Estimates[] = [];
  for (let again = 0; again < bootstrap; again += 1) {
    for (let i = 0; i < rows; i += 1) picked[i] = Math.floor(uniform(seed, again, BOOTSTRAP, i) * rows);
    const one = estimate(y, picked, factors);
    if (one !== null) drawn.push(one);
  }
  return Array.from({ length: factors }, (_, factor): SobolIndices => {
    const firsts = Float64Array.from(drawn, ({ first }) => first[factor]!).sort();
    const totals = Float64Array.from(drawn, ({ total }) => total[factor]!).sort();
    return {
      first: found?.first[factor] ?? null,
      first_low: limit(firsts, 5),
      first_high: limit(firsts, 95),
      total: found?.total[factor] ?? null,
      total_low: limit(totals, 5),
      total_high: limit(totals, 95),
    };
  });
}
