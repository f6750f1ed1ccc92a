/** The 5th, 50th and 95th percentiles of drawn ranks, by nearest rank, so each is a rank that was drawn. */
export interface RankInterval {
  readonly rank_low: number;
  readonly rank_median: number;
  readonly rank_high: number;
}

/**
 * The percentiles of the ranks of a unit, from how often it takes each.
 * @param counts by rank
 * @param draws in how many draws it has a rank
 * @param smallest its smallest rank, or one below
 * @returns null for a unit that never had a rank
 */
export function intervalOf(counts: Uint32Array, draws: number, smallest = 1): RankInterval | null {
  if (draws === 0) return null;
  // the nearest-rank percentile, sorted[⌈p M⌉ − 1], from integers
  const percentile = (per_cent: number) => {
    const wanted = Math.ceil((per_cent * draws) / 100);
    let rank = smallest;
    for (let passed = counts[rank]!; passed < wanted; passed += counts[rank]!) rank += 1;
    return rank;
  };
  return { rank_low: percentile(5), rank_median: percentile(50), rank_high: percentile(95) };
}

/**
 * Counts of the ranks of every area, for draws that come one at a time, so that none has to be kept or
 * sorted; they take memory for areas × areas of them.
 */
export class RankTally {
  /** By area and rank; the first place of each area counts draws without a rank. */
  readonly #counts: Uint32Array;
  readonly #width: number;

  /** @param areas how many areas there are, which is also the largest rank */
  constructor(areas: number) {
    this.#width = areas + 1;
    this.#counts = new Uint32Array(areas * this.#width);
  }

  /** Counts the ranks of one draw, one rank for each area; 0 where it has none. */
  add(ranks: Int32Array): void {
    const counts = this.#counts;
    const width = this.#width;
    for (let area = 0; area < ranks.length; area += 1) counts[area * width + ranks[area]!]! += 1;
  }

  interval(area: number): RankInterval | null {
    const counts = this.#counts.subarray(area * this.#width, (area + 1) * this.#width);
    let draws = 0;
    for (let rank = 1; rank < counts.length; rank += 1) draws += counts[rank]!;
    return intervalOf(counts, draws);
  }
}
