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
