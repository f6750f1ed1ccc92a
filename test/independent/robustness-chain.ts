/** The whole index computed once, with every choice given. It shares no code with the program. */
import type { Figures } from './robustness-figures.js';
import {
  type Column,
  type Decision,
  decisionOf,
  followed,
  meanOf,
  medianOf,
  scaled,
} from './robustness-steps.js';

/**
 * One set of choices; weights of indicators are in their order, and 0 for the one that is left out.
 */
export interface Choice {
  readonly treatment: string;
  readonly normalise: string;
  readonly aggregate: string;
  readonly impute: string;
  readonly indicator_weights: readonly number[];
  readonly domain_weights: readonly number[];
  /** Position of the indicator that is left out; −1 for none. */
  readonly dropped: number;
}

/** The method itself: section 2 of the methods. */
export const published = (figures: Figures): Choice => ({
  treatment: 'none',
  normalise: 'z_score',
  aggregate: 'arithmetic_mean',
  impute: 'none',
  dropped: -1,
  indicator_weights: figures.indicators.map(({ weight }) => weight),
  domain_weights: figures.domain_weights,
});

/** Imputes missing figures from those of the region. */
function imputed(column: Column, regions: readonly string[], how: string): Column {
  if (how === 'none' || !column.some(Number.isNaN)) return column;
  const middle = how === 'group_mean' ? meanOf : medianOf;
  return column.map((value, i) =>
    Number.isNaN(value)
      ? middle(column.filter((other, position) => !Number.isNaN(other) && regions[position] === regions[i]))
      : value,
  );
}

interface Part {
  readonly scores: Column;
  readonly weight: number;
}

/** For each area the mean of the parts that it has, if they carry at least `min` of the weight. */
function means(parts: readonly Part[], min: number, geometric: boolean, areas: number): number[] {
  const all = parts.reduce((total, { weight }) => total + weight, 0);
  const totals = new Array<number>(areas).fill(0);
  const present = new Array<number>(areas).fill(0);
  for (const { scores, weight } of parts)
    for (let i = 0; i < areas; i += 1) {
      const score = scores[i] ?? Number.NaN;
      if (Number.isNaN(score)) continue;
      totals[i] = (totals[i] ?? 0) + weight * (geometric ? Math.log(score) : score);
      present[i] = (present[i] ?? 0) + weight;
    }
  return totals.map((total, i) => {
    const weight = present[i] ?? 0;
    if (weight / all < min - 1e-9) return Number.NaN;
    return geometric ? Math.exp(total / weight) : total / weight;
  });
}

const decisions = new WeakMap<Figures, Decision[]>();

/** What is done to the outliers of an indicator: decided from the published figures, for every draw. */
function decided(figures: Figures, position: number): Decision {
  const known = decisions.get(figures) ?? figures.values.map(decisionOf);
  decisions.set(figures, known);
  return known[position] ?? { high: 0, low: 0 };
}

/**
 * Scores of the areas before the index is normalised, which changes no rank. A geometric mean takes
 * min–max from 1 to 100, whatever scale was drawn.
 */
export function scoresOf(figures: Figures, values: readonly Column[], choice: Choice): number[] {
  const geometric = choice.aggregate === 'geometric_mean';
  const scale = geometric ? 'one_to_hundred' : choice.normalise;
  const areas = figures.areas.length;
  const inDomain: Part[][] = figures.domain_weights.map(() => []);
  for (const [position, { direction, domain }] of figures.indicators.entries()) {
    if (position === choice.dropped) continue;
    const whole = imputed(values[position] ?? [], figures.regions, choice.impute);
    const tame = choice.treatment === 'standard' ? followed(whole, decided(figures, position)) : whole;
    const signed = direction === 1 ? tame : tame.map((value) => direction * value);
    const weight = choice.indicator_weights[position] ?? Number.NaN;
    inDomain[domain]?.push({ scores: scaled(signed, scale, 0), weight });
  }
  const domains = inDomain.map((parts, domain) => ({
    scores: scaled(means(parts, 0.6, geometric, areas), scale, 1e-9),
    weight: choice.domain_weights[domain] ?? Number.NaN,
  }));
  return means(domains, 1, geometric, areas);
}
