import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexEdition } from '../editions/edition.js';
import type { ScorePlan } from '../editions/plan.js';
import { earlierPeriods } from '../impute/impute.js';
import type { JointErrors } from '../model/draws.js';
import type { Modelled } from '../model/model.js';
import { editionErrors, type IndicatorErrors } from './edition-errors.js';
import type { RobustnessProblem } from './problem.js';
import type { NamedUnit } from './tables.js';

const keyOf = (area: string, code: string, period: string) => `${area} ${code} ${period}`;

/** True for a figure of the county, or of the area that this one was split from. */
const isInherited = (figure: Figure | undefined): boolean =>
  figure?.value != null && (figure.status === 'inherited' || figure.reason.split(';').includes('split'));

/** The areas of an edition in the order of columns: by code. */
export const sortedAreas = (areas: readonly Area[]): Area[] =>
  areas.toSorted((a, b) => (a.area_code < b.area_code ? -1 : 1));

export const namedUnits = (areas: readonly Area[]): NamedUnit[] =>
  sortedAreas(areas).map(({ area_code, area_name }) => ({ code: area_code, name: area_name }));

/** The figures whose errors are drawn together, as the indices of indicator and unit. */
function drawnTogether(joint: JointErrors | undefined): ReadonlySet<string> {
  const { units = [], indicators = [] } = joint ?? {};
  return new Set(
    indicators.flatMap(({ column, groups }) =>
      groups.flatMap(({ members }) => Array.from(members, (member) => `${column} ${units[member]}`)),
    ),
  );
}

/** What is drawn for an edition, and how far each figure may be off. */
export interface EditionProblem {
  readonly problem: RobustnessProblem;
  /** By indicator, in the order of the areas. */
  readonly errors: readonly IndicatorErrors[];
}

/**
 * The robustness problem of an edition.
 * @param areas those that are ranked, in the order of their codes
 * @param figures frozen and derived, as published, before imputation
 * @param modelled what became of the figures of counties
 */
export function editionProblem(
  edition: Pick<IndexEdition, 'method' | 'history'>,
  plan: ScorePlan,
  areas: readonly Area[],
  figures: readonly Figure[],
  seed: number,
  modelled?: Pick<Modelled, 'figures' | 'errors'>,
): EditionProblem {
  const { method } = edition;
  const scoredValues = new Map(
    (modelled?.figures ?? figures).map((row) => [keyOf(row.area_code, row.indicator, row.period), row.value]),
  );
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
  const errors = editionErrors(edition, areas, columns);
  const together = drawnTogether(modelled?.errors);
  const problem: RobustnessProblem = {
    structure: plan.structure,
    chain: plan.chain,
    groupShare: plan.groupShare,
    seed,
    earlier,
    figures: indicators.map(({ code, period }) =>
      Float64Array.from(
        areas,
        ({ area_code }) => scoredValues.get(keyOf(area_code, code, period)) ?? Number.NaN,
      ),
    ),
    impute: method.steps.impute,
    groups: areas.map(({ region_name }) => region_name),
    parts: true,
    sampling: errors.map(({ sampling }) => sampling),
    joint: modelled?.errors ?? null,
    inherited: columns.map((column, i) => {
      const mask = Uint8Array.from(column, (figure, unit) =>
        isInherited(figure) && !together.has(`${i} ${unit}`) ? 1 : 0,
      );
      return mask.includes(1) ? mask : null;
    }),
    choices: method.robustness,
  };
  return { problem, errors };
}
