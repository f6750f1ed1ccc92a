/**
 * How sure the ranks of one year are, from draws of another generator. It shares no code with the program:
 * not the generator, not the normal draws, not the ranks.
 */
import { endsOf, lineOf, meanOf, ranksOf, type Values, zScores } from './long-shadow-arithmetic.js';
import type { OutcomeYear, Precision } from './long-shadow-calculation.js';

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

export interface DrawnFrom {
  readonly code: string;
  readonly year: OutcomeYear;
  readonly precision: Precision;
}

const emptyOf = (areas: readonly string[]) =>
  new Map(areas.map((area): [string, DrawnArea] => [area, { ranks: [], cold: 0, hot: 0 }]));

function note(drawn: ReadonlyMap<string, DrawnArea>, scores: Values): void {
  for (const [area, rank] of ranksOf(scores, 1)) drawn.get(area)?.ranks.push(rank);
}

/** Level and gap of every area drawn about their values, with the variances and correlation of the years. */
function drawOne({ year, precision }: DrawnFrom, uniform: () => number) {
  const level = new Map<string, number>();
  const gap = new Map<string, number>();
  const unshared = Math.sqrt(1 - precision.correlation ** 2);
  for (const [area, value] of year.level) {
    const [first, second] = normals(uniform);
    level.set(area, value + first * (precision.level.get(area) ?? Number.NaN));
    const error = precision.correlation * first + unshared * second;
    const own_gap = year.gap.get(area) ?? Number.NaN;
    gap.set(area, own_gap + error * (precision.gap.get(area) ?? Number.NaN));
  }
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
      scores.push(made.scores);
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
