/** Numbers of replicates in which one unit is ahead of another. */
export interface Pair {
  /** The first unit has the better rank. */
  readonly ahead: number;
  readonly behind: number;
  readonly tied: number;
  /** At least one of the two has no rank. */
  readonly neither: number;
}

/**
 * Compares units `a` and `b` replicate by replicate; the four counts add up to the replicates.
 * @param ranks the ranks of all units, replicate by replicate; 0 for none
 * @throws RangeError for a unit that does not exist
 */
export function pair(ranks: Int32Array, units: number, a: number, b: number): Pair {
  for (const unit of [a, b])
    if (!(Number.isInteger(unit) && unit >= 0 && unit < units))
      throw new RangeError(`there is no unit ${unit}`);
  let ahead = 0;
  let behind = 0;
  let tied = 0;
  let neither = 0;
  for (let start = 0; start + units <= ranks.length; start += units) {
    const rank_a = ranks[start + a]!;
    const rank_b = ranks[start + b]!;
    if (rank_a === 0 || rank_b === 0) neither += 1;
    else if (rank_a < rank_b) ahead += 1;
    else if (rank_a > rank_b) behind += 1;
    else tied += 1;
  }
  return { ahead, behind, tied, neither };
}
