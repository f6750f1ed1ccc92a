import type { Moments } from '../moments.js';
import { DataError } from '../problem.js';

/** 1: a higher value is better; −1: a lower one. Every value is multiplied by it before it is normalised. */
export type Direction = 1 | -1;

/** Added, it makes −0, which turning a sign leaves behind, a plain zero. */
const PLUS = 0;

/** What a distance is measured to: the best value, the value of one unit, or a target. */
export type Reference =
  | { readonly to: 'max' }
  | { readonly to: 'unit'; readonly unit: number }
  | { readonly to: 'target'; readonly target: number };

/**
 * Distance from the mean in sample standard deviations, then put on the mean and deviation of `m_sd`.
 * @param moments of `values`
 * @see OECD/JRC (2008), Handbook, section 5.2; COINr, `n_zscore()`
 */
export function zscoreInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  { mean, sd }: Moments,
  m_sd: readonly [number, number],
): void {
  const [new_mean, new_sd] = m_sd;
  for (let at = 0; at < values.length; at += 1)
    out[at] = ((direction * (values[at]! - mean)) / sd) * new_sd + new_mean;
}

/**
 * Puts the worst value on the first of `l_u` and the best on the second, those between in proportion.
 * @param moments of `values`
 * @see OECD/JRC (2008), Handbook, section 5.3; COINr, `n_minmax()`
 */
export function minmaxInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  { least, most }: Moments,
  l_u: readonly [number, number],
): void {
  const [low, high] = l_u;
  const range = high - low;
  const [worst, spread] = [direction === 1 ? least : most, most - least];
  for (let at = 0; at < values.length; at += 1)
    out[at] = ((direction * (values[at]! - worst)) / spread) * range + low;
}

/** @throws DataError `reference-missing` */
function referenceOf(reference: Reference, values: Float64Array, best: number): number {
  if (reference.to === 'max') return best;
  const value = reference.to === 'target' ? reference.target : (values[reference.unit] ?? Number.NaN);
  if (Number.isFinite(value)) return value;
  throw new DataError('reference-missing', 'has no value to measure the distance to');
}

/**
 * 1 − (x_ref − x)/(x_ref − x_min): 0 for the worst value, 1 for the reference, beyond 1 unless capped.
 * @param moments of `values`
 * @param cap_max whether what is better than the reference counts as 1
 * @see OECD/JRC (2008), Handbook, section 5.4; COINr, `n_dist2max()`, `n_dist2ref()` and `n_dist2targ()`
 * @throws DataError `reference-missing`, or `reference-least` where the reference is no better than the worst
 */
export function dist2refInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  { least, most }: Moments,
  reference: Reference,
  cap_max: boolean,
): void {
  const [worst, best] = direction === 1 ? [least, most] : [most, least];
  const distance = direction * (referenceOf(reference, values, best) - worst);
  if (!(distance > 0))
    throw new DataError('reference-least', 'has a reference that is no better than its worst value');
  for (let at = 0; at < values.length; at += 1) {
    const share = (direction * (values[at]! - worst)) / distance + PLUS;
    out[at] = cap_max && share > 1 ? 1 : share;
  }
}

/**
 * How far a value is from the lower goalpost to the upper, as a share, times a scale; with a direction of −1
 * from the upper to the lower. The goalposts do not depend on the values.
 * @param gposts lower and upper goalpost in the unit of the indicator, and the scale
 * @param trunc2posts whether what is beyond a goalpost counts as on it
 * @see COINr, `n_goalposts()`; UNDP, Human Development Report, technical note 1 (the dimension indices)
 */
export function goalpostsInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  gposts: readonly [number, number, number],
  trunc2posts: boolean,
): void {
  const [low, high, scale] = gposts;
  const start = direction === 1 ? low : high;
  const length = high - low;
  for (let at = 0; at < values.length; at += 1) {
    const share = (direction * (values[at]! - start)) / length + PLUS;
    out[at] = scale * (trunc2posts && share > 1 ? 1 : trunc2posts && share < 0 ? 0 : share);
  }
}
