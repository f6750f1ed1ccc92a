import { type AreaEstimate, MEASURES, type Measure, type Precise } from './area-estimate.js';
import type { Cell } from './cells.js';
import type { Checks } from './checks.js';
import type { CutPoints } from './cut-points.js';
import { groupBy } from './group-by.js';
import { byQualification, type GroupStatistics, groupStatistics, people } from './group-statistics.js';
import type { Group } from './groups.js';
import type { Median } from './medians.js';
import { type Pooled, pool, precise } from './pooled.js';

/** What is found of records. */
export interface Estimates {
  /** Areas, then regions, then countries, each by code. */
  readonly estimates: readonly AreaEstimate[];
  readonly checks: Checks;
  /** Sums by area, free school meals, fifth and qualification. */
  readonly cells: readonly Cell[];
  readonly cuts: CutPoints;
}

function toEstimate(statistics: GroupStatistics, pooled: Pooled): AreaEstimate {
  const { group, disadvantaged, bottom, top, line, median, substituted_share } = statistics;
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
    line: people(line),
    substituted_share,
    measures,
    reasons,
  };
}

/**
 * Estimates of the groups in their order, from the sums by cell and the medians. `steps` lie between p10 and
 * p90.
 */
export function estimatesOf(
  groups: readonly Group[],
  cells: readonly Cell[],
  medians: ReadonlyMap<string, Median>,
  steps: number,
): AreaEstimate[] {
  const byArea = groupBy(cells, ({ area_code }) => area_code);
  const nation = byQualification(cells, 5);
  const statistics = groups.map((group) => {
    const own = group.areas.flatMap((code) => byArea.get(code) ?? []);
    return groupStatistics(group, own, nation, medians.get(group.key), steps);
  });
  const pooled = pool(statistics);
  return statistics.map((one) => toEstimate(one, pooled));
}
