import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { endYear } from '../editions/derived.js';
import { placedIndicators } from '../editions/method.js';
import { imputedValues } from './impute.js';

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
      ...{ value: one.value, lower: null, upper: null, status: 'estimated', reason: one.reason },
      ...{ from_codes, cells, raw_text, flags },
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
  const named = new Set(placedIndicators(method).map(({ code, period }) => `${code} ${period}`));
  const scored = all.filter(({ indicator, period }) => named.has(`${indicator} ${period}`));
  return imputeFigures(method, areas, scored, all);
}
