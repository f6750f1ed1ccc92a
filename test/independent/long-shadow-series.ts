/**
 * The series that the local-level model is fitted to, in plain arithmetic. It shares no code with the
 * program.
 */
import { meanOf } from './long-shadow-arithmetic.js';
import type { OutcomeYear, Precision } from './long-shadow-calculation.js';
import type { Pair, PlainModel, PlainYear } from './long-shadow-local-level.js';

export interface YearMeans {
  readonly level: number;
  readonly gap: number;
}

export interface PlainSeries {
  /** The years of each series, by its name: the area, or the former authorities of its carried years. */
  readonly byName: ReadonlyMap<string, readonly PlainYear[]>;
  /** The name of the series of an area in the year at a place. */
  readonly nameOf: (area: string, at: number) => string | undefined;
  readonly means: readonly YearMeans[];
}

const known = (values: Iterable<number | undefined>): number[] => [...values].flatMap((value) => value ?? []);

/** Errors of counted people by the rate of all areas; else the squared errors of yearly changes. */
function noiseOf(year: OutcomeYear, means: YearMeans, precision: Precision | undefined, area: string): Pair {
  if (precision !== undefined) {
    const level = precision.level.get(area) ?? Number.NaN;
    const gap = precision.gap.get(area) ?? Number.NaN;
    return { level: level ** 2, gap: gap ** 2, both: precision.correlation * level * gap };
  }
  const share = (rate: number, n: number | undefined) => (rate * (100 - rate)) / (n ?? Number.NaN);
  const own = share(means.level, year.cohort.get(area));
  const others = share(means.level + means.gap, year.others_cohort.get(area));
  return { level: own, gap: own + others, both: -own };
}

export function seriesOf(years: readonly OutcomeYear[], precision: Precision | undefined): PlainSeries {
  const both = (year: OutcomeYear) => [...year.level.keys()].filter((area) => year.gap.has(area));
  const means = years.map((year) => ({
    level: meanOf(known(both(year).map((area) => year.level.get(area)))),
    gap: meanOf(known(both(year).map((area) => year.gap.get(area)))),
  }));
  const nameOf = (area: string, at: number) =>
    years[at]?.known.has(area) ? area : years[at]?.from.get(area);
  const byName = new Map<string, PlainYear[]>();
  for (const [at, year] of years.entries())
    for (const area of both(year)) {
      const name = nameOf(area, at) ?? '';
      const list = byName.get(name) ?? [];
      byName.set(name, list);
      // Two areas that share a series have the same figures.
      if (list.some((one) => one.at === at)) continue;
      list.push({
        at,
        level: (year.level.get(area) ?? Number.NaN) - means[at]!.level,
        gap: (year.gap.get(area) ?? Number.NaN) - means[at]!.gap,
        noise: noiseOf(year, means[at]!, precision, area),
      });
    }
  return { byName, nameOf, means };
}

/** The parameters as they are published. */
export const modelOf = (row: Readonly<Record<string, unknown>>): PlainModel => ({
  between: {
    level: Number(row.between_level),
    gap: Number(row.between_gap),
    both: Number(row.between_both),
  },
  drift: { level: Number(row.drift_level), gap: Number(row.drift_gap), both: Number(row.drift_both) },
  factor: Number(row.noise_factor),
});
