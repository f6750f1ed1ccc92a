import type { Measure, Precise } from './area-estimate.js';
import { MEASURES } from './area-estimate.js';
import type { GroupStatistics } from './group-statistics.js';
import type { Raw } from './moments.js';

/** With fewer people than this, an area's own variance says little. */
export const FEW_PEOPLE = 30;

/** Variance per effective person within areas, by measure; of measures that no area has, none. */
export type Pooled = ReadonlyMap<Measure, number>;

/**
 * Variance per effective person, v = (variance of the statistic) × (effective number), pooled over the areas
 * with n − 1 as weight. Of two people or more each.
 */
export function pool(all: readonly GroupStatistics[]): Pooled {
  const areas = all.filter(({ group }) => group.level === 'area');
  const pooled = new Map<Measure, number>();
  for (const measure of MEASURES) {
    let sum = 0;
    let weight = 0;
    for (const { measures } of areas) {
      const raw = measures[measure];
      if (typeof raw === 'string' || raw.people < 2) continue;
      sum += (raw.people - 1) * raw.variance * raw.effective;
      weight += raw.people - 1;
    }
    if (weight > 0) pooled.set(measure, sum / weight);
  }
  return pooled;
}

/**
 * A statistic with its standard error: from its own variance, or, of fewer than thirty people, from the
 * variance pooled over all areas, for the variance of a handful of people is close to nothing by chance and
 * would keep shrinkage from doing its work (section 3.2 of the methods).
 */
export function precise(raw: Raw, pooledVariance: number | undefined): Precise {
  const own = raw.people >= FEW_PEOPLE || pooledVariance === undefined;
  return { value: raw.value, standard_error: Math.sqrt(own ? raw.variance : pooledVariance / raw.effective) };
}
