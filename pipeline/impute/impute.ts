import { group, rollup } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { MethodImputation } from '../../schemas/method/level.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { endYear } from '../editions/derived.js';
import { imputeGroupMean, imputeGroupMedian } from '../methods/impute/group.js';
import type { Imputed } from '../methods/impute/impute.js';
import { imputePanel } from '../methods/impute/panel.js';

/** A value of a unit and an indicator, which may be missing. */
export interface Known {
  readonly area_code: string;
  /** The indicator. */
  readonly code: string;
  readonly value: number | null;
}

/** How missing values are imputed, and from what. */
export interface Imputing {
  readonly impute: MethodImputation;
  /** Group of each unit, such as its region; null or absent for a unit without a group. */
  readonly groups: ReadonlyMap<string, string | null>;
  /** For each indicator, the values of earlier periods by unit, latest period first. */
  readonly earlier: ReadonlyMap<string, readonly ReadonlyMap<string, number>[]>;
}

/** The reason that is published with an imputed value. */
export const IMPUTED = {
  group_mean: 'imputed_group_mean',
  group_median: 'imputed_group_median',
  panel: 'imputed_panel',
} as const satisfies Record<Exclude<MethodImputation, 'none'>, string>;

/** An imputed value. */
export interface ImputedValue {
  readonly area_code: string;
  readonly code: string;
  readonly value: number;
  readonly reason: (typeof IMPUTED)[keyof typeof IMPUTED];
  /** How many periods back it is from; 0 for one that comes from the group. */
  readonly periods_back: number;
}

interface Column extends Imputed {
  readonly periods_back?: Int32Array;
}

function imputeColumn(
  values: Float64Array,
  units: readonly string[],
  code: string,
  impute: keyof typeof IMPUTED,
  { groups, earlier }: Imputing,
): Column {
  const groupOf = () => units.map((unit) => groups.get(unit) ?? null);
  switch (impute) {
    case 'group_mean':
      return imputeGroupMean(values, groupOf());
    case 'group_median':
      return imputeGroupMedian(values, groupOf());
    case 'panel': {
      const periods = (earlier.get(code) ?? []).map((period) =>
        Float64Array.from(units, (unit) => period.get(unit) ?? Number.NaN),
      );
      return imputePanel(values, periods);
    }
  }
}

/**
 * The imputed values for missing ones, each with its reason. Known values do not change; values that neither
 * the group nor earlier periods can supply stay missing. Sums run in the order of the codes of the units.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3 (sections 3.1 and 3.2)
 */
export function imputedValues(values: readonly Known[], imputing: Imputing): ImputedValue[] {
  const { impute } = imputing;
  if (impute === 'none') return [];
  return [...group(values, ({ code }) => code)].flatMap(([code, column]) => {
    const known = column.toSorted((a, b) => (a.area_code < b.area_code ? -1 : 1));
    const units = known.map(({ area_code }) => area_code);
    const figures = Float64Array.from(known, ({ value }) => value ?? Number.NaN);
    const filled = imputeColumn(figures, units, code, impute, imputing);
    return units.flatMap((area_code, i) => {
      if (filled.imputed[i] !== 1) return [];
      const value = filled.values[i]!;
      const periods_back = filled.periods_back?.[i] ?? 0;
      return [{ area_code, code, value, reason: IMPUTED[impute], periods_back }];
    });
  });
}

/**
 * Periods of an indicator that end before a given one, latest first; of two that end in the same year, first
 * the one whose text sorts later.
 */
export const earlierPeriods = (period: string, candidates: Iterable<string>): string[] =>
  [...new Set(candidates)]
    .filter((candidate) => endYear(candidate) < endYear(period))
    .sort((a, b) => endYear(b) - endYear(a) || (a < b ? 1 : -1));

/** Figures by indicator, period and area. */
type History = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Figure>>>;

const historyOf = (figures: readonly Figure[]): History =>
  rollup(
    figures,
    (rows) => rows.at(-1)!,
    ({ indicator }) => indicator,
    ({ period }) => period,
    ({ area_code }) => area_code,
  );

const knownOf = (figures: ReadonlyMap<string, Figure>): ReadonlyMap<string, number> =>
  new Map([...figures].flatMap(([area, { value }]) => (value === null ? [] : [[area, value] as const])));

/**
 * The figures of an edition with missing values imputed as the method says: by region, or from earlier
 * periods that are frozen as `inputs`. Imputed figures have the status `estimated`, a reason `imputed_…` and
 * no limits; one from an earlier period keeps the cells of that period.
 * @param scored the figures that are scored
 * @param all these figures and those of other periods
 */
export function imputeFigures(
  { steps }: Pick<IndexMethod, 'steps'>,
  areas: readonly Area[],
  scored: readonly Figure[],
  all: readonly Figure[],
): readonly Figure[] {
  const { impute } = steps;
  if (impute === 'none') return scored;
  const history = historyOf(all);
  const before = new Map(
    [...new Map(scored.map(({ indicator, period }) => [indicator, period]))].map(([indicator, period]) => {
      const periods = history.get(indicator) ?? new Map<string, ReadonlyMap<string, Figure>>();
      return [
        indicator,
        earlierPeriods(period, periods.keys()).map((earlier) => periods.get(earlier)!),
      ] as const;
    }),
  );
  const imputing = {
    impute,
    groups: new Map(areas.map(({ area_code, region_name }) => [area_code, region_name])),
    earlier: new Map([...before].map(([indicator, periods]) => [indicator, periods.map(knownOf)])),
  };
  const values = scored.map(({ area_code, indicator, value }) => ({ area_code, code: indicator, value }));
  const imputed = new Map(
    imputedValues(values, imputing).map((value) => [`${value.area_code} ${value.code}`, value]),
  );
  return scored.map((figure): Figure => {
    const found = imputed.get(`${figure.area_code} ${figure.indicator}`);
    if (found === undefined) return figure;
    const source = before.get(figure.indicator)?.[found.periods_back - 1]?.get(figure.area_code) ?? figure;
    const { from_codes, cells, raw_text, flags } = source;
    return {
      ...figure,
      value: found.value,
      lower: null,
      upper: null,
      status: 'estimated',
      reason: found.reason,
      from_codes,
      cells,
      raw_text,
      flags,
    };
  });
}

/**
 * The figures of an edition that are scored, in the periods that its method names, imputed as by
 * `imputeFigures`.
 * @param all frozen and derived figures of every period
 */
export function imputeEdition(
  method: IndexMethod,
  areas: readonly Area[],
  all: readonly Figure[],
): readonly Figure[] {
  const named = new Set(indicatorsOf(method).map(({ code, period }) => `${code} ${period}`));
  const scored = all.filter(({ indicator, period }) => named.has(`${indicator} ${period}`));
  return imputeFigures(method, areas, scored, all);
}
