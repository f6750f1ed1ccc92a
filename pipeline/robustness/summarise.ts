import { COLDSPOT, groupsInto, HOTSPOT } from '../methods/rank/groups.js';
import { RankCounts } from '../methods/rank/tally.js';

/** What many replicates say of one unit; ranks and shares are null where it never had a rank. */
export interface AreaSummary {
  readonly rank_median: number | null;
  /** The 5 % point, a rank that occurred. */
  readonly rank_low: number | null;
  /** The 95 % point. */
  readonly rank_high: number | null;
  /** Shares of the replicates in which the unit has a rank. */
  readonly coldspot_probability: number | null;
  readonly hotspot_probability: number | null;
  readonly replicates_ranked: number;
}

/** How often each unit is in either end. */
function countEnds(ranks: Int32Array, units: number, share: number, tolerance: number) {
  const hot = new Uint32Array(units);
  const cold = new Uint32Array(units);
  const groups = new Uint8Array(units);
  const tied = new Int32Array(units + 1);
  for (let start = 0; start < ranks.length; start += units) {
    groupsInto(groups, ranks.subarray(start, start + units), share, tolerance, tied);
    for (let unit = 0; unit < units; unit += 1) {
      if (groups[unit] === HOTSPOT) hot[unit]! += 1;
      else if (groups[unit] === COLDSPOT) cold[unit]! += 1;
    }
  }
  return { hot, cold };
}

function checkShape(ranks: Int32Array, units: number): void {
  if (units > 0 && ranks.length % units === 0) return;
  throw new RangeError(`${ranks.length} ranks are not those of whole replicates of ${units} units`);
}

/**
 * Summarises the ranks of replicates: median, and 5 to 95 % by nearest rank, so that each is a rank that occurred; and
 * how often the unit is in either end. Where a unit has no rank, the replicate does not count for it.
 * @param ranks replicate by replicate, those of all units; 0 for none
 * @param groupShare share of the units in each end; `tolerance` of the product, as in `groupsOf`
 * @returns one for each unit
 * @throws RangeError where the ranks are not those of whole replicates
 */
export function summarise(
  ranks: Int32Array,
  units: number,
  groupShare: number,
  tolerance: number,
): AreaSummary[] {
  checkShape(ranks, units);
  const { hot, cold } = countEnds(ranks, units, groupShare, tolerance);
  // one unit after the other, so that memory grows with the units and not with their square
  const counts = new RankCounts(units);
  return Array.from({ length: units }, (_, unit): AreaSummary => {
    counts.clear();
    for (let index = unit; index < ranks.length; index += units) counts.add(ranks[index]!);
    const { draws } = counts;
    const interval = counts.interval();
    return {
      rank_median: interval?.rank_median ?? null,
      rank_low: interval?.rank_low ?? null,
      rank_high: interval?.rank_high ?? null,
      coldspot_probability: draws === 0 ? null : cold[unit]! / draws,
      hotspot_probability: draws === 0 ? null : hot[unit]! / draws,
      replicates_ranked: draws,
    };
  });
}
