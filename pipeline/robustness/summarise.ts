import { COLDSPOT, groupsInto, HOTSPOT } from '../methods/rank/groups.js';
import { intervalOf } from '../methods/rank/tally.js';

/** Summary of a unit over replicates; ranks and shares are null where it never had a rank. */
export interface AreaSummary {
  readonly rank_median: number | null;
  /** The 5th percentile, a rank that occurred. */
  readonly rank_low: number | null;
  /** The 95th percentile, a rank that occurred. */
  readonly rank_high: number | null;
  /** Share of those replicates in which the unit has a rank. */
  readonly coldspot_probability: number | null;
  readonly hotspot_probability: number | null;
  readonly replicates_ranked: number;
}

/** How often each unit is in each end. */
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
  throw new RangeError(`${ranks.length} ranks are not whole replicates of ${units} units`);
}

/**
 * Summarises the ranks of replicates: the median and the 5th and 95th percentiles by nearest rank, so that
 * each is a rank that occurred; and how often the unit is in each end. Replicates without a rank do not count
 * for a unit.
 * @param ranks the ranks of all units, replicate by replicate; 0 for none
 * @param groupShare share of the units in each end; `tolerance` of the product, as in `groupsOf`
 * @returns one for each unit
 * @throws RangeError if the ranks are not whole replicates
 */
export function summarise(
  ranks: Int32Array,
  units: number,
  groupShare: number,
  tolerance: number,
): AreaSummary[] {
  checkShape(ranks, units);
  const { hot, cold } = countEnds(ranks, units, groupShare, tolerance);
  // unit by unit, so that memory grows with the number of units and not with its square
  const counts = new Uint32Array(units + 1);
  return Array.from({ length: units }, (_, unit): AreaSummary => {
    let draws = 0;
    let smallest = units;
    let largest = 0;
    for (let index = unit; index < ranks.length; index += units) {
      const rank = ranks[index]!;
      if (rank === 0) continue;
      counts[rank]! += 1;
      draws += 1;
      if (rank < smallest) smallest = rank;
      if (rank > largest) largest = rank;
    }
    const interval = intervalOf(counts, draws, smallest);
    // no further than its ranks reach: of many units, all would take time by their square
    counts.fill(0, smallest, largest + 1);
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
