/** A new window reaches so many values to each side of the answer. */
const REACH = 10;
/** The window follows the mean of the answers: each draw moves it by so much of the way to its own. */
const FOLLOW = 1 / 16;
/** How much wider the window becomes when an answer was not in it. */
const WIDER = 1.1;

/**
 * Where the lower end of a measure begins, in draw after draw: its nth smallest value. A pass over the values
 * counts those below the window and keeps those in it, which are near the answers of the draws before; only
 * where the answer has moved out of the window are all values sorted. For the upper end, values are negated.
 */
export class EndWindow {
  /**
   * The units that may be in the end of the last draw, and how many there are: every unit whose value is not
   * beyond the edge is among the first `reached`.
   */
  readonly units: Int32Array;
  reached = 0;
  readonly #near: Float64Array;
  readonly #order: Int32Array;
  readonly #n: number;
  readonly #sign: number;
  readonly #tolerance: number;
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;
  #centre = Number.NaN;
  #half = 0;

  /**
   * @param order the units with a value; those near each other in it should mostly be in the end or mostly
   *   not, which is what a processor can foresee
   * @param n which value: 1 for the smallest
   * @param sign −1 for the upper end, else 1
   */
  constructor(order: Int32Array, n: number, sign: 1 | -1, tolerance: number) {
    this.#order = order;
    this.#near = new Float64Array(order.length);
    this.units = new Int32Array(order.length);
    this.#n = n;
    this.#sign = sign;
    this.#tolerance = tolerance;
  }

  /**
   * The nth smallest value (largest, of the upper end) or, where others tie with it, the last of the chain of
   * ties: everything up to it is in the end.
   */
  edge(values: Float64Array): number {
    const near = this.#near;
    const order = this.#order;
    const units = this.units;
    const sign = this.#sign;
    const low = this.#low;
    const high = this.#high;
    let reached = 0;
    let count = 0;
    for (let i = 0; i < order.length; i += 1) {
      const value = sign * values[order[i]!]!;
      if (!(value <= high)) continue;
      units[reached++] = order[i]!;
      if (!(value < low)) near[count++] = value;
    }
    this.reached = reached;
    const at = this.#n - 1 - (reached - count);
    if (at < 0 || at >= count) return sign * this.#all(values);
    const answer = nth(near, count, at);
    const end = this.#tolerance === 0 ? answer : this.#endOfTie(near, count, answer);
    // a chain of ties that reaches the bound may go on beyond it
    if (end + this.#tolerance > high) return sign * this.#all(values);
    this.#follow(answer);
    return sign * end;
  }

  #endOfTie(values: Float64Array, count: number, answer: number): number {
    let end = answer;
    for (let before = Number.NaN; before !== end; ) {
      before = end;
      const most = before + this.#tolerance;
      for (let i = 0; i < count; i += 1) {
        const value = values[i]!;
        if (value > end && value <= most) end = value;
      }
    }
    return end;
  }

  #follow(answer: number): void {
    this.#centre += FOLLOW * (answer - this.#centre);
    this.#low = this.#centre - this.#half;
    this.#high = this.#centre + this.#half;
  }

  #all(values: Float64Array): number {
    this.units.set(this.#order);
    this.reached = this.#order.length;
    const sorted = Float64Array.from(this.#order, (unit) => this.#sign * values[unit]!);
    sorted.sort();
    const place = (i: number) => sorted[Math.min(Math.max(i, 0), sorted.length - 1)]!;
    const answer = place(this.#n - 1);
    if (Number.isNaN(this.#centre)) {
      this.#centre = answer;
      this.#half = (place(this.#n - 1 + REACH) - place(this.#n - 1 - REACH)) / 2;
    } else this.#half *= WIDER;
    this.#follow(answer);
    return this.#endOfTie(sorted, sorted.length, answer);
  }
}

/** The value at position `at` of the first values by size, from 0; moves them about (Hoare’s selection). */
function nth(values: Float64Array, count: number, at: number): number {
  let left = 0;
  let right = count - 1;
  while (left < right) {
    const pivot = values[at]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i > j) break;
      const held = values[i]!;
      values[i++] = values[j]!;
      values[j--] = held;
    }
    if (j < at) left = i;
    if (at < i) right = j;
  }
  return values[at]!;
}
