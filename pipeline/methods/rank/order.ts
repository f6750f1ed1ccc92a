/** Length of the runs that are put in order one by one before they are merged. */
const RUN = 8;

/** Values in one bucket above which merging is faster than to put them in order one by one. */
const CROWD = 24;

/** Moves the places `from` to `to`, and their values, until they are in order, one by one. */
function insert(places: Int32Array, sorted: Float64Array, from: number, to: number): void {
  for (let at = from + 1; at < to; at += 1) {
    const value = sorted[at]!;
    if (sorted[at - 1]! <= value) continue;
    const place = places[at]!;
    let gap = at;
    for (; gap > from && sorted[gap - 1]! > value; gap -= 1) {
      sorted[gap] = sorted[gap - 1]!;
      places[gap] = places[gap - 1]!;
    }
    sorted[gap] = value;
    places[gap] = place;
  }
}

/** Merges two runs that are in order, `from` to `middle` and on to `to`, into the same places of `merged`. */
function merge(
  merged: Int32Array,
  places: Int32Array,
  values: Float64Array,
  from: number,
  middle: number,
  to: number,
): void {
  let left = from;
  let right = middle;
  for (let at = from; at < to; at += 1) {
    const take_left = right === to || (left < middle && values[places[left]!]! <= values[places[right]!]!);
    merged[at] = places[take_left ? left++ : right++]!;
  }
}

/** Places in order, and room to put them there; one is made once for so many units. */
export class Order {
  /** The first `count` are the places of the values that are there, lowest first, ties as they come. */
  places: Int32Array;
  /** The first `count` are their values. */
  readonly sorted: Float64Array;
  count = 0;
  #spare: Int32Array;
  readonly #known: Float64Array;
  readonly #buckets: Int32Array;

  constructor(units: number) {
    this.places = new Int32Array(units);
    this.sorted = new Float64Array(units);
    this.#spare = new Int32Array(units);
    this.#known = new Float64Array(units);
    this.#buckets = new Int32Array(units + 1);
  }

  /**
   * Orders a column: values go into as many even buckets as there are values, and are put in order from there
   * one by one, which takes time in proportion to their number; by merging where many fall into one bucket.
   */
  of(values: Float64Array): this {
    let count = 0;
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
      this.#known[count] = value;
      this.#spare[count++] = at;
    }
    this.count = count;
    const scale = (count - 1) / (most - least);
    if (scale > 0 && scale < Number.POSITIVE_INFINITY && this.#scatter(least, scale))
      insert(this.places, this.sorted, 0, count);
    else this.#merge(values);
    return this;
  }

  /** Puts values in order of their buckets; false if one of them is crowded. */
  #scatter(least: number, scale: number): boolean {
    const [count, known, spare, buckets] = [this.count, this.#known, this.#spare, this.#buckets];
    buckets.fill(0, 0, count + 1);
    for (let at = 0; at < count; at += 1) buckets[1 + Math.floor((known[at]! - least) * scale)]! += 1;
    for (let bucket = 1; bucket <= count; bucket += 1) {
      if (buckets[bucket]! > CROWD) return false;
      buckets[bucket]! += buckets[bucket - 1]!;
    }
    const { places, sorted } = this;
    for (let at = 0; at < count; at += 1) {
      const value = known[at]!;
      const to = buckets[Math.floor((value - least) * scale)]!++;
      sorted[to] = value;
      places[to] = spare[at]!;
    }
    return true;
  }

  #merge(values: Float64Array): void {
    const { count } = this;
    [this.places, this.#spare] = [this.#spare, this.places];
    this.sorted.set(this.#known);
    for (let from = 0; from < count; from += RUN)
      insert(this.places, this.sorted, from, Math.min(from + RUN, count));
    for (let run = RUN; run < count; run *= 2) {
      for (let from = 0; from < count; from += 2 * run) {
        const [middle, to] = [Math.min(from + run, count), Math.min(from + 2 * run, count)];
        merge(this.#spare, this.places, values, from, middle, to);
      }
      [this.places, this.#spare] = [this.#spare, this.places];
    }
    for (let at = 0; at < count; at += 1) this.sorted[at] = values[this.places[at]!]!;
  }

  /** End of the chain of ties that starts at `start`: each within the tolerance of the one before. */
  endOfTie(values: Float64Array, start: number, tolerance: number): number {
    let end = start + 1;
    while (end < this.count && values[this.places[end]!]! - values[this.places[end - 1]!]! <= tolerance)
      end += 1;
    return end;
  }
}
