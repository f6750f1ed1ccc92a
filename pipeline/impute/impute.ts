import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { MethodImputation } from '../../schemas/method/level.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { endYear } from '../editions/derived.js';
import { imputeGroupMean, imputeGroupMedian } from '../methods/impute/group.js';
import type { Imputed } from '../methods/impute/impute.js';
import { imputePanel } from '../methods/impute/panel.js';

/** A value that may be missing, of one unit and indicator. */
export interface Known {
  readonly area_code: string;
  /** The indicator. */
  readonly code: string;
  readonly value: number | null;
}

/** How what is missing is put in, and from what. */
export interface Imputing {
  readonly impute: MethodImputation;
  /** Group of each unit, as its region; null, or nothing, for one that is in none. */
  readonly groups: ReadonlyMap<string, string | null>;
  /** Of each indicator, the values of the periods before by unit, the latest period first. */
  readonly earlier: ReadonlyMap<string, readonly ReadonlyMap<string, number>[]>;
}

/** Why a value is there that was missing: the reason that is published with it. */
export const IMPUTED = {
  group_mean: 'imputed_group_mean',
  group_median: 'imputed_group_median',
  panel: 'imputed_panel',
} as const satisfies Record<Exclude<MethodImputation, 'none'>, string>;

/** A value that was put in. */
export interface ImputedValue {
  readonly area_code: string;
  readonly code: string;
  readonly value: number;
  readonly reason: (typeof IMPUTED)[keyof typeof IMPUTED];
  /** How many periods back it is from; 0 for one that is made of the group. */
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
 * What is put in for values that are missing, each named with its reason; what is known is not touched, and
 * what the group or the periods before do not tell stays missing. Sums run in the order of the codes of the
 * units.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 3 (sections 3.1 and 3.2); COINr,
 *   `Impute()`
 */
export function imputedValues(values: readonly Known[], imputing: Imputing): ImputedValue[] {
  const { impute } = imputing;
  if (impute === 'none') return [];
  const columns = new Map<string, Known[]>();
  for (const value of values) {
    const column = columns.get(value.code);
    if (column === undefined) columns.set(value.code, [value]);
    else column.push(value);
  }
  return [...columns].flatMap(([code, column]) => {
    const known = column.toSorted((one, other) => (one.area_code < other.area_code ? -1 : 1));
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
 * Periods of an indicator that end before another, the latest first; of two that end in one year the later
 * text.
 */
export const earlierPeriods = (period: string, others: Iterable<string>): string[] =>
  [...new Set(others)]
    .filter((other) => endYear(other) < endYear(period))
    .sort((one, other) => endYear(other) - endYear(one) || (one < other ? 1 : -1));

/** Figures by indicator, period and area. */
type History = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Figure>>>;

function historyOf(figures: readonly Figure[]): History {
  const history = new Map<string, Map<string, Map<string, Figure>>>();
  for (const figure of figures) {
    const periods = history.get(figure.indicator) ?? new Map<string, Map<string, Figure>>();
    const areas = periods.get(figure.period) ?? new Map<string, Figure>();
    history.set(figure.indicator, periods.set(figure.period, areas.set(figure.area_code, figure)));
  }
  return history;
}

const knownOf = (figures: ReadonlyMap<string, Figure>): ReadonlyMap<string, number> =>
  new Map([...figures].flatMap(([area, { value }]) => (value === null ? [] : [[area, value] as const])));

/**
 * The figures of an edition with what is missing put in as the method says: by region, or from the periods
 * before that are frozen as `inputs`. What is put in is `estimated`, by the reason `imputed_…`, without
 * limits; one from a period before carries the cells of that.
 * @param scored the figures that are scored
 * @param all these and those of other periods
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
      return [indicator, earlierPeriods(period, periods.keys()).map((one) => periods.get(one)!)] as const;
    }),
  );
  const imputing = {
    impute,
    groups: new Map(areas.map(({ area_code, region_name }) => [area_code, region_name])),
    earlier: new Map([...before].map(([indicator, periods]) => [indicator, periods.map(knownOf)])),
  };
  const values = scored.map(({ area_code, indicator, value }) => ({ area_code, code: indicator, value }));
  const imputed = new Map(
    imputedValues(values, imputing).map((one) => [`${one.area_code} ${one.code}`, one]),
  );
  return scored.map((figure): Figure => {
    const one = imputed.get(`${figure.area_code} ${figure.indicator}`);
    if (one === undefined) return figure;
    const source = before.get(figure.indicator)?.[one.periods_back - 1]?.get(figure.area_code) ?? figure;
    const { from_codes, cells, raw_text, flags } = source;
    return {
      ...figure,
      value: one.value,
      lower: null,
      upper: null,
      status: 'estimated',
      reason: one.reason,
      from_codes,
      cells,
      raw_text,
      flags,
    };
  });
}

/**
 * The figures of an edition that are scored, in the periods that its method names, imputed as `imputeFigures` says.
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
