import { Order } from '../rank/order.js';

/** Arrays that aggregation works in, allocated once for a number of units. */
export class AggregateBuffers {
  /** Weight that is present in each unit. */
  readonly present: Float64Array;
  readonly order: Order;
  /** Of a unit over the others: the weight on which it is ahead less that on which it is behind … */
  readonly lead: Float64Array;
  /** … and the weight that both have. */
  readonly common: Float64Array;
  #ranks = new Int32Array(0);

  constructor(units: number) {
    this.present = new Float64Array(units);
    this.order = new Order(units);
    this.lead = new Float64Array(units);
    this.common = new Float64Array(units);
  }

  /** An array for the rank of each unit in each part, the ranks in a part next to each other. */
  ranks(parts: number): Int32Array {
    const size = parts * this.present.length;
    if (this.#ranks.length < size) this.#ranks = new Int32Array(size);
    return this.#ranks;
  }
}

export function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (let part = 0; part < weights.length; part += 1) sum += weights[part]!;
  return sum;
}
