/** How many values the window about the last answer aims to hold. */
const FEW = 8;
const MANY = 24;

/**
 * The nth smallest of the values of draw after draw. It looks at the values near the answer of the draw before
 * only, so that a draw takes one pass; it sorts all of them where the answer has moved away.
 */
export class Nth {
  readonly #near: Float64Array;
  #centre = Number.NaN;
  #half = 0;

  /** @param units the largest number of values */
  constructor(units: number) {
    this.#near = new Float64Array(units);
  }

  /**
   * The end of the chain of ties that the value at position `n` (1 for the smallest) is in: the largest of
   * them or, with `down`, the smallest. Each ties with the one before it within the tolerance. Missing values
   * (NaN) are not counted; there must be at least `n` others.
   */
  endOfTie(values: Float64Array, n: number, tolerance: number, down = false): number {
    for (let tries = 0; tries < 4; tries += 1) {
      const low = this.#centre - this.#half;
      const high = this.#centre + this.#half;
      const near = this.#near;
      let below = 0;
      let count = 0;
      for (let i = 0; i < values.length; i += 1) {
        const value = values[i]!;
        if (value < low) below += 1;
        else if (value <= high) near[count++] = value;
      }
      const at = n - 1 - below;
      // both neighbours must be in the window, so that it shows where the ties end
      if (at >= 1 && at < count - 1) {
        sort(near, count);
        const end = endOf(near, at, count, tolerance, down);
        if (end > 0 && end < count - 1) {
          this.#centre = near[at]!;
          if (count > MANY) this.#half *= 0.8;
          return near[end]!;
        }
      }
      this.#half *= 2;
    }
    return this.#all(values, n, tolerance, down);
  }

  #all(values: Float64Array, n: number, tolerance: number, down: boolean): number {
    let count = 0;
    for (let i = 0; i < values.length; i += 1)
      if (!Number.isNaN(values[i]!)) this.#near[count++] = values[i]!;
    const sorted = this.#near.subarray(0, count).sort();
    const at = n - 1;
    this.#centre = sorted[at]!;
    this.#half = (sorted[Math.min(at + FEW, count - 1)]! - sorted[Math.max(at - FEW, 0)]!) / 2;
    return sorted[endOf(sorted, at, count, tolerance, down)]!;
  }
}

function endOf(sorted: Float64Array, at: number, count: number, tolerance: number, down: boolean): number {
  let end = at;
  if (down) while (end > 0 && sorted[end]! - sorted[end - 1]! <= tolerance) end -= 1;
  else while (end < count - 1 && sorted[end + 1]! - sorted[end]! <= tolerance) end += 1;
  return end;
}

/** Insertion sort of the first values: there are few. */
function sort(values: Float64Array, count: number): void {
  for (let i = 1; i < count; i += 1) {
    const value = values[i]!;
    let gap = i;
    for (; gap > 0 && values[gap - 1]! > value; gap -= 1) values[gap] = values[gap - 1]!;
    values[gap] = value;
  }
}
