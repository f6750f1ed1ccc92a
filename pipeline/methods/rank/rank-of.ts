/** First place in `sorted` (ascending, `count` long) that is not below `value`. */
function placeOf(sorted: Float64Array, count: number, value: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Copies the values that are there (not NaN) into `sorted`, ascending; returns how many. */
function sortKnown(values: Float64Array, sorted: Float64Array): number {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) sorted[count++] = value;
  sorted.subarray(0, count).sort();
  return count;
}

/**
 * `rankOf` without allocation.
 * @param ranks receives the ranks, as long as `values`
 * @param sorted room to work in, as long as `values`
 * @param starts room to work in, as long as `values`
 */
export function rankInto(
  ranks: Int32Array,
  values: Float64Array,
  tolerance: number,
  sorted: Float64Array,
  starts: Int32Array,
): void {
  const count = sortKnown(values, sorted);
  for (let at = count - 1; at >= 0; at -= 1)
    starts[at] = at < count - 1 && sorted[at + 1]! - sorted[at]! <= tolerance ? starts[at + 1]! : count - at;
  for (let area = 0; area < values.length; area += 1) {
    const value = values[area]!;
    ranks[area] = Number.isNaN(value) ? 0 : starts[placeOf(sorted, count, value)]!;
  }
}

/**
 * Standard competition ranks, 1 for the highest; 0 for a value that is missing (NaN). A value ties with the
 * one before it when they differ by no more than the tolerance, so that ties form chains, as they do in the
 * edition's ranks.
 */
export function rankOf(values: Float64Array, tolerance: number): Int32Array {
  const ranks = new Int32Array(values.length);
  rankInto(ranks, values, tolerance, new Float64Array(values.length), new Int32Array(values.length));
  return ranks;
}
