/** A new window reaches so many values to each side of the answer. */
const REACH = 10;
/** The window follows the mean of the answers: each draw moves it by so much of the way to its own. */
const FOLLOW = 1 / 16;
/** How much wider the window becomes when an answer was not in it. */
const WIDER = 1.1;

/**
 * Where the lower end of a measure begins, in draw after draw: its nth smallest value. A pass over the values
 * counts those below the window and keeps those in it, which are near the answers of the draws before; only
 * where the answer has moved out of the window are all values sorted. For the upper end, negate the values.
 */
export class EndWindow {
  /** Bounds of the window. Without an answer yet it holds nothing. */
  low = Number.POSITIVE_INFINITY;
  high = Number.NEGATIVE_INFINITY;
  /** The values in the window, in no order, and how many there are: the pass writes these. */
  readonly near: Float64Array;
  count = 0;
  readonly #n: number;
  readonly #sign: number;
  readonly #tolerance: number;
  #centre = Number.NaN;
  #half = 0;

  /**
   * @param units the largest number of values
   * @param n which value: 1 for the smallest
   * @param sign −1 where the values of `edge` are to be negated, else 1
   */
  constructor(units: number, n: number, sign: 1 | -1, tolerance: number) {
    this.near = new Float64Array(units);
    this.#n = n;
    this.#sign = sign;
    this.#tolerance = tolerance;
  }

  /**
   * The nth smallest value or, where others tie with it, the largest of the chain of ties: everything up to
   * it is in the end. The next pass needs the bounds that this sets.
   * @param below how many values are below the window
   * @param values all values, not negated yet; missing ones are NaN
   */
  edge(below: number, values: Float64Array): number {
    const at = this.#n - 1 - below;
    if (at < 0 || at >= this.count) return this.#all(values);
    const answer = nth(this.near, this.count, at);
    const end = this.#endOfTie(this.near, this.count, answer);
    // a chain of ties that reaches the bound may go on beyond it
    if (end + this.#tolerance > this.high) return this.#all(values);
    this.#follow(answer);
    return end;
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
    this.low = this.#centre - this.#half;
    this.high = this.#centre + this.#half;
  }

  #all(values: Float64Array): number {
    const sorted = values.filter((value) => !Number.isNaN(value));
    if (this.#sign < 0) for (let i = 0; i < sorted.length; i += 1) sorted[i] = -sorted[i]!;
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
