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
  /** Indices of the areas whose level may be in the lower, and in the upper, end of this draw. */
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  /** Ends of level and gap; undefined where an end has nobody. */
  readonly #windows:
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
    this.#low = new Int32Array(n);
    this.#high = new Int32Array(n);
    this.#known = Int32Array.from(from.level.keys()).filter(
      (area) => !Number.isNaN(from.level[area]! + from.gap[area]!),
    );
    const k = endSize(this.#known.length, share, tolerance);
    const end = (sign: 1 | -1) => new EndWindow(n, k, sign, tolerance);
    this.#windows = k < 1 ? undefined : { low: end(1), high: end(-1), narrow: end(1), wide: end(-1) };
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
    if (this.#windows === undefined) return;
    const { low, high, narrow, wide } = this.#windows;
    const { level, gap } = this;
    const known = this.#known;
    const low_areas = this.#low;
    const high_areas = this.#high;
    let below = 0;
    let above = 0;
    let under = 0;
    let over = 0;
    let lows = 0;
    let highs = 0;
    low.count = 0;
    high.count = 0;
    narrow.count = 0;
    wide.count = 0;
    const low_reach = low.high;
    const high_reach = high.high;
    for (let i = 0; i < known.length; i += 1) {
      const area = known[i]!;
      const of_level = level[area]!;
      if (of_level <= low_reach) {
        low_areas[lows++] = area;
        if (of_level < low.low) below += 1;
        else low.near[low.count++] = of_level;
      }
      if (-of_level <= high_reach) {
        high_areas[highs++] = area;
        if (-of_level < high.low) above += 1;
        else high.near[high.count++] = -of_level;
      }
      const of_gap = gap[area]!;
      if (of_gap <= narrow.high) {
        if (of_gap < narrow.low) under += 1;
        else narrow.near[narrow.count++] = of_gap;
      }
      if (-of_gap <= wide.high) {
        if (-of_gap < wide.low) over += 1;
        else wide.near[wide.count++] = -of_gap;
      }
    }
    const lowest = low.edge(below, level);
    const highest = -high.edge(above, level);
    const narrowest = narrow.edge(under, gap);
    const widest = -wide.edge(over, gap);
    // who would be in both ends of a measure is in neither
    const isCold = (area: number) =>
      level[area]! <= lowest && level[area]! < highest && gap[area]! >= widest && gap[area]! > narrowest;
    const isHot = (area: number) =>
      level[area]! >= highest && level[area]! > lowest && gap[area]! <= narrowest && gap[area]! < widest;
    const near_low = lowest <= low_reach;
    const near_high = -highest <= high_reach;
    for (let i = 0; i < (near_low ? lows : known.length); i += 1) {
      const area = near_low ? low_areas[i]! : known[i]!;
      if (isCold(area)) this.cold[area]! += 1;
    }
    for (let i = 0; i < (near_high ? highs : known.length); i += 1) {
      const area = near_high ? high_areas[i]! : known[i]!;
      if (isHot(area)) this.hot[area]! += 1;
    }
  }
}
