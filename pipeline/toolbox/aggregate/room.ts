import { Order } from '../order.js';

/** Room to work in for aggregation; one is made once for so many units. */
export class AggregateRoom {
  /** Weight that is there, of each unit. */
  readonly present: Float64Array;
  readonly order: Order;

  constructor(units: number) {
    this.present = new Float64Array(units);
    this.order = new Order(units);
  }
}

export function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (let part = 0; part < weights.length; part += 1) sum += weights[part]!;
  return sum;
}
