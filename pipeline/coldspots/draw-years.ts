import { residualsInto } from '../methods/estimate/residuals.js';
import { addStandardScores } from '../methods/estimate/standard-scores.js';
import { hashText } from '../methods/random/hash-text.js';
import { normalPair } from '../methods/random/random.js';
import type { ColdspotRule } from '../methods/rank/coldspots.js';
import { endSize } from '../methods/rank/groups.js';
import { Nth } from '../methods/rank/nth.js';
import { Order } from '../methods/rank/order.js';
import { ranksInto } from '../methods/rank/ranks.js';
import { type RankInterval, RankTally } from '../methods/rank/tally.js';
import type { OutcomeYears } from './outcome-years.js';
import type { Drawable, ShrunkenOutcome } from './shrink-years.js';

export interface YearDrawSettings extends ColdspotRule {
  /** Whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  readonly draws: number;
}

/** Results of the draws of one outcome in one year, by area; NaN or null where an area is not drawn. */
export interface DrawnYear {
  readonly outcome: string;
  readonly year: number;
  readonly areas: readonly string[];
  readonly ranks: readonly (RankInterval | null)[];
  /** Share of the draws in which the area truly is a coldspot, or a hotspot. */
  readonly coldspot: Float64Array;
  readonly hotspot: Float64Array;
  /** Share of the draws in which the figures of the next year make it a coldspot. */
  readonly coldspot_next: Float64Array;
}

/**
 * Two standard normal draws for each draw and series, the same in every year, so that they are made once. They
 * depend only on the seed, the draw, the name of the series and the outcome.
 */
class Normals {
  readonly first: Float64Array;
  readonly second: Float64Array;

  constructor({ outcome, names }: OutcomeYears, { seed, draws }: YearDrawSettings) {
    const n = names.length;
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

/** Draws level and gap of the areas again and again into the same arrays. */
class Draw {
  readonly level: Float64Array;
  readonly gap: Float64Array;
  readonly #series: Int32Array;
  readonly #names: number;

  constructor({ areas, years, series, names }: OutcomeYears, year: number) {
    const n = areas.length;
    this.level = new Float64Array(n);
    this.gap = new Float64Array(n);
    this.#series = Int32Array.from({ length: n }, (_, area) =>
      Math.max(series[area * years.length + year]!, 0),
    );
    this.#names = names.length;
  }

  make({ level, gap, root_level, root_both, root_gap }: Drawable, normals: Normals, draw: number): void {
    const from = draw * this.#names;
    for (let area = 0; area < level.length; area += 1) {
      const at = from + this.#series[area]!;
      const first = normals.first[at]!;
      this.level[area] = level[area]! + root_level[area]! * first;
      this.gap[area] = gap[area]! + root_both[area]! * first + root_gap[area]! * normals.second[at]!;
    }
  }
}

/** Counts how often each area is among the worst, and the best, on level and on gap. */
class Ends {
  readonly cold: Uint32Array;
  readonly hot: Uint32Array;
  readonly #cuts: readonly [Nth, Nth, Nth, Nth];
  readonly #n: number;
  readonly #k: number;
  readonly #tolerance: number;

  constructor({ level, gap }: Drawable, { share, tolerance }: ColdspotRule) {
    const areas = level.length;
    this.cold = new Uint32Array(areas);
    this.hot = new Uint32Array(areas);
    this.#cuts = [new Nth(areas), new Nth(areas), new Nth(areas), new Nth(areas)];
    this.#n = level.reduce((n, value, area) => n + (Number.isNaN(value + gap[area]!) ? 0 : 1), 0);
    this.#k = endSize(this.#n, share, tolerance);
    this.#tolerance = tolerance;
  }

  count({ level, gap }: Draw, hotspots: boolean): void {
    const k = this.#k;
    if (k < 1) return;
    const [worst_level, worst_gap, best_level, best_gap] = this.#cuts;
    const last = this.#n - k + 1;
    const low = worst_level.endOfTie(level, k, this.#tolerance);
    const wide = worst_gap.endOfTie(gap, last, this.#tolerance, true);
    const high = best_level.endOfTie(level, last, this.#tolerance, true);
    const narrow = best_gap.endOfTie(gap, k, this.#tolerance);
    for (let area = 0; area < level.length; area += 1) {
      const by_level = level[area]!;
      const by_gap = gap[area]!;
      // who would be in both ends of a measure is in neither
      if (by_level <= low && by_gap >= wide && by_level < high && by_gap > narrow) this.cold[area]! += 1;
      else if (hotspots && by_level >= high && by_gap <= narrow && by_level > low && by_gap < wide)
        this.hot[area]! += 1;
    }
  }
}

/** One outcome in one year, with what is counted over the draws. */
class OutcomeYear {
  readonly draw: Draw;
  readonly ends: Ends;
  readonly next_ends: Ends | undefined;
  readonly ranks: RankTally;
  readonly scores: Float64Array;
  /** Whether the gap has a figure that explains it: without one there is no score. */
  readonly scored: boolean;
  readonly now: Drawable;
  readonly next: Drawable | undefined;
  readonly drawn: Uint8Array;
  readonly #covariate: Float64Array;
  readonly #residual: Float64Array;

  constructor(
    readonly shrunken: ShrunkenOutcome,
    readonly index: number,
    readonly normals: Normals,
    rule: ColdspotRule,
  ) {
    const { data, years } = shrunken;
    const { now, next, drawn } = years[index]!;
    const n = data.areas.length;
    this.draw = new Draw(data, index);
    this.ends = new Ends(now, rule);
    this.next_ends = next === undefined ? undefined : new Ends(next, rule);
    this.ranks = new RankTally(n);
    this.scores = new Float64Array(n);
    this.now = now;
    this.next = next;
    this.drawn = drawn;
    this.#covariate = Float64Array.from(
      { length: n },
      (_, area) => data.covariate[area * data.years.length + index]!,
    );
    this.#residual = new Float64Array(n);
    this.scored = this.#covariate.some((value) => !Number.isNaN(value));
  }

  make(number: number): void {
    const { draw, normals, scores } = this;
    if (this.next !== undefined) {
      draw.make(this.next, normals, number);
      this.next_ends!.count(draw, false);
    }
    draw.make(this.now, normals, number);
    this.ends.count(draw, true);
    if (!this.scored) return;
    residualsInto(this.#residual, draw.gap, this.#covariate);
    scores.fill(0);
    addStandardScores(scores, draw.level, 1 / 3);
    addStandardScores(scores, draw.gap, -1 / 3);
    addStandardScores(scores, this.#residual, -1 / 3);
  }

  ranked(area: number): boolean {
    return this.drawn[area] === 1 && this.scored && !Number.isNaN(this.#covariate[area]!);
  }

  result(draws: number): DrawnYear {
    const { data, years } = this.shrunken;
    const shares = (counts: Uint32Array | undefined) =>
      Float64Array.from(data.areas, (_, area) =>
        counts === undefined || this.drawn[area] === 0 ? Number.NaN : counts[area]! / draws,
      );
    return {
      outcome: data.outcome,
      year: years[this.index]!.year,
      areas: data.areas,
      ranks: data.areas.map((_, area) => (this.ranked(area) ? this.ranks.interval(area) : null)),
      coldspot: shares(this.ends.cold),
      hotspot: shares(this.ends.hot),
      coldspot_next: shares(this.next_ends?.cold),
    };
  }
}

/** Draws one year of the outcomes that have it; the last result is that of all together, where it is scored. */
function drawYear(
  outcomes: readonly OutcomeYear[],
  together: readonly OutcomeYear[] | undefined,
  { draws, tolerance }: YearDrawSettings,
): { readonly each: DrawnYear[]; readonly all: readonly (RankInterval | null)[] | undefined } {
  const n = outcomes[0]!.scores.length;
  const ranks = new Int32Array(n);
  const by_value = new Order(n);
  const over_all = new RankTally(n);
  const sum = new Float64Array(n);
  for (let draw = 0; draw < draws; draw += 1) {
    for (const outcome of outcomes) {
      outcome.make(draw);
      if (!outcome.scored) continue;
      ranksInto(ranks, outcome.scores, tolerance, by_value);
      outcome.ranks.add(ranks);
    }
    if (together === undefined) continue;
    sum.fill(0);
    for (const { scores } of together)
      for (let area = 0; area < n; area += 1) sum[area]! += scores[area]! / together.length;
    ranksInto(ranks, sum, tolerance, by_value);
    over_all.add(ranks);
  }
  return {
    each: outcomes.map((outcome) => outcome.result(draws)),
    all:
      together &&
      Array.from(sum, (_, area) =>
        together.every((outcome) => outcome.ranked(area)) ? over_all.interval(area) : null,
      ),
  };
}

export interface DrawnYears {
  readonly each: readonly DrawnYear[];
  /** Ranks by the mean of the scores of all scored outcomes, by year and area. */
  readonly all: readonly {
    readonly year: number;
    readonly areas: readonly string[];
    readonly ranks: readonly (RankInterval | null)[];
  }[];
}

/**
 * How sure ranks and coldspots of all years are: draws level and gap of every area about their shrunken values,
 * and again as they may be published for the next year, and finds ranks and coldspots in each draw. The
 * unexplained gap of a draw is measured from the line of that draw. All outcomes have the same areas.
 */
export function drawAllYears(shrunken: readonly ShrunkenOutcome[], settings: YearDrawSettings): DrawnYears {
  const normals = shrunken.map(({ data }) => new Normals(data, settings));
  const isScored = shrunken.map(({ data }) => data.covariate.some((value) => !Number.isNaN(value)));
  const scored = isScored.filter(Boolean).length;
  const years = [...new Set(shrunken.flatMap(({ data }) => data.years))].sort((a, b) => a - b);
  const each: DrawnYear[] = [];
  const all: DrawnYears['all'][number][] = [];
  for (const year of years) {
    const outcomes = shrunken.flatMap((outcome, i) => {
      const index = outcome.data.years.indexOf(year);
      return index < 0 ? [] : [new OutcomeYear(outcome, index, normals[i]!, settings)];
    });
    const together = outcomes.filter((outcome) => outcome.scored);
    const whole = scored > 0 && together.length === scored;
    const found = drawYear(outcomes, whole ? together : undefined, settings);
    each.push(...found.each);
    if (found.all !== undefined) all.push({ year, areas: found.each[0]!.areas, ranks: found.all });
  }
  return { each, all };
}
