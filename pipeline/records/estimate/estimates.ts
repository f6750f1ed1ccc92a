import { group } from 'd3-array';
import { type AreaEstimate, MEASURES, type Measure, type Precise } from './area-estimate.js';
import type { Cell } from './cells.js';
import type { Checks } from './checks.js';
import type { CutPoints } from './cut-points.js';
import { byQualification, type GroupStatistics, groupStatistics, people } from './group-statistics.js';
import type { Group } from './groups.js';
import type { Median } from './medians.js';
import type { Raw } from './moments.js';
import type { OutOfRangeRow } from './options.js';

/** With fewer people than this, an area's own variance is unreliable. */
export const FEW_PEOPLE = 30;

/** Variance per effective person within areas, by measure; without the measures that no area has. */
export type Pooled = ReadonlyMap<Measure, number>;

/**
 * Variance per effective person, v = (variance of the statistic) × (effective number), pooled over the areas
 * with two people or more, with n − 1 as weight.
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
 * A statistic with its standard error: from its own variance or, for fewer than thirty people, from the
 * variance pooled over all areas. The variance of a few people can be close to zero by chance, and shrinkage
 * would then leave their figure as it is (section 3.2 of the methods).
 */
export function precise(raw: Raw, pooledVariance: number | undefined): Precise {
  const own = raw.people >= FEW_PEOPLE || pooledVariance === undefined;
  return { value: raw.value, standard_error: Math.sqrt(own ? raw.variance : pooledVariance / raw.effective) };
}

/** The result of estimating from records. */
export interface Estimates {
  /** Areas, then regions, then countries, each by code. */
  readonly estimates: readonly AreaEstimate[];
  readonly checks: Checks;
  /** Sums by area, free school meals, fifth and qualification. */
  readonly cells: readonly Cell[];
  readonly cuts: CutPoints;
  /** The first values out of range, with their rows. They must not leave. */
  readonly outOfRange: readonly OutOfRangeRow[];
}

function toEstimate(statistics: GroupStatistics, pooled: Pooled): AreaEstimate {
  const { group, disadvantaged, bottom, top, qualified, line, median, substituted_share } = statistics;
  const measures = {} as Record<Measure, Precise | null>;
  const reasons: Partial<Record<Measure, string>> = {};
  for (const measure of MEASURES) {
    const raw = statistics.measures[measure];
    measures[measure] = typeof raw === 'string' ? null : precise(raw, pooled.get(measure));
    if (typeof raw === 'string') reasons[measure] = raw;
  }
  return {
    area_code: group.code,
    area_name: group.name,
    level: group.level,
    parent: group.parent,
    disadvantaged: {
      ...people(disadvantaged),
      below_median: median?.below ?? 0,
      above_median: median?.above ?? 0,
    },
    bottom: people(bottom),
    top: people(top),
    qualified: { bottom: people(qualified.bottom), top: people(qualified.top) },
    line: people(line),
    substituted_share,
    measures,
    reasons,
  };
}

/**
 * Estimates of the groups, in order, from the sums by cell and the medians. `steps` is the number of steps
 * from p10 to p90.
 */
export function estimatesOf(
  groups: readonly Group[],
  cells: readonly Cell[],
  medians: ReadonlyMap<string, Median>,
  steps: number,
): AreaEstimate[] {
  const byArea = group(cells, ({ area_code }) => area_code);
  const nation = byQualification(cells, 5);
  const statistics = groups.map((group) => {
    const own = group.areas.flatMap((code) => byArea.get(code) ?? []);
    return groupStatistics(group, own, nation, medians.get(group.key), steps);
  });
  const pooled = pool(statistics);
  return statistics.map((ofGroup) => toEstimate(ofGroup, pooled));
}
