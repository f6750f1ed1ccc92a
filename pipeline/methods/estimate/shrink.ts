import { type Estimated, pauleMandel, precisionWeightedMean } from './paule-mandel.js';

/** The estimate of an area; null where it has none. */
export interface OwnEstimate {
  readonly id: string;
  readonly value: number | null;
  readonly standard_error: number | null;
}

export interface Shrunken {
  /** The value before shrinkage. */
  readonly value: number;
  /** w × value + (1 − w) × mean of all areas. */
  readonly shrunken: number;
  /** w = τ²/(τ² + σ²), 0 to 1. */
  readonly weight: number;
  /** Standard error of the shrunken value: √(w σ²). */
  readonly standard_error: number;
}

export interface Shrinkage {
  /** Precision-weighted mean of all areas; null where there are none. */
  readonly mean: number | null;
  /** Variance between areas, in squared units. */
  readonly between: number;
  /** By id, in the order of ids; areas without a value or a standard error are left out. */
  readonly areas: ReadonlyMap<string, Shrunken>;
}

interface Known extends Estimated {
  readonly id: string;
}

function shrinkOne({ value, standard_error }: Known, mean: number, between: number): Shrunken {
  const variance = standard_error ** 2;
  // an exact value is not shrunk, even where all areas are the same
  const weight = variance === 0 ? 1 : between / (between + variance);
  const blend = weight * value + (1 - weight) * mean;
  const shrunken = Math.min(Math.max(blend, Math.min(value, mean)), Math.max(value, mean));
  return { value, shrunken, weight, standard_error: Math.sqrt(weight) * standard_error };
}

/**
 * Empirical-Bayes shrinkage of small-area estimates towards the mean of all areas: the less precise an
 * estimate, the more it is pulled. The variance between areas is Paule and Mandel's; sums run in the order of
 * ids, so the digits do not depend on the order given. The standard error takes τ² and the mean as known, so
 * it is too small with few areas.
 * @throws RangeError for an id that is given twice, and as `pauleMandel`
 * @see Efron and Morris (1975), Data analysis using Stein's estimator, JASA 70, 311–319, section 3; Rao and
 *   Molina (2015), Small Area Estimation, 2nd edition, section 6.1 (the area-level model without covariates)
 */
export function shrink(estimates: readonly OwnEstimate[]): Shrinkage {
  if (new Set(estimates.map(({ id }) => id)).size < estimates.length)
    throw new RangeError('an id is given more than once');
  const known = estimates
    .flatMap(({ id, value, standard_error }) =>
      value === null || standard_error === null ? [] : [{ id, value, standard_error }],
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (known.length === 0) return { mean: null, between: 0, areas: new Map() };
  const between = pauleMandel(known);
  const mean = precisionWeightedMean(known, between);
  return { mean, between, areas: new Map(known.map((area) => [area.id, shrinkOne(area, mean, between)])) };
}
