/**
 * The edit distance of two words: letters to add, remove, change or swap with the next to turn `a` into `b`.
 */
function distance(a: string, b: string): number {
  const rows = [...Array(a.length + 1).keys()].map((i) => [i, ...Array<number>(b.length).fill(0)]);
  const cost = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let j = 1; j <= b.length; j += 1) rows[0]![j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(cost(i - 1, j) + 1, cost(i, j - 1) + 1, cost(i - 1, j - 1) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) edits = Math.min(edits, cost(i - 2, j - 2) + 1);
      rows[i]![j] = edits;
    }
  }
  return cost(a.length, b.length);
}

/**
 * The words that `wanted` may stand for: at most a third of its letters differ, and the closest comes first.
 */
export function nearest(wanted: string, words: readonly string[], limit = 3): string[] {
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return words
    .filter((word) => Math.abs(word.length - wanted.length) <= allowed)
    .map((word) => ({ word, off: distance(wanted.toLowerCase(), word.toLowerCase()) }))
    .filter(({ off }) => off <= allowed)
    .sort((a, b) => a.off - b.off || (a.word < b.word ? -1 : 1))
    .slice(0, limit)
    .map(({ word }) => word);
}

/** What to do next, where a known word is close: "did you mean …?" */
export function didYouMean(wanted: string, words: readonly string[]): { next: string } | undefined {
  const near = nearest(wanted, words);
  return near.length === 0 ? undefined : { next: `did you mean ${near.join(' or ')}?` };
}
