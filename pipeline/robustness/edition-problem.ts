import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import type { ScorePlan } from '../editions/plan.js';
import { earlierPeriods } from '../impute/impute.js';
import type { RobustnessProblem, SamplingError } from './problem.js';
import type { NamedUnit } from './tables.js';

/** Width of a 95 % interval in standard errors: twice 1.96. */
const STANDARD_ERRORS = 3.92;

const keyOf = (area: string, code: string, period: string) => `${area} ${code} ${period}`;

/**
 * The authority whose figure each area has, and the standard error of that figure: (upper − lower) / 3.92
 * where the source gives limits. Areas with the figure of the same authority share its draw. Null where no
 * figure has limits.
 */
export function samplingOf(column: readonly (Figure | undefined)[]): SamplingError | null {
  const numbers = new Map<string, number>();
  const sd: number[] = [];
  const publisher = Int32Array.from(column, (figure) => {
    if (figure?.value == null || figure.lower === null || figure.upper === null) return -1;
    const known = numbers.get(figure.from_codes);
    if (known !== undefined) return known;
    numbers.set(figure.from_codes, sd.length);
    return sd.push((figure.upper - figure.lower) / STANDARD_ERRORS) - 1;
  });
  return sd.length === 0 ? null : { publisher, sd: Float64Array.from(sd) };
}

/** True for a figure of the county, modelled or not, or of the area that this one was split from. */
const isInherited = (figure: Figure | undefined): boolean =>
  figure?.value != null &&
  (['inherited', 'modelled'].includes(figure.status) || figure.reason.split(';').includes('split'));

/** The areas of an edition in the order of columns: by code. */
export const sortedAreas = (areas: readonly Area[]): Area[] =>
  areas.toSorted((a, b) => (a.area_code < b.area_code ? -1 : 1));

export const namedUnits = (areas: readonly Area[]): NamedUnit[] =>
  sortedAreas(areas).map(({ area_code, area_name }) => ({ code: area_code, name: area_name }));

/**
 * The robustness problem of an edition.
 * @param areas those that are ranked, in the order of their codes
 * @param figures frozen and derived, before imputation
 */
export function editionProblem(
  method: IndexMethod,
  plan: ScorePlan,
  areas: readonly Area[],
  figures: readonly Figure[],
  seed: number,
): RobustnessProblem {
  const byKey = new Map(figures.map((row) => [keyOf(row.area_code, row.indicator, row.period), row]));
  const columnOf = (code: string, period: string) =>
    areas.map(({ area_code }) => byKey.get(keyOf(area_code, code, period)));
  const numbers = (column: readonly (Figure | undefined)[]) =>
    Float64Array.from(column, (figure) => figure?.value ?? Number.NaN);
  const indicators = indicatorsOf(method);
  const columns = indicators.map(({ code, period }) => columnOf(code, period));
  const periods = new Map<string, Set<string>>();
  for (const { indicator, period } of figures)
    periods.set(indicator, (periods.get(indicator) ?? new Set()).add(period));
  const earlier = indicators.map(({ code, period }) =>
    earlierPeriods(period, periods.get(code) ?? []).map((before) => numbers(columnOf(code, before))),
  );
  return {
    structure: plan.structure,
    chain: plan.chain,
    groupShare: plan.groupShare,
    seed,
    earlier,
    figures: columns.map(numbers),
    impute: method.steps.impute,
    groups: areas.map(({ region_name }) => region_name),
    sampling: columns.map(samplingOf),
    inherited: columns.map((column) =>
      column.some(isInherited) ? Uint8Array.from(column, (figure) => (isInherited(figure) ? 1 : 0)) : null,
    ),
    choices: method.robustness,
  };
}
