/** What a unit is by its rank; `NO_RANK` where it has none. */
export const [NO_RANK, MIDDLE, HOTSPOT, COLDSPOT] = [0, 1, 2, 3] as const;

/**
 * `groupsOfRanks` without allocation.
 * @param groups receives the groups
 * @param tied room to work in, one longer than the ranks
 */
export function groupsInto(
  groups: Uint8Array,
  ranks: Int32Array,
  share: number,
  tolerance: number,
  tied: Int32Array,
): void {
  tied.fill(0);
  for (let unit = 0; unit < ranks.length; unit += 1) tied[ranks[unit]!]! += 1;
  const n = ranks.length - tied[0]!;
  const k = Math.ceil(n * share - tolerance);
  for (let unit = 0; unit < ranks.length; unit += 1) {
    const rank = ranks[unit]!;
    const from_worst = n - rank - tied[rank]! + 2;
    if (rank === 0) groups[unit] = NO_RANK;
    else if (rank <= k === from_worst <= k) groups[unit] = MIDDLE;
    else groups[unit] = rank <= k ? HOTSPOT : COLDSPOT;
  }
}

/**
 * The groups that ranks make, as the edition's: hotspots are the best k, coldspots the k counted from the
 * worst end, those tied with the last counted being in; who would be both is neither. k = ⌈n × share −
 * tolerance⌉, n being the units with a rank.
 * @param ranks standard competition ranks, 1 the best; 0 for a unit that has none
 */
export function groupsOfRanks(ranks: Int32Array, share: number, tolerance: number): Uint8Array {
  const groups = new Uint8Array(ranks.length);
  groupsInto(groups, ranks, share, tolerance, new Int32Array(ranks.length + 1));
  return groups;
}
