import { hashText } from '../methods/random/hash-text.js';
import { normalPair } from '../methods/random/random.js';
import type { ColdspotRule } from '../methods/rank/coldspots.js';
import { endSize } from '../methods/rank/groups.js';
import { EndWindow } from '../methods/rank/window.js';
import type { OutcomeYears } from './outcome-years.js';
import type { Drawable } from './shrink-years.js';

/**
 * Two standard normal draws for each draw and series, the same in every year, so that they are made once.
 * They depend only on the seed, the draw, the name of the series and the outcome.
 */
export class Normals {
  /** Draw after draw, each with the series in order. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly series: number;

  constructor({ outcome, names }: OutcomeYears, seed: number, draws: number) {
    const n = names.length;
    this.series = n;
    this.first = new Float64Array(n * draws);
    this.second = new Float64Array(n * draws);
    const stream = hashText(`${outcome} level gap`);
    const pair = new Float64Array(2);
    for (let series = 0; series < n; series += 1) {
      const a = hashText(names[series]!, 0);
      const b = hashText(names[series]!, 1);
      for (let draw = 0, at = series; draw < draws; draw += 1, at += n) {
        normalPair(pair, seed, draw, a, b, stream);
        this.first[at] = pair[0]!;
        this.second[at] = pair[1]!;
      }
    }
  }
}

/**
 * Draws level and gap of the areas of a year again and again into the same arrays, and counts who is among
 * the worst, and the best, on both. An area without a figure is missing (NaN) throughout.
 */
export class YearDraw {
  readonly level: Float64Array;
  readonly gap: Float64Array;
  readonly cold: Uint32Array;
  readonly hot: Uint32Array;
  readonly #from: Drawable;
  readonly #series: Int32Array;
  readonly #normals: Normals;
  readonly #known: Int32Array;
  /** Ends of level and gap; undefined where an end has nobody. */
  readonly #ends:
    | {
        readonly low: EndWindow;
        readonly high: EndWindow;
        readonly narrow: EndWindow;
        readonly wide: EndWindow;
      }
    | undefined;

  constructor(from: Drawable, series: Int32Array, normals: Normals, { share, tolerance }: ColdspotRule) {
    const n = from.level.length;
    this.#from = from;
    this.#series = series;
    this.#normals = normals;
    this.level = new Float64Array(n).fill(Number.NaN);
    this.gap = new Float64Array(n).fill(Number.NaN);
    this.cold = new Uint32Array(n);
    this.hot = new Uint32Array(n);
    this.#known = Int32Array.from(from.level.keys()).filter(
      (area) => !Number.isNaN(from.level[area]! + from.gap[area]!),
    );
    const k = endSize(this.#known.length, share, tolerance);
    const by = (means: Float64Array) => this.#known.toSorted((a, b) => means[a]! - means[b]!);
    const end = (means: Float64Array, sign: 1 | -1) => new EndWindow(by(means), k, sign, tolerance);
    this.#ends =
      k < 1
        ? undefined
        : {
            low: end(from.level, 1),
            high: end(from.level, -1),
            narrow: end(from.gap, 1),
            wide: end(from.gap, -1),
          };
  }

  /** Makes draw number `draw`: `level` and `gap` hold it until the next. */
  make(draw: number): void {
    const { level: means, gap: gap_means, root_level, root_both, root_gap } = this.#from;
    const { first, second, series: width } = this.#normals;
    const { level, gap } = this;
    const known = this.#known;
    const series = this.#series;
    const from = draw * width;
    for (let i = 0; i < known.length; i += 1) {
      const area = known[i]!;
      const at = from + series[area]!;
      level[area] = means[area]! + root_level[area]! * first[at]!;
      gap[area] = gap_means[area]! + root_both[area]! * first[at]! + root_gap[area]! * second[at]!;
    }
    this.#count();
  }

  #count(): void {
    if (this.#ends === undefined) return;
    const { low, high, narrow, wide } = this.#ends;
    const { level, gap, cold, hot } = this;
    const lowest = low.edge(level);
    const highest = high.edge(level);
    const narrowest = narrow.edge(gap);
    const widest = wide.edge(gap);
    // who would be in both ends of a measure is in neither
    for (let i = 0; i < low.reached; i += 1) {
      const area = low.units[i]!;
      if (level[area]! > lowest || level[area]! >= highest) continue;
      if (gap[area]! >= widest && gap[area]! > narrowest) cold[area]! += 1;
    }
    for (let i = 0; i < high.reached; i += 1) {
      const area = high.units[i]!;
      if (level[area]! < highest || level[area]! <= lowest) continue;
      if (gap[area]! <= narrowest && gap[area]! < widest) hot[area]! += 1;
    }
  }
}
