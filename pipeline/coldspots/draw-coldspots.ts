import { addStandardScores } from '../methods/estimate/standard-scores.js';
import { type ColdspotRule, KINDS, type Kind } from '../methods/rank/coldspots.js';
import { Order } from '../methods/rank/order.js';
import { ranksInto } from '../methods/rank/ranks.js';
import { type RankInterval, RankTally } from '../methods/rank/tally.js';
import { areaKey, OutcomeDraw } from './draw-outcome.js';
import type { OutcomeFigures } from './outcome-figures.js';

export interface DrawSettings extends ColdspotRule {
  /** Whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  /** Number of draws, such as 2,000. */
  readonly draws: number;
  /**
   * Whether to standardise the score of each outcome again before the mean over outcomes; false by default.
   */
  readonly standardise_scores?: boolean;
  /** Whether a measure that is the same in every area counts zero; by default there is then no score. */
  readonly same_counts_zero?: boolean;
}

/** Results of the draws for an area; null where its figures or their standard errors are not known. */
export interface DrawnArea {
  readonly ranks: RankInterval | null;
  /** Share of the draws in which the area is a coldspot. */
  readonly coldspot_probability: number | null;
  readonly hotspot_probability: number | null;
}

export interface DrawnColdspots {
  /** By outcome, then by area. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, DrawnArea>>;
  /** Ranks by the mean of the scores of all outcomes, by area; null for an area without all of them. */
  readonly all: ReadonlyMap<string, RankInterval | null>;
}

/** Counts the draws of one outcome. */
class OutcomeCounts {
  readonly draw: OutcomeDraw;
  readonly ranks: RankTally;
  readonly #counts: readonly Uint32Array[];

  constructor(draw: OutcomeDraw, areas: number) {
    this.draw = draw;
    this.ranks = new RankTally(areas);
    this.#counts = KINDS.map(() => new Uint32Array(areas));
  }

  countClasses(): void {
    const { classes } = this.draw;
    for (let area = 0; area < classes.length; area += 1) {
      const counts = this.#counts[classes[area]!];
      if (counts !== undefined) counts[area]! += 1;
    }
  }

  area(area: number, draws: number): DrawnArea {
    const probability = (wanted: Kind) =>
      this.draw.classed(area) ? this.#counts[KINDS.indexOf(wanted)]![area]! / draws : null;
    return {
      ranks: this.draw.ranked(area) ? this.ranks.interval(area) : null,
      coldspot_probability: probability('coldspot'),
      hotspot_probability: probability('hotspot'),
    };
  }
}

function check(areas: readonly string[], settings: DrawSettings): void {
  const { seed, draws, share } = settings;
  if (new Set(areas).size < areas.length) throw new RangeError('an area is given more than once');
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError('a seed must be a whole number, 0 or more');
  if (!Number.isSafeInteger(draws) || draws < 1 || draws > 2 ** 32)
    throw new RangeError('the number of draws must be a whole number from 1 to 2^32');
  if (!(share > 0 && share <= 1)) throw new RangeError('the share must be above 0 and at most 1');
}

/**
 * How sure ranks and coldspots are: draws the figures of every area from normal distributions with their
 * standard errors, and computes z-scores, their mean, ranks and classes for each draw.
 *
 * The errors of an area in a draw depend only on the seed, the draw, the id of the area and the outcome, so
 * leaving out an area or an outcome does not change the others; figures are summed in the order of ids. An
 * area with a value but no standard error keeps its value in every draw, so that other areas are ranked among
 * all areas, and gets no results itself: its interval would look narrow although it is not known. A standard
 * error of zero, in contrast, says that the value is exact. A measure that is the same in every area gives no
 * score, and so no rank, unless it counts zero.
 * @param areas ids of the areas, in the order of the figures
 * @throws RangeError for settings or figures that cannot be used
 */
export function drawColdspots(
  areas: readonly string[],
  figures: readonly OutcomeFigures[],
  settings: DrawSettings,
): DrawnColdspots {
  check(areas, settings);
  const { seed, draws, tolerance, standardise_scores = false } = settings;
  const order = [...areas.keys()].sort((a, b) => (areas[a]! < areas[b]! ? -1 : 1));
  const n = areas.length;
  const outcomes = figures.map((outcome) => {
    const keys = order.map((area) => areaKey(outcome.keys?.[area] ?? areas[area]!));
    return new OutcomeCounts(new OutcomeDraw(outcome, keys, order), n);
  });
  const scores = new Float64Array(n);
  const ranks = new Int32Array(n);
  const by_value = new Order(n);
  const over_all = new RankTally(n);
  for (let draw = 0; draw < draws; draw += 1) {
    scores.fill(0);
    for (const outcome of outcomes) {
      outcome.draw.make(seed, draw, settings);
      outcome.countClasses();
      if (!outcome.draw.scored) continue;
      const own = outcome.draw.scores;
      ranksInto(ranks, own, tolerance, by_value);
      outcome.ranks.add(ranks);
      if (standardise_scores) addStandardScores(scores, own, 1 / outcomes.length);
      else for (let area = 0; area < n; area += 1) scores[area]! += own[area]! / outcomes.length;
    }
    if (!outcomes.every(({ draw: { scored } }) => scored)) continue;
    ranksInto(ranks, scores, tolerance, by_value);
    over_all.add(ranks);
  }
  const byArea = <T>(of: (area: number) => T) =>
    new Map(order.map((index, area) => [areas[index]!, of(area)] as const));
  return {
    outcomes: new Map(
      outcomes.map((outcome, i) => [figures[i]!.outcome, byArea((area) => outcome.area(area, draws))]),
    ),
    all: byArea((area) =>
      outcomes.length > 0 && outcomes.every(({ draw }) => draw.ranked(area)) ? over_all.interval(area) : null,
    ),
  };
}
