import { AGGREGATE, pick } from '../robustness/draw.js';
import { pair } from '../robustness/pair.js';
import type { RobustnessResult } from '../robustness/robustness-of.js';

/** In what share of the replicates one area is ahead of another. */
export interface Against {
  readonly area_code: string;
  readonly area_name: string;
  readonly rank: number | null;
  /** Share of the replicates in which the first is ahead, behind or level, where both have a rank. */
  readonly ahead: number | null;
  readonly behind: number | null;
  readonly level: number | null;
  readonly replicates: number;
  /** The share in which the first is ahead, by the aggregation that was drawn; where there are several. */
  readonly by_aggregation?: readonly { readonly aggregate: string; readonly ahead: number }[];
}

/**
 * In what share of the replicates of each aggregation the first of two areas is ahead, where both are ranked.
 * The aggregation of a replicate is drawn again, which gives what it had.
 * @param aggregates those that the method draws from, in its order
 */
export function byAggregation(
  { ranks, units, seed, from }: Pick<RobustnessResult, 'ranks' | 'units' | 'seed' | 'from'>,
  [a, b]: readonly [a: number, b: number],
  aggregates: readonly string[],
): NonNullable<Against['by_aggregation']> {
  if (aggregates.length < 2) return [];
  const counts = aggregates.map((aggregate) => ({ aggregate, ahead: 0, both: 0 }));
  for (let i = 0; (i + 1) * units <= ranks.length; i += 1) {
    const rankA = ranks[i * units + a]!;
    const rankB = ranks[i * units + b]!;
    const count = counts[pick(aggregates.length, seed, from + i, AGGREGATE)];
    if (count === undefined || rankA === 0 || rankB === 0) continue;
    count.both += 1;
    if (rankA < rankB) count.ahead += 1;
  }
  return counts.flatMap(({ aggregate, ahead, both }) =>
    both === 0 ? [] : [{ aggregate, ahead: ahead / both }],
  );
}

interface Named {
  readonly area_code: string;
  readonly area_name: string;
  readonly rank: number | null;
}

/**
 * Compares two areas replicate by replicate.
 * @param codes codes of all areas, in the order of the ranks in a replicate
 */
export function against(
  { ranks, units }: Pick<RobustnessResult, 'ranks' | 'units'>,
  codes: readonly string[],
  code: string,
  other: Named,
): Against {
  const { ahead, behind, tied } = pair(ranks, units, codes.indexOf(code), codes.indexOf(other.area_code));
  const both = ahead + behind + tied;
  const share = (count: number) => (both === 0 ? null : count / both);
  return {
    area_code: other.area_code,
    area_name: other.area_name,
    rank: other.rank,
    ahead: share(ahead),
    behind: share(behind),
    level: share(tied),
    replicates: both,
  };
}
