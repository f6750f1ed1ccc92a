import { residualsInto } from '../methods/estimate/residuals.js';
import { addStandardScores } from '../methods/estimate/standard-scores.js';
import type { ColdspotRule } from '../methods/rank/coldspots.js';
import { Order } from '../methods/rank/order.js';
import { ranksInto } from '../methods/rank/ranks.js';
import { type RankInterval, RankTally } from '../methods/rank/tally.js';
import type { ShrunkenOutcome } from './shrink-years.js';
import { Normals, YearDraw } from './year-draw.js';

export interface YearDrawSettings extends ColdspotRule {
  /** Whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  readonly draws: number;
  /** Number of draws of a year in which no outcome is ranked, where it differs. */
  readonly earlier_draws?: number | undefined;
  /** The years by which outcomes are ranked. */
  readonly ranking: ReadonlySet<number>;
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

/** One outcome in one year, with what is counted over the draws. */
class OutcomeYear {
  readonly draw: YearDraw;
  readonly next: YearDraw | undefined;
  readonly ranks: RankTally;
  /** Mean of the three z-scores, higher is better; missing (NaN) unless the area has all three. */
  readonly scores: Float64Array;
  /** Whether the gap has a figure that explains it: without one there is no score. */
  readonly scored: boolean;
  readonly drawn: Uint8Array;
  readonly #covariate: Float64Array;
  readonly #residual: Float64Array;

  constructor(
    readonly shrunken: ShrunkenOutcome,
    readonly index: number,
    normals: Normals,
    rule: ColdspotRule,
  ) {
    const { data, years } = shrunken;
    const { now, next, drawn } = years[index]!;
    const n = data.areas.length;
    const own = (area: number) => area * data.years.length + index;
    const series = Int32Array.from({ length: n }, (_, area) => Math.max(data.series[own(area)]!, 0));
    this.draw = new YearDraw(now, series, normals, rule);
    this.next = next === undefined ? undefined : new YearDraw(next, series, normals, rule);
    this.ranks = new RankTally(n);
    this.scores = new Float64Array(n);
    this.drawn = drawn;
    this.#covariate = Float64Array.from({ length: n }, (_, area) => data.covariate[own(area)]!);
    this.#residual = new Float64Array(n);
    this.scored = this.#covariate.some((value) => !Number.isNaN(value));
  }

  make(number: number): void {
    const { draw, scores } = this;
    this.next?.make(number);
    draw.make(number);
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
      coldspot: shares(this.draw.cold),
      hotspot: shares(this.draw.hot),
      coldspot_next: shares(this.next?.cold),
    };
  }
}

/**
 * Draws one year of the outcomes that have it; the last result is that of all together, where it is scored.
 */
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
 * How sure ranks and coldspots of all years are: draws level and gap of every area about their shrunken
 * values, and again as they may be published for the next year, and finds ranks and coldspots in each draw.
 * The
 * unexplained gap of a draw is measured from the line of that draw. All outcomes have the same areas.
 */
export function drawAllYears(shrunken: readonly ShrunkenOutcome[], settings: YearDrawSettings): DrawnYears {
  const normals = shrunken.map(({ data }) => new Normals(data, settings.seed, settings.draws));
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
    const { draws, earlier_draws = draws, ranking } = settings;
    const own = { ...settings, draws: ranking.has(year) ? draws : Math.min(earlier_draws, draws) };
    const found = drawYear(outcomes, whole ? together : undefined, own);
    each.push(...found.each);
    if (found.all !== undefined) all.push({ year, areas: found.each[0]!.areas, ranks: found.all });
  }
  return { each, all };
}
