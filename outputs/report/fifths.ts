export type Fifth = 1 | 2 | 3 | 4 | 5;

/** Allows for a share that is not exact in binary, such as 3 × 0.1 of 10 areas. */
const TOLERANCE = 1e-9;

/**
 * The five classes of some competition ranks (1 best, null where there is none), by the rule of the groups of the
 * index: the best k = ⌈n × share⌉ with all that tie with the last of them, as many from the worst end, and the ranks
 * between cut in three as evenly as can be.
 */
export function fifthsOf(ranks: readonly (number | null)[], share: number): (Fifth | null)[] {
  const present = ranks.filter((rank) => rank !== null);
  const n = present.length;
  const k = Math.ceil(n * share - TOLERANCE);
  const tied = new Map<number, number>();
  for (const rank of present) tied.set(rank, (tied.get(rank) ?? 0) + 1);
  const fromWorst = (rank: number) => n - rank - (tied.get(rank) ?? 0) + 2;
  const hot = (rank: number) => rank <= k && fromWorst(rank) > k;
  const cold = (rank: number) => fromWorst(rank) <= k && rank > k;
  const hotspots = present.filter(hot).length;
  const middle = present.filter((rank) => !hot(rank) && !cold(rank)).length;
  return ranks.map((rank) => {
    if (rank === null) return null;
    if (hot(rank)) return 1;
    if (cold(rank)) return 5;
    const place = rank - hotspots;
    if (place <= Math.round(middle / 3)) return 2;
    return place <= Math.round((2 * middle) / 3) ? 3 : 4;
  });
}
