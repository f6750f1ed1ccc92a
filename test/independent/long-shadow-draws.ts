/**
 * How sure the ranks of one year are, from draws of another generator. It shares no code with the program:
 * not the generator, not the normal draws, not the ranks.
 */
import { endsOf, lineOf, meanOf, ranksOf, type Values, zScores } from './long-shadow-arithmetic.js';
import type { OutcomeYear } from './long-shadow-calculation.js';
import type { Pair } from './long-shadow-local-level.js';

/** Small Fast Counting of 32 bits (Doty-Humphrey, PractRand): three words and a counter. */
function generator(seed: number): () => number {
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;
  const next = () => {
    const made = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + made) | 0;
    return (made >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 32; warm += 1) next();
  return next;
}

/** Two standard normal draws by the polar method. */
function normals(uniform: () => number): [number, number] {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) {
      const length = Math.sqrt((-2 * Math.log(square)) / square);
      return [x * length, y * length];
    }
  }
}

export interface DrawnArea {
  /** Every drawn rank, in order from the best. */
  readonly ranks: number[];
  cold: number;
  hot: number;
}

export interface Drawn {
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, DrawnArea>>;
  readonly all: ReadonlyMap<string, DrawnArea>;
}

/** What is known of an area: means of level and gap, their covariance, and the series that it shares. */
export interface Belief {
  readonly series: string;
  readonly level: number;
  readonly gap: number;
  readonly variance: Pair;
}

export interface DrawnFrom {
  readonly code: string;
  readonly year: OutcomeYear;
  readonly beliefs: ReadonlyMap<string, Belief>;
}

const emptyOf = (areas: readonly string[]) =>
  new Map(areas.map((area): [string, DrawnArea] => [area, { ranks: [], cold: 0, hot: 0 }]));

function note(drawn: ReadonlyMap<string, DrawnArea>, scores: Values): void {
  for (const [area, rank] of ranksOf(scores, 1)) drawn.get(area)?.ranks.push(rank);
}

/** Level and gap of every area drawn about what is known; areas that share a series share its errors. */
function drawOne({ year, beliefs }: DrawnFrom, uniform: () => number) {
  const level = new Map<string, number>();
  const gap = new Map<string, number>();
  const drawn = new Map<string, [number, number]>();
  for (const [area, { series, level: mean, gap: mean_gap, variance }] of beliefs) {
    const [first, second] = drawn.get(series) ?? normals(uniform);
    drawn.set(series, [first, second]);
    const sd = Math.sqrt(variance.level);
    const slope = variance.both / variance.level;
    level.set(area, mean + sd * first);
    const left = Math.sqrt(variance.gap - slope * variance.both);
    gap.set(area, mean_gap + slope * sd * first + left * second);
  }
  if (year.line === undefined) return { level, gap, scores: new Map<string, number>() };
  const { residuals } = lineOf(gap, year.attainment_gap);
  const three = [zScores(level, 1), zScores(gap, -1), zScores(residuals, -1)];
  const scores = new Map(
    [...level.keys()].map((area) => [area, meanOf(three.map((one) => one.get(area) ?? Number.NaN))]),
  );
  return { level, gap, scores };
}

export function drawAgain(
  areas: readonly string[],
  from: readonly DrawnFrom[],
  draws: number,
  seed: number,
): Drawn {
  const uniform = generator(seed);
  const outcomes = new Map(from.map(({ code }) => [code, emptyOf(areas)]));
  const all = emptyOf(areas);
  for (let draw = 0; draw < draws; draw += 1) {
    const scores: Values[] = [];
    for (const one of from) {
      const drawn = outcomes.get(one.code) ?? new Map<string, DrawnArea>();
      const made = drawOne(one, uniform);
      note(drawn, made.scores);
      const levels = endsOf(made.level, 1);
      const gaps = endsOf(made.gap, -1);
      for (const [area, counted] of drawn) {
        if (levels.worst.has(area) && gaps.worst.has(area)) counted.cold += 1;
        if (levels.best.has(area) && gaps.best.has(area)) counted.hot += 1;
      }
      if (one.year.line !== undefined) scores.push(made.scores);
    }
    note(all, new Map(areas.map((area) => [area, meanOf(scores.map((one) => one.get(area) ?? Number.NaN))])));
  }
  for (const drawn of [...outcomes.values(), all])
    for (const { ranks } of drawn.values()) ranks.sort((a, b) => a - b);
  return { outcomes, all };
}

/** The rank at or below which a share of the draws lies; the share is kept within range. */
export function rankAt(ranks: readonly number[], share: number): number {
  const position = Math.min(Math.max(Math.ceil(share * ranks.length), 1), ranks.length);
  return ranks[position - 1] ?? Number.NaN;
}
