/** The group of a unit; `NO_RANK` for a unit without a rank. */
export const NO_RANK = 0;
export const MIDDLE = 1;
export const HOTSPOT = 2;
export const COLDSPOT = 3;

/** Number of units in each end: k = ⌈n × share − tolerance⌉, where `n` is the number of units with a rank. */
export const endSize = (n: number, share: number, tolerance: number): number =>
  Math.ceil(n * share - tolerance);

/**
 * `groupsOf` without allocation.
 * @param groups receives the groups
 * @param tied buffer, one element longer than `ranks`
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
  const k = endSize(n, share, tolerance);
  for (let unit = 0; unit < ranks.length; unit += 1) {
    const rank = ranks[unit]!;
    const from_worst = n - rank - tied[rank]! + 2;
    if (rank === 0) groups[unit] = NO_RANK;
    else if (rank <= k === from_worst <= k) groups[unit] = MIDDLE;
    else groups[unit] = rank <= k ? HOTSPOT : COLDSPOT;
  }
}

/**
 * Groups by rank: hotspots are the best k units and coldspots the worst k, k as in `endSize`, including units
 * tied with the last of them. A unit that would be both is in the middle.
 * @param ranks standard competition ranks, 1 the best; 0 for a unit without a rank
 */
export function groupsOf(ranks: Int32Array, share: number, tolerance: number): Uint8Array {
  const groups = new Uint8Array(ranks.length);
  groupsInto(groups, ranks, share, tolerance, new Int32Array(ranks.length + 1));
  return groups;
}

/** The group and fifth of a unit; null without a rank. */
export interface GroupAndFifth {
  readonly group: 'hotspot' | 'middle' | 'coldspot' | null;
  readonly fifth: number | null;
}

/**
 * Groups and fifths (quintiles): fifth 1 is the hotspots and fifth 5 the coldspots; the ranks between them
 * are divided in three as evenly as possible.
 * @param ranks 1 the best; 0 for a unit without a rank
 */
export function fifthsOf(ranks: Int32Array, share: number, tolerance: number): GroupAndFifth[] {
  const groups = groupsOf(ranks, share, tolerance);
  const sizeOf = (wanted: number) => groups.reduce((sum, group) => sum + (group === wanted ? 1 : 0), 0);
  const hotspots = sizeOf(HOTSPOT);
  const middle = sizeOf(MIDDLE);
  const fifthBetween = (rank: number): number => {
    const position = rank - hotspots;
    if (position <= Math.round(middle / 3)) return 2;
    return position <= Math.round((2 * middle) / 3) ? 3 : 4;
  };
  return Array.from(groups, (group, unit) => {
    if (group === HOTSPOT) return { group: 'hotspot', fifth: 1 };
    if (group === COLDSPOT) return { group: 'coldspot', fifth: 5 };
    if (group === MIDDLE) return { group: 'middle', fifth: fifthBetween(ranks[unit]!) };
    return { group: null, fifth: null };
  });
}
