import type { Moments } from '../moments.js';
import { DataError } from '../problem.js';

/** 1: a higher value is better; −1: a lower one. Every value is multiplied by it before it is normalised. */
export type Direction = 1 | -1;

/** Added to −0, which a change of sign can produce, gives a plain zero. */
const PLAIN_ZERO = 0;

/** What a distance is measured to: the best value, the value of a unit, or a target. */
export type Reference = 'best' | { readonly unit: number } | { readonly target: number };

/** Values that become 0 and `scale`. */
export interface Goalposts {
  readonly lower: number;
  readonly upper: number;
  readonly scale: number;
  readonly truncate?: boolean;
}

/**
 * Distance from the mean in sample standard deviations, rescaled to a given mean and standard deviation.
 * @param moments of `values`
 * @see OECD/JRC (2008), Handbook, section 5.2
 */
export function zScoreInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  { mean, sd }: Moments,
  new_mean: number,
  new_sd: number,
): void {
  for (let i = 0; i < values.length; i += 1)
    out[i] = ((direction * (values[i]! - mean)) / sd) * new_sd + new_mean;
}

/**
 * Maps the worst value to `low` and the best to `high`, and those between in proportion.
 * @param moments of `values`
 * @see OECD/JRC (2008), Handbook, section 5.3
 */
export function minMaxInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  { min, max }: Moments,
  low: number,
  high: number,
): void {
  const range = high - low;
  const worst = direction === 1 ? min : max;
  const spread = max - min;
  for (let i = 0; i < values.length; i += 1)
    out[i] = ((direction * (values[i]! - worst)) / spread) * range + low;
}

/** @throws DataError `reference-missing` */
function referenceOf(reference: Reference, values: Float64Array, best: number): number {
  if (reference === 'best') return best;
  const value = 'target' in reference ? reference.target : (values[reference.unit] ?? Number.NaN);
  if (Number.isFinite(value)) return value;
  throw new DataError('reference-missing', 'has no reference value to measure distances to');
}

/**
 * 1 − (x_ref − x)/(x_ref − x_min): 0 for the worst value, 1 for the reference, beyond 1 unless capped.
 * @param moments of `values`
 * @param cap whether values better than the reference count as 1
 * @see OECD/JRC (2008), Handbook, section 5.4
 * @throws DataError `reference-missing`, or `reference-least` where the reference is no better than the worst
 */
export function distanceToReferenceInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  { min, max }: Moments,
  reference: Reference,
  cap: boolean,
): void {
  const [worst, best] = direction === 1 ? [min, max] : [max, min];
  const distance = direction * (referenceOf(reference, values, best) - worst);
  if (!(distance > 0))
    throw new DataError('reference-least', 'has a reference value that is no better than its worst value');
  for (let i = 0; i < values.length; i += 1) {
    const share = (direction * (values[i]! - worst)) / distance + PLAIN_ZERO;
    out[i] = cap && share > 1 ? 1 : share;
  }
}

/**
 * Position of a value between the lower goalpost (0) and the upper (1), times a scale; with a direction of
 * −1, from the upper to the lower. The goalposts do not depend on the values.
 * @param goalposts in the unit of the indicator; `truncate` says whether values beyond one count as on it
 * @see UNDP, Human Development Report, technical note 1 (the dimension indices)
 */
export function goalpostsInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  { lower, upper, scale, truncate = true }: Goalposts,
): void {
  const start = direction === 1 ? lower : upper;
  const length = upper - lower;
  for (let i = 0; i < values.length; i += 1) {
    const share = (direction * (values[i]! - start)) / length + PLAIN_ZERO;
    out[i] = scale * (truncate && share > 1 ? 1 : truncate && share < 0 ? 0 : share);
  }
}
