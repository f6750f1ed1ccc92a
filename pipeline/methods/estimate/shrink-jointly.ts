import { type Between, betweenCovariance, type JointEstimate } from './between-covariance.js';
import { rootOf, solveWith } from './semidefinite.js';

/** The estimates of an area, with its id. */
export interface OwnEstimates extends JointEstimate {
  readonly id: string;
}

export interface JointlyShrunken {
  /** NaN where the area has no estimate of the measure. */
  readonly shrunken: readonly number[];
  /**
   * Covariance of the true values around the shrunken ones, given the estimates; zero for a missing measure.
   */
  readonly covariance: readonly (readonly number[])[];
  /** 1 − variance around the shrunken value ÷ variance between areas, 0 to 1: how much the estimates tell. */
  readonly weight: readonly number[];
}

export interface JointShrinkage extends Between {
  /** By id, in the order of ids. */
  readonly areas: ReadonlyMap<string, JointlyShrunken>;
}

function shrinkOne({ values, covariance }: OwnEstimates, between: Between): JointlyShrunken {
  const known = values.flatMap((value, measure) => (Number.isNaN(value) ? [] : [measure]));
  const tau = (a: number, b: number) => between.covariance[a]![b]!;
  const root = rootOf(known.map((a) => known.map((b) => tau(a, b) + covariance[a]![b]!)));
  const solved = solveWith(
    root,
    known.map((measure) => values[measure]! - between.means[measure]!),
  );
  const pulls = known.map((b) =>
    solveWith(
      root,
      known.map((a) => tau(a, b)),
    ),
  );
  const shrunken = values.map(() => Number.NaN);
  const weight = values.map(() => 0);
  const around = values.map((row) => values.map(() => row * 0));
  for (const row of around) row.fill(0);
  for (const [i, a] of known.entries()) {
    shrunken[a] = between.means[a]! + known.reduce((sum, b, j) => sum + tau(a, b) * solved[j]!, 0);
    for (const [j, b] of known.entries()) {
      const explained = known.reduce((sum, c, k) => sum + tau(a, c) * pulls[j]![k]!, 0);
      around[a]![b] = tau(a, b) - explained;
      if (i === j && tau(a, a) > 0) weight[a] = Math.min(1, Math.max(0, explained / tau(a, a)));
    }
  }
  return { shrunken, covariance: around, weight };
}

/**
 * Empirical-Bayes shrinkage of several measures of each area at once: θ̂ = ȳ + T (T + V)⁻¹ (y − ȳ), with the
 * sampling covariance V of the area and the covariance T between areas, and T − T (T + V)⁻¹ T around it. Each
 * measure is pulled towards the mean of all areas, and the others of the area tell something of it: where
 * their errors go together, they are taken out together. A measure with no variance between areas is the mean
 * everywhere, and tells nothing. A covariance may be singular, as where two measures are the same.
 * @throws RangeError for an id that is given twice, and as `pauleMandel`
 * @see Fuller and Harter (1987), The multivariate components of variance model for small area estimation, in
 *   Platek and others, Small Area Statistics, 103–123; Rao and Molina (2015), Small Area Estimation, 2nd
 *   edition, section 4.4.1 (multivariate Fay–Herriot models)
 */
export function shrinkJointly(estimates: readonly OwnEstimates[], measures: number): JointShrinkage {
  if (new Set(estimates.map(({ id }) => id)).size < estimates.length)
    throw new RangeError('an id is given more than once');
  const sorted = [...estimates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const between = betweenCovariance(sorted, measures);
  return { ...between, areas: new Map(sorted.map((area) => [area.id, shrinkOne(area, between)])) };
}
