import {
  fitLevels,
  type LevelModel,
  type LevelSeries,
  type LevelState,
  levelStates,
} from '../methods/estimate/local-level.js';
import type { OutcomeYears } from './outcome-years.js';
import { yearlyErrors } from './yearly-errors.js';

/** What is known of level and gap of every area in a year: a normal distribution of the two. */
export interface Drawable {
  /** NaN where the area has no figure. */
  readonly level: Float64Array;
  readonly gap: Float64Array;
  /**
   * Cholesky factor of the covariance: level, gap with level, gap alone; zero for a value that is not drawn.
   */
  readonly root_level: Float64Array;
  readonly root_both: Float64Array;
  readonly root_gap: Float64Array;
}

/** One outcome in one year. */
export interface ShrunkenYear {
  readonly year: number;
  /** The true level and gap of the year. */
  readonly now: Drawable;
  /** The level and the gap that will be published for the next year; undefined with too few years. */
  readonly next: Drawable | undefined;
  /** Whether the area has a figure with a standard error. */
  readonly drawn: Uint8Array;
  /** Parameters from the years up to this one; undefined where `next` is. */
  readonly model: LevelModel | undefined;
}

export interface ShrunkenOutcome {
  readonly data: OutcomeYears;
  /** Parameters from all years. */
  readonly model: LevelModel | undefined;
  readonly years: readonly ShrunkenYear[];
}

/** A forecast needs at least so many years. */
export const FORECAST_YEARS = 3;

/** Mean of each year over the areas that have a figure. */
function yearMeans({ areas, years, level, gap }: OutcomeYears) {
  return years.map((_, year) => {
    const sum = { n: 0, level: 0, gap: 0 };
    for (let j = year; j < areas.length * years.length; j += years.length) {
      if (Number.isNaN(level[j]! + gap[j]!)) continue;
      sum.n += 1;
      sum.level += level[j]!;
      sum.gap += gap[j]!;
    }
    return { level: sum.level / sum.n, gap: sum.gap / sum.n };
  });
}
type Means = ReturnType<typeof yearMeans>;

/** Figures of the years in which they are the area’s own, which show how its figures change. */
function knownOnly({ areas, years, level, gap, known }: OutcomeYears) {
  const own = (values: Float64Array) => values.map((value, j) => (known[j] === 1 ? value : Number.NaN));
  return { areas: areas.length, years: years.length, level: own(level), gap: own(gap) };
}

/** Covariance of the errors of level and gap in each area and year, from the first `upTo` years. */
function noiseOf(data: OutcomeYears, means: Means, upTo: number, leastYears: number) {
  const { areas, years } = data;
  const size = data.level.length;
  const noise = { a: new Float64Array(size), ab: new Float64Array(size), b: new Float64Array(size) };
  if (data.counted) {
    for (let j = 0; j < size; j += 1) {
      // the rate of all areas, since a rate of 0 or 100% of few people would look certain
      const { level, gap } = means[j % years.length]!;
      const all = level + gap;
      noise.a[j] = (level * (100 - level)) / data.level_cohort[j]!;
      noise.ab[j] = -noise.a[j]!;
      noise.b[j] = noise.a[j]! + (all * (100 - all)) / data.others_cohort[j]!;
    }
    return noise;
  }
  const errors = yearlyErrors(knownOnly(data), upTo, leastYears);
  for (let area = 0; area < areas.length; area += 1) {
    const level = errors.level[area]!;
    const gap = errors.gap[area]!;
    for (let j = area * years.length; j < (area + 1) * years.length; j += 1) {
      noise.a[j] = level ** 2;
      noise.ab[j] = errors.correlation * level * gap;
      noise.b[j] = gap ** 2;
    }
  }
  return noise;
}
type Noise = ReturnType<typeof noiseOf>;

/** The figures by series, each less the mean of its year; areas that share a series have the same figures. */
function seriesOf(data: OutcomeYears, means: Means, noise: Noise): LevelSeries {
  const years = data.years.length;
  const size = data.names.length * years;
  const missing = () => new Float64Array(size).fill(Number.NaN);
  const made = { a: missing(), b: missing(), noise_a: missing(), noise_ab: missing(), noise_b: missing() };
  for (let j = 0; j < data.level.length; j += 1) {
    if (data.series[j]! < 0 || data.sure[j] === 0 || Number.isNaN(noise.a[j]! + noise.b[j]!)) continue;
    const to = data.series[j]! * years + (j % years);
    made.a[to] = data.level[j]! - means[j % years]!.level;
    made.b[to] = data.gap[j]! - means[j % years]!.gap;
    made.noise_a[to] = noise.a[j]!;
    made.noise_ab[to] = noise.ab[j]!;
    made.noise_b[to] = noise.b[j]!;
  }
  return { series: data.names.length, years, ...made };
}

/** The state of the series of each area in a year, with what is added for the next year, as it is drawn. */
function drawableOf(
  data: OutcomeYears,
  year: number,
  states: LevelState | undefined,
  { level: mean_level, gap: mean_gap }: Means[number],
  drawn: Uint8Array,
  added?: (j: number) => { readonly a: number; readonly ab: number; readonly b: number },
): Drawable {
  const n = data.areas.length;
  const each = () => new Float64Array(n);
  const made = { level: each(), gap: each(), root_level: each(), root_both: each(), root_gap: each() };
  for (let area = 0; area < n; area += 1) {
    const j = area * data.years.length + year;
    made.level[area] = data.level[j]!;
    made.gap[area] = data.gap[j]!;
    if (states === undefined || drawn[area] === 0) continue;
    const series = data.series[j]!;
    const more = added?.(j) ?? { a: 0, ab: 0, b: 0 };
    const a = states.a[series]! + more.a;
    const ab = states.ab[series]! + more.ab;
    made.level[area] = mean_level + states.mean_a[series]!;
    made.gap[area] = mean_gap + states.mean_b[series]!;
    made.root_level[area] = Math.sqrt(Math.max(a, 0));
    made.root_both[area] = a > 0 ? ab / made.root_level[area]! : 0;
    made.root_gap[area] = Math.sqrt(Math.max(states.b[series]! + more.b - made.root_both[area]! ** 2, 0));
  }
  return made;
}

/**
 * Level and gap of every area and year, pulled towards the area’s own earlier years and the mean of all by a
 * local-level model, and what will be published for the year after. Years use what was known then: the
 * figures of the years up to theirs, and for the next year parameters and standard errors of these years
 * too.
 * @param leastYears with fewer known years, an area has the median of the standard errors from yearly changes
 */
export function shrinkYears(data: OutcomeYears, leastYears: number): ShrunkenOutcome {
  const means = yearMeans(data);
  const count = data.years.length;
  const noise = noiseOf(data, means, count, leastYears);
  const all = seriesOf(data, means, noise);
  const models: (LevelModel | undefined)[] = [];
  const pasts: { readonly noise: Noise; readonly series: LevelSeries }[] = [];
  for (let upTo = 1; upTo <= count; upTo += 1) {
    const then = data.counted || upTo === count ? noise : noiseOf(data, means, upTo, leastYears);
    const series = then === noise ? all : seriesOf(data, means, then);
    pasts.push({ noise: then, series });
    const fits = upTo >= FORECAST_YEARS || upTo === count;
    models.push(fits ? fitLevels(series, upTo, !data.counted, models.at(-1)?.end) : undefined);
  }
  const model = models.at(-1);
  const years = data.years.map((year, i): ShrunkenYear => {
    const drawn = new Uint8Array(data.areas.length);
    for (let area = 0; area < drawn.length; area += 1) {
      const j = area * count + i;
      const series = data.series[j]!;
      if (model !== undefined && series >= 0 && !Number.isNaN(all.a[series * count + i]!)) drawn[area] = 1;
    }
    const states = (by: LevelModel, series: LevelSeries) => levelStates(series, by, i + 1);
    const known = model === undefined ? undefined : states(model, all);
    const now = drawableOf(data, i, known, means[i]!, drawn);
    const then = i + 1 >= FORECAST_YEARS ? models[i] : undefined;
    if (then === undefined) return { year, now, next: undefined, drawn, model: undefined };
    const past = pasts[i]!;
    const { drift, noise: factor } = then;
    const added = (j: number) => ({
      a: drift.a + factor * past.noise.a[j]!,
      ab: drift.ab + factor * past.noise.ab[j]!,
      b: drift.b + factor * past.noise.b[j]!,
    });
    const next = drawableOf(data, i, states(then, past.series), means[i]!, drawn, added);
    return { year, now, next, drawn, model: then };
  });
  return { data, model, years };
}
