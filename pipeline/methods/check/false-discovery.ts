/**
 * Adjusted p values: where all whose adjusted value is at most q are named, no more than the share q of those
 * named is expected to be wrong. NaN stays NaN and does not count.
 * @see Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical
 *   Society B 57, 289–300
 */
export function adjusted(p: Float64Array): Float64Array {
  const found = new Float64Array(p.length).fill(Number.NaN);
  const order = [...p.keys()].filter((i) => !Number.isNaN(p[i]!)).sort((a, b) => p[b]! - p[a]!);
  let smallest = 1;
  order.forEach((i, k) => {
    smallest = Math.min(smallest, (p[i]! * order.length) / (order.length - k));
    found[i] = smallest;
  });
  return found;
}
