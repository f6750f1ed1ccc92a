import { uniform } from '../methods/random/random.js';
import { BOOTSTRAP } from './draw.js';

/** Sobol indices of a factor with their 5% and 95% limits; null where the result never varies. */
export interface SobolIndices {
  /** Share of the variance that the factor causes by itself. */
  readonly first: number | null;
  readonly first_low: number | null;
  readonly first_high: number | null;
  /** Share of the variance that it causes by itself or together with other factors. */
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
 * of f(A) and f(B) together. f is centred on its mean, which leaves the expected value of the first-order
 * index and steadies it.
 * @param picked the rows to use, each as often as it is listed
 * @returns null where the variance is zero
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

/** The nearest-rank percentile of sorted values. */
const limit = (sorted: Float64Array, per_cent: number): number | null =>
  sorted[Math.max(0, Math.ceil((per_cent * sorted.length) / 100) - 1)] ?? null;

/**
 * Sobol indices of each factor, with limits from resampling the rows with replacement (the same rows for all
 * factors). Resamples without variance are left out of the limits.
 * @param y row by row f(A), f(B), f(AB_1) … f(AB_d), as `sensitivityRows` returns them
 * @param bootstrap number of resamples
 * @see Archer, Saltelli and Sobol' (1997), Sensitivity measures, ANOVA-like techniques and the use of
 *   bootstrap, Journal of Statistical Computation and Simulation 58, 99–120
 * @throws RangeError if `y` does not have that shape, or has no row
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
  const resampled: Estimates[] = [];
  for (let resample = 0; resample < bootstrap; resample += 1) {
    for (let i = 0; i < rows; i += 1) picked[i] = Math.floor(uniform(seed, resample, BOOTSTRAP, i) * rows);
    const estimates = estimate(y, picked, factors);
    if (estimates !== null) resampled.push(estimates);
  }
  return Array.from({ length: factors }, (_, factor): SobolIndices => {
    const firsts = Float64Array.from(resampled, ({ first }) => first[factor]!).sort();
    const totals = Float64Array.from(resampled, ({ total }) => total[factor]!).sort();
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
