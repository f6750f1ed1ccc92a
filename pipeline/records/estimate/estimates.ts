import { group } from 'd3-array';
import type { Matrix } from '../../methods/estimate/semidefinite.js';
import { type AreaEstimate, MEASURES, type Measure, type Precise } from './area-estimate.js';
import type { Cell } from './cells.js';
import type { Checks } from './checks.js';
import type { CutPoints } from './cut-points.js';
import { errorCorrelations, pooledCorrelations, TOGETHER } from './error-correlations.js';
import { byQualification, type GroupStatistics, groupStatistics, people } from './group-statistics.js';
import type { Group } from './groups.js';
import type { Median } from './medians.js';
import type { Raw } from './moments.js';
import type { OutOfRangeRow } from './options.js';
import type { ByQualification } from './split.js';

/** With fewer people than this, an area's own variance is unreliable. */
export const FEW_PEOPLE = 30;
/** The variance pooled over all areas counts as much as that of so many people, where values are shrunk. */
const POOLED_PEOPLE = 100;

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
 * A statistic with its standard errors. The first comes from its own variance or, for fewer than thirty
 * people, from the variance pooled over all areas: that of a few people can be close to zero by chance. The
 * smoothed one, by which it is shrunk (section 3.2 of the methods), has a variance between the two, in
 * which the pooled one counts as much as a hundred people. Earnings are skewed, so that an area without a
 * very high earner has both a low mean and a small variance of its own: by that, it would weigh too much in
 * the mean of all areas.
 * @see Rao and Molina (2015), Small Area Estimation, 2nd edition, chapter 6 (smoothed sampling
 *   variances)
 */
export function precise(raw: Raw, pooledVariance: number | undefined): Precise {
  const { value, variance, people, effective } = raw;
  if (pooledVariance === undefined) return { value, standard_error: Math.sqrt(variance) };
  const own = variance * effective;
  const smoothed = (people * own + POOLED_PEOPLE * pooledVariance) / (people + POOLED_PEOPLE);
  return {
    value,
    standard_error: Math.sqrt(people >= FEW_PEOPLE ? variance : pooledVariance / effective),
    smoothed_error: Math.sqrt(smoothed / effective),
  };
}

/** The result of estimating from records. */
export interface Estimates {
  /** Areas, then regions, then countries, each by code. */
  readonly estimates: readonly AreaEstimate[];
  readonly checks: Checks;
  /** Sums by area, free school meals, fifth and qualification. */
  readonly cells: readonly Cell[];
  readonly cuts: Omit<CutPoints, 'table'>;
  /** The first values out of range, with their rows. They must not leave. */
  readonly outOfRange: readonly OutOfRangeRow[];
  /** What stands for the records in a receipt, where they are not in files. */
  readonly records?: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** The fewest people behind a measure that the area has. */
const fewest = ({ measures }: GroupStatistics): number =>
  TOGETHER.reduce((min, measure) => {
    const raw = measures[measure];
    return typeof raw === 'string' ? min : Math.min(min, raw.people);
  }, Number.POSITIVE_INFINITY);

/**
 * The correlations of the errors of each area, in order; undefined for regions and countries. Those of fewer
 * than thirty people are unreliable: they have the mean over the areas with every measure, by people.
 */
function correlationsOf(
  all: readonly GroupStatistics[],
  byArea: ReadonlyMap<string, readonly Cell[]>,
  nation: ByQualification,
): (Matrix | undefined)[] {
  const own = all.map((statistics) =>
    statistics.group.level === 'area'
      ? errorCorrelations(statistics, byArea.get(statistics.group.code) ?? [], nation)
      : undefined,
  );
  const pooled = pooledCorrelations(
    own.flatMap((matrix, i) => {
      const { earnings_mean, gap, unexplained } = all[i]!.measures;
      const complete = [earnings_mean, gap, unexplained].every((one) => typeof one !== 'string');
      return matrix !== undefined && complete ? [{ matrix, weight: fewest(all[i]!) }] : [];
    }),
  );
  return own.map((matrix, i) =>
    matrix === undefined ? undefined : fewest(all[i]!) < FEW_PEOPLE ? pooled : matrix,
  );
}

function toEstimate(
  statistics: GroupStatistics,
  pooled: Pooled,
  correlations: Matrix | undefined,
): AreaEstimate {
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
    ...(correlations === undefined ? {} : { correlations }),
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
  const correlations = correlationsOf(statistics, byArea, nation);
  return statistics.map((ofGroup, i) => toEstimate(ofGroup, pooled, correlations[i]));
}
