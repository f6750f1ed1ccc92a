/** Length of the runs that are sorted by insertion before they are merged. */
const RUN = 8;

/** Values in one bucket above which merging is faster than insertion. */
const CROWD = 24;

/** Insertion sort of `units` and their values, from index `from` up to `to`. */
function insert(units: Int32Array, sorted: Float64Array, from: number, to: number): void {
  for (let index = from + 1; index < to; index += 1) {
    const value = sorted[index]!;
    if (sorted[index - 1]! <= value) continue;
    const unit = units[index]!;
    let gap = index;
    for (; gap > from && sorted[gap - 1]! > value; gap -= 1) {
      sorted[gap] = sorted[gap - 1]!;
      units[gap] = units[gap - 1]!;
    }
    sorted[gap] = value;
    units[gap] = unit;
  }
}

/** Merges two sorted runs of `units`, `from` to `middle` and on to `to`, into the same range of `merged`. */
function merge(
  merged: Int32Array,
  units: Int32Array,
  values: Float64Array,
  from: number,
  middle: number,
  to: number,
): void {
  let left = from;
  let right = middle;
  for (let index = from; index < to; index += 1) {
    const take_left = right === to || (left < middle && values[units[left]!]! <= values[units[right]!]!);
    merged[index] = units[take_left ? left++ : right++]!;
  }
}

/**
 * Units in the order of their values, with the buffers to sort them; allocated once for a number of units.
 */
export class Order {
  /** The first `count` are the units with a value, lowest first, ties in the order of units. */
  units: Int32Array;
  /** The first `count` are their values. */
  readonly sorted: Float64Array;
  count = 0;
  #spare: Int32Array;
  readonly #known: Float64Array;
  readonly #buckets: Int32Array;
  /** The bucket of each known value. */
  readonly #bucketOf: Int32Array;

  constructor(units: number) {
    this.units = new Int32Array(units);
    this.sorted = new Float64Array(units);
    this.#spare = new Int32Array(units);
    this.#known = new Float64Array(units);
    this.#buckets = new Int32Array(units + 1);
    this.#bucketOf = new Int32Array(units);
  }

  /**
   * Sorts a column, leaving out missing values (NaN): into as many even buckets as there are values, then by
   * insertion, which takes time in proportion to their number; by merging where many fall into one bucket.
   */
  of(values: Float64Array): this {
    const known = this.#known;
    const spare = this.#spare;
    let count = 0;
    let smallest = Number.POSITIVE_INFINITY;
    let largest = Number.NEGATIVE_INFINITY;
    for (let unit = 0; unit < values.length; unit += 1) {
      const value = values[unit]!;
      if (Number.isNaN(value)) continue;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
      known[count] = value;
      spare[count++] = unit;
    }
    this.count = count;
    const scale = (count - 1) / (largest - smallest);
    if (scale > 0 && scale < Number.POSITIVE_INFINITY && this.#scatter(smallest, scale))
      insert(this.units, this.sorted, 0, count);
    else this.#merge(values);
    return this;
  }

  /** Sorts values by their buckets; false if one of them is crowded. */
  #scatter(smallest: number, scale: number): boolean {
    const count = this.count;
    const known = this.#known;
    const spare = this.#spare;
    const buckets = this.#buckets;
    const bucketOf = this.#bucketOf;
    buckets.fill(0, 0, count + 1);
    for (let index = 0; index < count; index += 1) {
      const bucket = ((known[index]! - smallest) * scale) | 0;
      bucketOf[index] = bucket;
      buckets[bucket + 1]! += 1;
    }
    for (let bucket = 1; bucket <= count; bucket += 1) {
      if (buckets[bucket]! > CROWD) return false;
      buckets[bucket]! += buckets[bucket - 1]!;
    }
    const { units, sorted } = this;
    for (let index = 0; index < count; index += 1) {
      const to = buckets[bucketOf[index]!]!++;
      sorted[to] = known[index]!;
      units[to] = spare[index]!;
    }
    return true;
  }

  #merge(values: Float64Array): void {
    const { count } = this;
    [this.units, this.#spare] = [this.#spare, this.units];
    this.sorted.set(this.#known);
    for (let from = 0; from < count; from += RUN)
      insert(this.units, this.sorted, from, Math.min(from + RUN, count));
    for (let run = RUN; run < count; run *= 2) {
      for (let from = 0; from < count; from += 2 * run)
        merge(
          this.#spare,
          this.units,
          values,
          from,
          Math.min(from + run, count),
          Math.min(from + 2 * run, count),
        );
      [this.units, this.#spare] = [this.#spare, this.units];
    }
    for (let index = 0; index < count; index += 1) this.sorted[index] = values[this.units[index]!]!;
  }

  /** End of the chain of ties that starts at index `start`: each within the tolerance of the one before. */
  endOfTie(start: number, tolerance: number): number {
    const { sorted, count } = this;
    let end = start + 1;
    while (end < count && sorted[end]! - sorted[end - 1]! <= tolerance) end += 1;
    return end;
  }
}
