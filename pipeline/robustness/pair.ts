/** In how many replicates one unit is ahead of another. */
export interface Pair {
  /** The first has the better rank. */
  readonly ahead: number;
  readonly behind: number;
  readonly tied: number;
  /** One of them, or both, has no rank. */
  readonly neither: number;
}

/**
 * Compares units `a` and `b` replicate by replicate; the four counts add up to the replicates.
 * @param ranks replicate by replicate, those of all units; 0 for none
 * @throws RangeError for a unit that is not there
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
    const one = ranks[start + a]!;
    const other = ranks[start + b]!;
    if (one === 0 || other === 0) neither += 1;
    else if (one < other) ahead += 1;
    else if (one > other) behind += 1;
    else tied += 1;
  }
  return { ahead, behind, tied, neither };
}
