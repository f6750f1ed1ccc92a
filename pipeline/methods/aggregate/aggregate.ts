import { MethodError } from '../problem.js';
import { checkLengths } from '../spread.js';
import { checkWeights } from '../weigh/check-weights.js';
import { AggregateBuffers } from './buffers.js';
import {
  arithmeticMeanInto,
  geometricMeanInto,
  harmonicMeanInto,
  type MeanInto,
  weightedSumInto,
} from './means.js';
import { bordaCountInto, copelandInto } from './pairs.js';

/** The ways to combine several values into one. */
export const AGGREGATIONS = {
  arithmetic_mean: arithmeticMeanInto,
  geometric_mean: geometricMeanInto,
  harmonic_mean: harmonicMeanInto,
  weighted_sum: weightedSumInto,
  copeland: copelandInto,
  borda_count: bordaCountInto,
} as const satisfies Record<string, MeanInto>;
export type Aggregation = keyof typeof AGGREGATIONS;

/** Shares of weight that differ by no more than this count as equal. */
export const SHARE_TOLERANCE = 1e-9;

/** @throws MethodError `share-invalid` */
export function checkShare(minimum_weight_share: number): void {
  if (!(minimum_weight_share >= 0 && minimum_weight_share <= 1))
    throw new MethodError(
      'share-invalid',
      `a minimum share of the weight of ${minimum_weight_share} is not from 0 to 1`,
    );
}

/** @throws MethodError `tolerance-invalid` */
export function checkTolerance(tolerance: number): void {
  if (!(tolerance >= 0 && tolerance < 1))
    throw new MethodError('tolerance-invalid', `a tolerance of ${tolerance} is not from 0 to 1`);
}

/**
 * Combines several columns into one: the value of a unit is made of those of its parts that are present.
 * @param minimum_weight_share share of the weight that must be present, else the unit has no value (NaN)
 * @param tolerance of ties, for comparisons of pairs: a value of a part ties with the one before it when they
 *   differ by no more than this, so that ties form chains; 0 for figures, slightly more for computed values
 * @see OECD/JRC (2008), Handbook, sections 6.10 to 6.13
 * @throws DataError `not-positive`, with the part, or `lengths-differ`; MethodError as `checkWeights`, or
 *   `share-invalid` or `tolerance-invalid`
 */
export function aggregate(
  parts: readonly Float64Array[],
  weights: Float64Array,
  by: Aggregation,
  minimum_weight_share = 0,
  tolerance = 0,
): Float64Array {
  const units = parts[0]?.length ?? 0;
  checkLengths(parts, units);
  checkLengths([weights], parts.length);
  checkWeights(weights);
  checkShare(minimum_weight_share);
  checkTolerance(tolerance);
  const out = new Float64Array(units);
  AGGREGATIONS[by](
    out,
    parts,
    weights,
    minimum_weight_share - SHARE_TOLERANCE,
    new AggregateBuffers(units),
    tolerance,
  );
  return out;
}
