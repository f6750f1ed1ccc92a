/**
 * Gives ranks, from 1, to the places of `order`, values that are equal having the mean of theirs.
 * @param order places by value, lowest first
 */
export function fillAverageRanks(ranks: Float64Array, values: Float64Array, order: readonly number[]): void {
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end += 1;
    for (let at = start; at < end; at += 1) ranks[order[at]!] = (start + 1 + end) / 2;
    start = end;
  }
}

/** Ranks from the lowest, from 1; values that are equal have the mean of their ranks. None may be missing. */
export function averageRanks(values: Float64Array): Float64Array {
  const order = Array.from(values, (_, at) => at).sort((one, other) => values[one]! - values[other]!);
  const ranks = new Float64Array(values.length);
  fillAverageRanks(ranks, values, order);
  return ranks;
}
