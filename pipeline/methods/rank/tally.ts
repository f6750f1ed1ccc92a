/** The 5th, 50th and 95th percentiles of drawn ranks, by nearest rank, so each is a rank that was drawn. */
export interface RankInterval {
  readonly rank_low: number;
  readonly rank_median: number;
  readonly rank_high: number;
}

/** How often a unit takes each rank over many draws, so that no draw has to be kept or sorted. */
export class RankCounts {
  readonly #counts: Uint32Array;
  #smallest: number;
  #largest = 0;
  /** Draws in which the unit has a rank. */
  draws = 0;

  /** @param units how many units there are, which is also the largest rank */
  constructor(units: number) {
    this.#counts = new Uint32Array(units + 1);
    this.#smallest = units + 1;
  }

  /** Counts the rank of one draw; 0 means no rank and is not counted. */
  add(rank: number): void {
    if (rank === 0) return;
    this.#counts[rank]! += 1;
    this.draws += 1;
    if (rank < this.#smallest) this.#smallest = rank;
    if (rank > this.#largest) this.#largest = rank;
  }

  /** Resets the counts, so that one object can be used for unit after unit. */
  clear(): void {
    this.#counts.fill(0, this.#smallest, this.#largest + 1);
    this.#smallest = this.#counts.length;
    this.#largest = 0;
    this.draws = 0;
  }

  /** The nearest-rank percentile, sorted[⌈p M⌉ − 1], from integers. */
  #percentile(per_cent: number): number {
    const wanted = Math.ceil((per_cent * this.draws) / 100);
    let rank = this.#smallest;
    for (let passed = this.#counts[rank]!; passed < wanted; passed += this.#counts[rank]!) rank += 1;
    return rank;
  }

  /** Null for a unit that never had a rank. */
  interval(): RankInterval | null {
    if (this.draws === 0) return null;
    return {
      rank_low: this.#percentile(5),
      rank_median: this.#percentile(50),
      rank_high: this.#percentile(95),
    };
  }
}

/**
 * `RankCounts` of every area, for draws that come one at a time; it takes memory for areas × areas counts.
 */
export class RankTally {
  readonly #areas: readonly RankCounts[];

  constructor(areas: number) {
    this.#areas = Array.from({ length: areas }, () => new RankCounts(areas));
  }

  /** Counts the ranks of one draw, one rank for each area; 0 where it has none. */
  add(ranks: Int32Array): void {
    for (let area = 0; area < ranks.length; area += 1) this.#areas[area]!.add(ranks[area]!);
  }

  interval(area: number): RankInterval | null {
    return this.#areas[area]!.interval();
  }
}
