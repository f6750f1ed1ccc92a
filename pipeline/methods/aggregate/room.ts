import { Order } from '../rank/order.js';

/** Room to work in for aggregation; one is made once for so many units. */
export class AggregateRoom {
  /** Weight that is there, of each unit. */
  readonly present: Float64Array;
  readonly order: Order;
  #ranks = new Int32Array(0);

  constructor(units: number) {
    this.present = new Float64Array(units);
    this.order = new Order(units);
  }

  /** Room for a rank of each unit in each of so many parts, those of one unit side by side. */
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
