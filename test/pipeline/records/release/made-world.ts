import type { Cell, Sums } from '../../../../pipeline/records/estimate/cells.js';
import { NOBODY } from '../../../../pipeline/records/estimate/cells.js';

/** What areas, and people in them, are like in a made-up world. */
export interface Nature {
  readonly areas: number;
  /**
   * People with earnings in the smallest and in the largest area; the sizes between are even on a log
   * scale.
   */
  readonly people: readonly [number, number];
  /** Spread of the logarithm of earnings around their mean. */
  readonly noise: number;
  /** Share of people who earn five times as much as the others of their kind. */
  readonly rich: number;
  /** Degrees of freedom of the t distribution of area effects; Infinity for normal ones. */
  readonly freedom: number;
  /** Standard deviations between areas: of pay, in pounds, of pay by qualification and by fifth. */
  readonly spread: readonly [pay: number, qualification: number, fifth: number];
  /** Correlation of pay and of what each fifth adds to it: below zero, gaps are wide where pay is low. */
  readonly related: number;
}

/** The three true figures of an area, in pounds. */
export interface Truth {
  readonly code: string;
  readonly people: number;
  readonly figures: readonly [level: number, gap: number, unexplained: number];
}

export interface World {
  readonly truth: readonly Truth[];
  readonly cells: readonly Cell[];
}

const MEALS = [0.5, 0.22, 0.1, 0.04, 0.02] as const;
const STEPS = [0, 1, 2, 3] as const;
const NAMES = ['none', 'level_2', 'level_3', 'degree'] as const;
const FIFTHS = [0, 1, 2, 3, 4] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const product = (a: readonly number[], b: readonly number[]) => sum(a.map((value, i) => value * b[i]!));

/** Uniform numbers from 0 to 1 (Marsaglia's xorshift of 32 bits, twice). */
export function uniforms(seed: number): () => number {
  let a = (seed * 2_654_435_761) >>> 0 || 1;
  const next = () => {
    a ^= a << 13;
    a ^= a >>> 17;
    a ^= a << 5;
    return a >>> 0;
  };
  for (let i = 0; i < 20; i += 1) next();
  return () => ((next() >>> 6) * 2 ** 26 + (next() >>> 6) + 0.5) / 2 ** 52;
}

/** Normal numbers (Box and Muller, 1958). */
export function normals(uniform: () => number): () => number {
  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** Probabilities of zero to three of three steps. */
const binomial = (p: number) => [(1 - p) ** 3, 3 * p * (1 - p) ** 2, 3 * p ** 2 * (1 - p), p ** 3];

function areaOf(nature: Nature, normal: () => number) {
  const { freedom, related, spread } = nature;
  // one draw of the denominator for an area makes the effects jointly heavy-tailed
  const squares = Number.isFinite(freedom)
    ? sum(Array.from({ length: freedom }, () => normal() ** 2)) / (freedom - 2)
    : 1;
  const [a, b, c, d] = [normal(), normal(), normal(), normal()].map((z) => z / Math.sqrt(squares));
  const rich = 0.6 * a! + 0.8 * b!;
  const affluence = Math.exp(0.25 * Math.max(-2, Math.min(2, a!)));
  const weights = FIFTHS.map((fifth) => affluence ** (fifth - 2));
  const fifths = weights.map((weight) => weight / sum(weights));
  const pay = Math.max(6000, 15_000 + spread[0] * rich);
  const byStep = Math.max(0, 3500 + spread[1] * (0.5 * rich + 0.87 * c!));
  const byFifth = Math.max(
    0,
    Math.max(0.035, 1.5 * spread[2]) + spread[2] * (related * rich + Math.sqrt(1 - related ** 2) * d!),
  );
  const low = Math.min(0.6, Math.max(0.1, 0.3 + 0.04 * c!));
  const qualified = FIFTHS.map((fifth) => binomial(low + 0.08 * fifth));
  const means = FIFTHS.map((fifth) => STEPS.map((step) => (pay + byStep * step) * (1 + byFifth * fifth)));
  return { fifths, qualified, means };
}

function figuresOf({ fifths, qualified, means }: ReturnType<typeof areaOf>): Truth['figures'] {
  const poor = fifths.map((share, fifth) => share * MEALS[fifth]!);
  const mean = (fifth: number) => product(qualified[fifth]!, means[fifth]!);
  const level = product(poor, FIFTHS.map(mean)) / sum(poor);
  return [level, mean(4) - mean(0), product(qualified[0]!, means[4]!) - mean(0)];
}

/** Sums over the people of an area by school meals, fifth and qualification, each with the weight one. */
function cellsOf(
  code: string,
  people: number,
  { fifths, qualified, means }: ReturnType<typeof areaOf>,
  { noise, rich }: Nature,
  uniform: () => number,
  normal: () => number,
): Cell[] {
  const kinds = FIFTHS.flatMap((fifth) =>
    STEPS.flatMap((step) =>
      [true, false].map((fsm) => ({
        fifth,
        step,
        fsm,
        share: fifths[fifth]! * qualified[fifth]![step]! * (fsm ? MEALS[fifth]! : 1 - MEALS[fifth]!),
      })),
    ),
  );
  const ends = kinds.map((_, i) => sum(kinds.slice(0, i + 1).map(({ share }) => share)));
  const found = kinds.map(() => ({ n: 0, y: 0, yy: 0, top: 0 }));
  // earnings have the mean of their kind
  const lift = 1 / (Math.exp(noise ** 2 / 2) * (1 + 4 * rich));
  for (let person = 0; person < people; person += 1) {
    const u = uniform();
    let kind = 0;
    while (kind < kinds.length - 1 && ends[kind]! < u) kind += 1;
    const { fifth, step } = kinds[kind]!;
    const factor = uniform() < rich ? 5 : 1;
    const pence = Math.round(100 * means[fifth]![step]! * lift * factor * Math.exp(noise * normal()));
    const one = found[kind]!;
    one.n += 1;
    one.y += pence;
    one.yy += pence * pence;
    one.top = Math.max(one.top, pence);
  }
  return kinds.flatMap(({ fifth, step, fsm }, kind): Cell[] => {
    const { n, y, yy, top } = found[kind]!;
    if (n === 0) return [];
    const [count, wy, wyy] = [BigInt(n), BigInt(y), BigInt(Math.round(yy))];
    const sums: Sums = {
      ...NOBODY,
      n: count,
      w: count,
      wy,
      wyy,
      ww: count,
      wwy: wy,
      wwyy: wyy,
      top: BigInt(top),
    };
    const qualification = NAMES[step]!;
    return [{ area_code: code, fsm, fifth: fifth + 1, has_circumstances: true, qualification, sums }];
  });
}

/** A world with its true figures, and the sums over its people that `smi estimate` would find. */
export function madeWorld(nature: Nature, seed: number): World {
  const uniform = uniforms(seed);
  const normal = normals(uniform);
  const { areas, people } = nature;
  const truth: Truth[] = [];
  const cells: Cell[] = [];
  for (let i = 0; i < areas; i += 1) {
    const code = `A${String(i).padStart(3, '0')}`;
    const size = Math.round(people[0] * (people[1] / people[0]) ** ((i + 0.5) / areas));
    const area = areaOf(nature, normal);
    truth.push({ code, people: size, figures: figuresOf(area) });
    cells.push(...cellsOf(code, size, area, nature, uniform, normal));
  }
  return { truth, cells };
}
