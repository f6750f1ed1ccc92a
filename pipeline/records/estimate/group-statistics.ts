import { group } from 'd3-array';
import type { Measure, People, Reason } from './area-estimate.js';
import { addSums, type Cell, type Sums } from './cells.js';
import type { Group } from './groups.js';
import type { Median } from './medians.js';
import { allSame, type Raw, rawGap, rawMean, rawSlope } from './moments.js';
import { type ByQualification, type Split, split, substitutedShare } from './split.js';

/**
 * With more than this share of the bottom fifth without a counterpart, there is no split: section 3.2 of the
 * methods.
 */
const MAX_SUBSTITUTED = 0.1;

/** A statistic, or the reason for its absence. */
export type Result<T = Raw> = T | Reason;

/** The statistics of a group, before standard errors are pooled. */
export interface GroupStatistics {
  readonly group: Group;
  readonly disadvantaged: Sums;
  readonly bottom: Sums;
  readonly top: Sums;
  /** The parts of the two fifths whose qualification is known. */
  readonly qualified: { readonly bottom: Sums; readonly top: Sums };
  readonly qualifications: { readonly bottoms: ByQualification; readonly tops: ByQualification };
  readonly line: Sums;
  readonly median: Median | undefined;
  readonly substituted_share: number;
  readonly measures: Readonly<Record<Measure, Result>>;
}

export function byQualification(cells: readonly Cell[], fifth: number): ByQualification {
  const known = cells.filter((cell) => cell.fifth === fifth && cell.qualification !== null);
  const grouped = group(known, ({ qualification }) => qualification ?? '');
  const sorted = [...grouped].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([name, all]) => [name, addSums(all.map(({ sums }) => sums))]));
}

const sumOf = (cells: readonly Cell[], which: (cell: Cell) => boolean) =>
  addSums(cells.filter(which).map(({ sums }) => sums));

/** The reason if a group is too small for a mean with a standard error. */
const tooSmall = ({ n }: Sums, none: Reason): Reason | undefined =>
  n === 0n ? none : n === 1n ? 'one_record' : undefined;

function splitOf(bottom: ByQualification, top: ByQualification, nation: ByQualification): Result<Split> {
  if (substitutedShare(bottom, top) > MAX_SUBSTITUTED) return 'substituted_share';
  return split(bottom, top, nation) ?? 'no_counterpart';
}

function slopeOf(cells: readonly Cell[], line: Sums, steps: number, none: Reason): Result {
  if (line.n < 3n) return tooSmall(line, none) ?? 'two_records';
  const fifths = group(cells, ({ fifth }) => fifth ?? 0);
  const ordered = [...fifths]
    .sort(([a], [b]) => a - b)
    .map(([, all]) => addSums(all.map(({ sums }) => sums)));
  return rawSlope(ordered, steps) ?? 'no_spread';
}

/**
 * The statistics of a group from its cells. The gap is of everyone with earnings that count. Its split is of
 * those whose qualification is known, so explained and unexplained add up to the gap of these, exactly.
 */
export function groupStatistics(
  group: Group,
  cells: readonly Cell[],
  nation: ByQualification,
  median: Median | undefined,
  steps: number,
): GroupStatistics {
  const bottoms = byQualification(cells, 1);
  const tops = byQualification(cells, 5);
  const qualified = { bottom: addSums(bottoms.values()), top: addSums(tops.values()) };
  const bottom = sumOf(cells, ({ fifth }) => fifth === 1);
  const top = sumOf(cells, ({ fifth }) => fifth === 5);
  const disadvantaged = sumOf(cells, ({ fsm }) => fsm === true);
  const onLine = cells.filter(({ has_circumstances }) => has_circumstances);
  const line = sumOf(onLine, () => true);
  const none = (why: Reason): Reason => (cells.length === 0 ? 'no_earnings' : why);
  const noMean = tooSmall(disadvantaged, none('no_disadvantaged'));
  const noGap = tooSmall(bottom, none('one_fifth_empty')) ?? tooSmall(top, none('one_fifth_empty'));
  const noSplit =
    noGap ?? tooSmall(qualified.bottom, 'no_qualification') ?? tooSmall(qualified.top, 'no_qualification');
  const parts = noSplit ?? splitOf(bottoms, tops, nation);
  return {
    group,
    disadvantaged,
    bottom,
    top,
    qualified,
    qualifications: { bottoms, tops },
    line,
    median,
    substituted_share: substitutedShare(bottoms, tops),
    measures: {
      earnings_mean: noMean ?? rawMean(disadvantaged),
      earnings_median: noMean ?? median ?? 'no_earnings',
      gap: noGap ?? rawGap(bottom, top),
      gap_slope: slopeOf(onLine, line, steps, none('no_circumstances')),
      explained: typeof parts === 'string' ? parts : parts.explained,
      unexplained: typeof parts === 'string' ? parts : parts.unexplained,
    },
  };
}

export const people = (sums: Sums): People => ({
  n: Number(sums.n),
  largest_share: sums.wy === 0n ? 1 : Number(sums.top) / Math.abs(Number(sums.wy)),
  all_same: allSame(sums),
});
