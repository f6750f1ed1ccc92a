import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexEdition } from '../editions/edition.js';
import type { ScorePlan } from '../editions/plan.js';
import { earlierPeriods } from '../impute/impute.js';
import { along } from '../methods/model/cross-validate.js';
import type { Modelled } from '../model/model.js';
import { isOwn } from '../model/shared-figures.js';
import { sortedAreas } from '../robustness/edition-problem.js';
import type { PlacedFigures, RebuildProblem, Spreading } from './rebuilt-index.js';

type Column = readonly (Figure | undefined)[];

const isFound = (figure: Figure | undefined): figure is Figure => figure?.value != null;

/** Who published the figure of an area: itself, its upper-tier authority, or the area it was split from. */
function publisherOf({ area_code, upper_tier_code }: Area, figure: Figure): string {
  if (isOwn(figure)) return area_code;
  return figure.reason.split(';').includes('upper_tier') ? upper_tier_code : figure.from_codes;
}

/** Published for authorities: districts have it from their county, and none has one of its own. */
function isByAuthority(areas: readonly Area[], column: Column): boolean {
  const ofTwoTiers = areas.flatMap(({ area_code, upper_tier_code }, unit) =>
    area_code !== upper_tier_code && isFound(column[unit]) ? [column[unit]] : [],
  );
  return ofTwoTiers.some((figure) => !isOwn(figure)) && !ofTwoTiers.some(isOwn);
}

/** The unit whose figure each unit has; see `PlacedFigures`. */
function standsForIn(areas: readonly Area[], column: Column, byAuthority: boolean): Int32Array {
  const first = new Map<string, number>();
  const known = new Set(areas.flatMap((area, unit) => (isFound(column[unit]) ? area.upper_tier_code : [])));
  return Int32Array.from(areas, (area, unit) => {
    const figure = column[unit];
    const { area_code, upper_tier_code } = area;
    if (byAuthority && !isFound(figure) && known.has(upper_tier_code)) return -1;
    const none = byAuthority ? upper_tier_code : area_code;
    const publisher = isFound(figure) ? publisherOf(area, figure) : none;
    const found = first.get(publisher) ?? unit;
    first.set(publisher, found);
    return found;
  });
}

/** How the model spreads the figures of an indicator; null where it takes them as they are. */
function spreadingOf(code: string, modelled: Modelled | undefined): Spreading | null {
  const model = modelled?.models.find((each) => each.code === code);
  if (modelled === undefined || model?.modelled !== true) return null;
  const { x, areas } = modelled.design;
  const { line, bounds, shared } = model;
  return {
    offsets: Float64Array.from(areas, (_, unit) => along(line.coefficients, x, unit)),
    bounds,
    counties: shared.filter(({ isCounty }) => isCounty),
  };
}

/**
 * An index with the places that its figures were published for.
 * @param figures frozen and derived, as published, before anything is modelled or imputed
 * @param modelled what became of the figures of counties
 */
export function rebuildProblem(
  { method, areas: given }: Pick<IndexEdition, 'method' | 'areas'>,
  plan: Pick<ScorePlan, 'structure' | 'chain'>,
  figures: readonly Figure[],
  modelled?: Modelled,
): RebuildProblem {
  const areas = sortedAreas(given);
  const units = new Map(areas.map(({ area_code }, unit) => [area_code, unit]));
  const columns = new Map<string, Map<string, (Figure | undefined)[]>>();
  for (const figure of figures) {
    const unit = units.get(figure.area_code);
    if (unit === undefined) continue;
    const periods = columns.get(figure.indicator) ?? new Map<string, (Figure | undefined)[]>();
    columns.set(figure.indicator, periods);
    const column = periods.get(figure.period) ?? Array.from(areas, () => undefined);
    periods.set(figure.period, column);
    column[unit] = figure;
  }
  const numbers = (column: Column) => Float64Array.from(column, (figure) => figure?.value ?? Number.NaN);
  const authorities = [...new Set(areas.map(({ upper_tier_code }) => upper_tier_code))];
  return {
    structure: plan.structure,
    chain: plan.chain,
    impute: method.steps.impute,
    groups: areas.map(({ region_name }) => region_name),
    authority: Int32Array.from(areas, ({ upper_tier_code }) => authorities.indexOf(upper_tier_code)),
    indicators: indicatorsOf(method).map(({ code, period }): PlacedFigures => {
      const periods = columns.get(code) ?? new Map<string, (Figure | undefined)[]>();
      const column: Column = periods.get(period) ?? areas.map(() => undefined);
      const byAuthority = isByAuthority(areas, column);
      return {
        column: numbers(column),
        earlier: earlierPeriods(period, periods.keys()).map((before) => numbers(periods.get(before) ?? [])),
        byAuthority,
        standsFor: standsForIn(areas, column, byAuthority),
        spreading: spreadingOf(code, modelled),
      };
    }),
  };
}
