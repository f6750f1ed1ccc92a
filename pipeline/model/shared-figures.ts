import { group } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { Population } from '../../schemas/population.js';
import { sharesOf } from '../methods/model/benchmark.js';
import type { FiguresByArea } from './design.js';

/** Areas that have the figure of one larger area, and how much each weighs in it. */
export interface SharedFigure {
  /** As indices of the areas. */
  readonly units: readonly number[];
  /** Weights of the benchmark, which add up to 1. */
  readonly shares: Float64Array;
  /** False where a weight is not known: all then weigh the same. */
  readonly weighed: boolean;
  /** The figure of the larger area. */
  readonly value: number;
  /** The same as the areas have it before anything is modelled, in the order of `units`. */
  readonly figures: readonly Figure[];
  /** False for areas that were split from it: they keep its figure whatever is known of them. */
  readonly isCounty: boolean;
}

const isFound = (figure: Figure | undefined): figure is Figure & { readonly value: number } =>
  figure?.value != null;
const rulesOf = ({ reason }: Figure) => reason.split(';');

/** True for a figure that an authority publishes for itself, and not for a part or a former county. */
export const isOwn = (figure: Figure | undefined): boolean =>
  isFound(figure) && !rulesOf(figure).some((rule) => rule === 'upper_tier' || rule === 'split');

/**
 * The weight of each area in the benchmark: people, times the rate where there is one; NaN where either is
 * missing.
 */
export function benchmarkWeights(
  areas: readonly Area[],
  populations: readonly Population[],
  rate: FiguresByArea | undefined,
): Float64Array {
  const people = new Map(populations.map(({ area_code, population }) => [area_code, population]));
  return Float64Array.from(areas, ({ area_code }) => {
    const count = people.get(area_code) ?? Number.NaN;
    return rate === undefined ? count : count * (rate.get(area_code)?.value ?? Number.NaN);
  });
}

/** Shares of some areas; equal ones where the weight of any is not known. */
export function sharesAmong(
  units: readonly number[],
  weights: Float64Array,
): Pick<SharedFigure, 'shares' | 'weighed'> {
  const own = Float64Array.from(units, (unit) => weights[unit]!);
  const weighed = own.every((weight) => weight >= 0);
  return { shares: sharesOf(weighed ? own : own.fill(1)), weighed };
}

/**
 * The figures that several areas share, or that one has from a county of which it is the only district, by
 * the larger area that published them. A county without a figure has none to share.
 */
export function sharedFigures(
  areas: readonly Area[],
  figures: FiguresByArea,
  weights: Float64Array,
): SharedFigure[] {
  const shared = areas.flatMap(({ area_code, upper_tier_code }, unit) => {
    const figure = figures.get(area_code);
    if (!isFound(figure) || isOwn(figure)) return [];
    const isCounty = rulesOf(figure).includes('upper_tier');
    return [{ unit, figure, isCounty, larger: isCounty ? upper_tier_code : figure.from_codes }];
  });
  return [...group(shared, ({ larger }) => larger).values()].map((parts) => {
    const units = parts.map(({ unit }) => unit);
    const { figure, isCounty } = parts[0]!;
    const figures = parts.map((part) => part.figure);
    return { units, value: figure.value, figures, isCounty, ...sharesAmong(units, weights) };
  });
}
