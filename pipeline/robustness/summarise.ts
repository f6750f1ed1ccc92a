import { COLDSPOT, groupsInto, HOTSPOT, NO_RANK } from '../methods/rank/groups.js';

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

const NEVER: AreaSummary = {
  ...{ rank_median: null, rank_low: null, rank_high: null },
  ...{ coldspot_probability: null, hotspot_probability: null, replicates_ranked: 0 },
};

/** How often each unit has a rank, is a hotspot and is a coldspot. */
function countGroups(ranks: Int32Array, units: number, share: number, tolerance: number): Uint32Array[] {
  const [ranked, hot, cold] = [new Uint32Array(units), new Uint32Array(units), new Uint32Array(units)];
  const [groups, tied] = [new Uint8Array(units), new Int32Array(units + 1)];
  for (let start = 0; start < ranks.length; start += units) {
    groupsInto(groups, ranks.subarray(start, start + units), share, tolerance, tied);
    for (let unit = 0; unit < units; unit += 1) {
      const group = groups[unit];
      if (group === NO_RANK) continue;
      ranked[unit]! += 1;
      if (group === HOTSPOT) hot[unit]! += 1;
      else if (group === COLDSPOT) cold[unit]! += 1;
    }
  }
  return [ranked, hot, cold];
}

/**
 * The ranks of one unit, sorted by counting; one is made for all units, so that room grows with them, not
 * squared.
 */
class RankColumn {
  readonly #counts: Uint32Array;
  readonly #units: number;
  #least = 1;
  #most = 0;
  #draws = 0;

  constructor(units: number) {
    this.#counts = new Uint32Array(units + 1);
    this.#units = units;
  }

  count(ranks: Int32Array, unit: number): void {
    this.#counts.fill(0, this.#least, this.#most + 1);
    [this.#least, this.#most, this.#draws] = [this.#units, 0, 0];
    for (let at = unit; at < ranks.length; at += this.#units) {
      const rank = ranks[at]!;
      if (rank === 0) continue;
      this.#counts[rank]! += 1;
      this.#draws += 1;
      if (rank < this.#least) this.#least = rank;
      if (rank > this.#most) this.#most = rank;
    }
  }

  /** By nearest rank: sorted[⌈p M⌉ − 1], in whole numbers, as `RankTally`. */
  at(per_cent: number): number {
    const place = Math.ceil((per_cent * this.#draws) / 100);
    let rank = this.#least;
    for (let passed = this.#counts[rank]!; passed < place; passed += this.#counts[rank]!) rank += 1;
    return rank;
  }
}

function checkShape(ranks: Int32Array, units: number): void {
  if (units > 0 && ranks.length % units === 0) return;
  throw new RangeError(`${ranks.length} ranks are not those of whole replicates of ${units} units`);
}

/**
 * What each rank is worth: median, and 5 to 95 % by nearest rank, so that each is a rank that occurred; and
 * how often the unit is in either end. Where a unit has no rank, the replicate does not count for it.
 * @param ranks replicate by replicate, those of all units; 0 for none
 * @param groupShare share of the units in each end; `tolerance` of the product, as in `groupsOfRanks`
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
  const [ranked, hot, cold] = countGroups(ranks, units, groupShare, tolerance);
  const column = new RankColumn(units);
  return Array.from({ length: units }, (_, unit): AreaSummary => {
    const draws = ranked![unit]!;
    if (draws === 0) return NEVER;
    column.count(ranks, unit);
    return {
      ...{ rank_median: column.at(50), rank_low: column.at(5), rank_high: column.at(95) },
      coldspot_probability: cold![unit]! / draws,
      hotspot_probability: hot![unit]! / draws,
      replicates_ranked: draws,
    };
  });
}
