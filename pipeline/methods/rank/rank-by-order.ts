import type { Order } from './order.js';

/**
 * As `rankInto` of the statistics, from an order of the values, which is faster than a sort and searches:
 * standard competition ranks, 1 for the highest, 0 for a value that is missing; values that differ by no more
 * than the tolerance from the one before tie.
 */
export function rankByOrder(ranks: Int32Array, values: Float64Array, tolerance: number, order: Order): void {
  const { places, sorted, count } = order.of(values);
  ranks.fill(0);
  for (let end = count, start = count; end > 0; end = start) {
    for (start = end - 1; start > 0 && sorted[start]! - sorted[start - 1]! <= tolerance; ) start -= 1;
    for (let at = start; at < end; at += 1) ranks[places[at]!] = count - end + 1;
  }
}
