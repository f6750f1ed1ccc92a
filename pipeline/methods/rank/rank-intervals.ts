/**
 * Ranks between which an area lies in nine draws of ten, and the one in the middle; each is a rank that was
 * drawn.
 */
export interface RankInterval {
  readonly rank_low: number;
  readonly rank_median: number;
  readonly rank_high: number;
}

/**
 * Counts, over many draws, how often each area takes each rank, so that no draw need be kept or sorted.
 * @param areas how many areas there are, which is also the highest rank
 */
export class RankTally {
  readonly #width: number;
  readonly #counts: Uint32Array;
  readonly #draws: Uint32Array;

  constructor(areas: number) {
    this.#width = areas + 1;
    this.#counts = new Uint32Array(areas * this.#width);
    this.#draws = new Uint32Array(areas);
  }

  /** Takes the ranks of one draw, one for each area; 0 where it has none. */
  add(ranks: Int32Array): void {
    for (let area = 0; area < ranks.length; area += 1) {
      const rank = ranks[area]!;
      if (rank === 0) continue;
      this.#counts[area * this.#width + rank]! += 1;
      this.#draws[area]! += 1;
    }
  }

  /**
   * The rank at or below which at least `per_cent` of the area's draws lie: sorted[⌈p M⌉ − 1], in whole
   * numbers.
   */
  #at(area: number, per_cent: number): number {
    const place = Math.ceil((per_cent * this.#draws[area]!) / 100);
    let [rank, passed] = [0, 0];
    while (passed < place) {
      rank += 1;
      passed += this.#counts[area * this.#width + rank]!;
    }
    return rank;
  }

  /** 5 to 95 % and the median, by nearest rank; null for an area that never had a rank. */
  interval(area: number): RankInterval | null {
    if (!this.#draws[area]) return null;
    return {
      rank_low: this.#at(area, 5),
      rank_median: this.#at(area, 50),
      rank_high: this.#at(area, 95),
    };
  }
}
