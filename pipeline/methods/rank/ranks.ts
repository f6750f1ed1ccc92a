import { Order } from './order.js';

/**
 * Standard competition ranks: 1 for the highest value, 0 for a missing value (NaN). A value ties with the one
 * before it when they differ by no more than the tolerance, so that ties form chains. Allocates nothing.
 * @param ranks receives the ranks, one for each value
 * @param order buffers for the same number of units
 */
export function ranksInto(ranks: Int32Array, values: Float64Array, tolerance: number, order: Order): void {
  const { units, sorted, count } = order.of(values);
  ranks.fill(0);
  for (let end = count, start = count; end > 0; end = start) {
    for (start = end - 1; start > 0 && sorted[start]! - sorted[start - 1]! <= tolerance; ) start -= 1;
    for (let index = start; index < end; index += 1) ranks[units[index]!] = count - end + 1;
  }
}

/** `ranksInto` for a single column. */
export function ranksOf(values: Float64Array, tolerance: number): Int32Array {
  const ranks = new Int32Array(values.length);
  ranksInto(ranks, values, tolerance, new Order(values.length));
  return ranks;
}

/**
 * Ranks from 1 for the lowest value, with equal values sharing the mean of their ranks, as rank correlations
 * need.
 * @param ranks receives the ranks of the units in `order`; those of other units stay as they are
 * @param order units by value, lowest first
 */
export function averageRanksInto(ranks: Float64Array, values: Float64Array, order: ArrayLike<number>): void {
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end += 1;
    for (let index = start; index < end; index += 1) ranks[order[index]!] = (start + 1 + end) / 2;
    start = end;
  }
}

/** `averageRanksInto` for a single column without missing values. */
export function averageRanks(values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length);
  averageRanksInto(ranks, values, new Order(values.length).of(values).units);
  return ranks;
}

/** Units by rank, best first; those without a rank (0) at the end, in the order of units. */
export function unitsByRank(ranks: Int32Array): number[] {
  const key = (unit: number) => ranks[unit] || ranks.length + 1;
  return Array.from(ranks.keys()).sort((a, b) => key(a) - key(b));
}
