/**
 * The ranks of an index computed many times, each time with drawn choices and figures. It shares no code with
 * the program: not the generator, not the normal draws, not the chain, not the ranks.
 */
import { type Choice, published, scoresOf } from './robustness-chain.js';
import type { Figures } from './robustness-figures.js';
import { type Column, ranksOf, sdOf } from './robustness-steps.js';

/** Mulberry32 (Ettinger): a counter of 32 bits, mixed. */
export function generator(seed: number): () => number {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x6d2b79f5) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal draws by Box and Muller (1958), one of each pair. */
export const normalsOf = (uniform: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

const oneOf = <T>(list: readonly T[], uniform: () => number): T => {
  const [drawn] = list.slice(Math.floor(uniform() * list.length));
  if (drawn === undefined) throw new Error('nothing to draw from');
  return drawn;
};

/** The choices of a replicate: each in a list is equally likely. */
export function choiceOf({ drawable, indicators, domain_weights }: Figures, uniform: () => number): Choice {
  const spread = (weight: number) => weight * (1 + drawable.weight_spread * (2 * uniform() - 1));
  const none_or_one = [-1, ...indicators.keys()];
  return {
    treatment: oneOf(drawable.treatment, uniform),
    aggregate: oneOf(drawable.aggregate, uniform),
    normalise: oneOf(drawable.normalise, uniform),
    impute: oneOf(drawable.impute, uniform),
    indicator_weights: indicators.map(({ weight }) => spread(weight)),
    domain_weights: domain_weights.map(spread),
    dropped: drawable.drop_indicators ? oneOf(none_or_one, uniform) : -1,
  };
}

/** Figures drawn about themselves: one error for all that come from the same publisher. */
export function withError({ values, errors, publishers }: Figures, normal: () => number): Column[] {
  return values.map((column, position) => {
    if (!errors[position]?.some((error) => error > 0)) return column;
    const drawn = new Map<string, number>();
    return column.map((value, i) => {
      const error = errors[position]?.[i] ?? 0;
      if (error === 0) return value;
      const publisher = publishers[position]?.[i] ?? '';
      const draw = drawn.get(publisher) ?? normal();
      drawn.set(publisher, draw);
      return value + error * draw;
    });
  });
}

/** A draw for each area with the figure of a larger one; `sds` are its standard deviations by indicator. */
export function withSpread(
  { inherited }: Figures,
  values: readonly Column[],
  sds: readonly number[],
  normal: () => number,
): Column[] {
  return values.map((column, position) => {
    const sd = sds[position] ?? Number.NaN;
    return column.map((value, i) => (inherited[position]?.[i] ? value + sd * normal() : value));
  });
}

/** Every rank drawn, by area: `[area][replicate]`. */
export interface Ranks {
  /** With figures and choices drawn. */
  readonly choices: readonly number[][];
  /** With figures alone drawn and the method as it is. */
  readonly figures: readonly number[][];
}

/** Both from the same draws of the figures. */
export function drawRanks(figures: Figures, replicates: number, seed: number): Ranks {
  const uniform = generator(seed);
  const normal = normalsOf(uniform);
  // National standard deviations of the published figures.
  const sds = figures.values.map((column) => figures.drawable.inheritance_sd * sdOf(column));
  const both = figures.areas.map((): number[] => []);
  const alone = figures.areas.map((): number[] => []);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const choice = choiceOf(figures, uniform);
    const values = figures.drawable.sampling_error ? withError(figures, normal) : figures.values;
    const apart = figures.drawable.inheritance_sd > 0 ? withSpread(figures, values, sds, normal) : values;
    for (const [i, rank] of ranksOf(scoresOf(figures, apart, choice)).entries()) both[i]?.push(rank);
    const still = ranksOf(scoresOf(figures, apart, published(figures)));
    for (const [i, rank] of still.entries()) alone[i]?.push(rank);
  }
  return { choices: both, figures: alone };
}
