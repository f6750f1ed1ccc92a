import { type Estimated, pauleMandel, precisionWeightedMean } from './paule-mandel.js';

/** An area's own estimate; null where it has none. */
export interface OwnEstimate {
  readonly id: string;
  readonly value: number | null;
  readonly standard_error: number | null;
}

export interface Shrunken {
  /** The area's own value. */
  readonly value: number;
  /** w × own value + (1 − w) × mean of all areas. */
  readonly shrunken: number;
  /** w = τ²/(τ² + σ²), 0 to 1. */
  readonly weight: number;
  /** Of the shrunken value: √(w σ²). */
  readonly standard_error: number;
}

export interface Shrinkage {
  /** Precision-weighted mean of all areas; null without any. */
  readonly mean: number | null;
  /** Variance between areas, in squared units. */
  readonly between: number;
  /** By id, in order of id; an area without a value or a standard error is not in it. */
  readonly areas: ReadonlyMap<string, Shrunken>;
}

interface Known extends Estimated {
  readonly id: string;
}

function shrinkOne({ value, standard_error }: Known, mean: number, between: number): Shrunken {
  const variance = standard_error ** 2;
  // an exact value has nothing to borrow, even where all areas are the same
  const weight = variance === 0 ? 1 : between / (between + variance);
  const blend = weight * value + (1 - weight) * mean;
  const shrunken = Math.min(Math.max(blend, Math.min(value, mean)), Math.max(value, mean));
  return { value, shrunken, weight, standard_error: Math.sqrt(weight) * standard_error };
}

/**
 * Empirical-Bayes shrinkage of small-area estimates towards the mean of all areas: the less precise an
 * estimate, the more it is pulled. The variance between areas is Paule and Mandel's; sums run in order of id,
 * so that the digits do not depend on the order given. The standard error takes τ² and the mean as known:
 * with few areas it is too small.
 * @throws RangeError for an id that stands twice, and as `pauleMandel`
 * @see Efron and Morris (1975), Data analysis using Stein's estimator, JASA 70, 311–319, section 3; Rao and
 *   Molina (2015), Small Area Estimation, 2nd edition, section 6.1 (the area-level model without covariates)
 */
export function shrink(estimates: readonly OwnEstimate[]): Shrinkage {
  if (new Set(estimates.map(({ id }) => id)).size < estimates.length)
    throw new RangeError('an id stands more than once');
  const known = estimates
    .flatMap(({ id, value, standard_error }) =>
      value === null || standard_error === null ? [] : [{ id, value, standard_error }],
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  if (known.length === 0) return { mean: null, between: 0, areas: new Map() };
  const between = pauleMandel(known);
  const mean = precisionWeightedMean(known, between);
  return { mean, between, areas: new Map(known.map((area) => [area.id, shrinkOne(area, mean, between)])) };
}
