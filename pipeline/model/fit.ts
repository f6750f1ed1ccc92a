import type { Figure } from '../../schemas/figure.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { MethodModel } from '../../schemas/method/model.js';
import { type CrossValidated, crossValidate } from '../methods/model/cross-validate.js';
import { type GroupErrors, groupErrors } from '../methods/model/errors-of-groups.js';
import type { Fitting } from '../methods/model/ridge.js';
import { momentsOf } from '../methods/moments.js';
import type { Treating } from '../methods/treat/rule.js';
import { treat } from '../methods/treat/treat.js';
import { columnOf, type Design, type FiguresByArea } from './design.js';
import { PSEUDO_COUNTIES } from './pseudo-counties.js';
import { isOwn, type SharedFigure, sharedFigures, sharesAmong } from './shared-figures.js';

/** A county indicator: what it is spread by, and how far its figures for districts may be off. */
export interface IndicatorModel {
  readonly code: string;
  /** Whether the method lets it be modelled. */
  readonly allowed: boolean;
  /** Whether its error is enough below that of inheritance, where the truth is known. */
  readonly modelled: boolean;
  /** The authorities that publish for themselves and that the line is fitted on, as indices of the areas. */
  readonly authorities: readonly number[];
  readonly line: CrossValidated;
  /** Standard deviation of the error of an inherited figure. */
  readonly inheritedSd: number;
  /** Errors where the truth is known; null where the edition has no such county. */
  readonly errors: GroupErrors | null;
  /** By which share the root mean squared error is below that of inheritance; null without errors. */
  readonly gain: number | null;
  readonly shared: readonly SharedFigure[];
  /** Smallest and largest possible value. */
  readonly bounds: readonly [number, number];
}

/** What is known of an indicator before it is fitted. */
export interface Candidate {
  readonly declaration: Pick<IndicatorDeclaration, 'code' | 'range'>;
  readonly figures: FiguresByArea;
  /** Weight of each area in the benchmark; NaN where it is not known. */
  readonly weights: Float64Array;
  readonly allowed: boolean;
  /** How the method treats its outliers; null for not at all. */
  readonly treating: Treating | null;
}

/**
 * The standard deviation among authorities of the published figures, winsorised where the method does so. A
 * logarithm is another scale, and not that of errors: the figures are then taken as they are. With fewer than
 * two authorities it is that among all areas.
 */
function sdAmong(authorities: readonly number[], column: Float64Array, treating: Treating | null): number {
  const { sd } = momentsOf(column);
  const treated = treating === null || !(sd > 0) ? undefined : treat(column, treating);
  const values = treated?.treatment === 'winsorise' ? treated.values : column;
  const among = momentsOf(Float64Array.from(authorities, (unit) => values[unit]!)).sd;
  return [among, sd].find((found) => found >= 0) ?? 0;
}

/** The authorities that publish for themselves, outside the regions that the method leaves out. */
function authoritiesOf({ areas }: Design, figures: FiguresByArea, outside: readonly string[]): number[] {
  return areas.flatMap(({ area_code, upper_tier_code, region_code }, unit) => {
    const figure: Figure | undefined = figures.get(area_code);
    const counts = area_code === upper_tier_code && !outside.includes(region_code) && isOwn(figure);
    return counts ? [unit] : [];
  });
}

/** The pseudo-counties of which every authority is among those given. */
function knownCounties({ areas, region }: Design, authorities: readonly number[], weights: Float64Array) {
  const known = new Map(authorities.map((unit) => [areas[unit]!.area_code, unit]));
  return PSEUDO_COUNTIES.flatMap((county) => {
    const units = county.authorities.map((code) => known.get(code));
    if (!units.every((unit) => unit !== undefined)) return [];
    return [{ units, weights: sharesAmong(units, weights).shares, group: region[units[0]!]! }];
  });
}

/** Fits a county indicator, and decides by the errors where the truth is known whether it is modelled. */
export function fitIndicator(
  { declaration, figures, weights, allowed, treating }: Candidate,
  design: Design,
  method: Pick<MethodModel, 'outside' | 'minimum_gain' | 'inherited_sd'>,
): IndicatorModel {
  const { areas, region, regions, x } = design;
  const column = columnOf(areas, figures);
  const authorities = authoritiesOf(design, figures, method.outside);
  const fitting: Fitting = {
    y: Float64Array.from(authorities, (unit) => column[unit]!),
    x: x.map((values) => Float64Array.from(authorities, (unit) => values[unit]!)),
    group: Int32Array.from(authorities, (unit) => region[unit]!),
    groups: regions.length,
  };
  const line = crossValidate(fitting);
  const inheritedSd = method.inherited_sd * sdAmong(authorities, column, treating);
  const known = knownCounties(design, authorities, weights);
  const errors =
    known.length === 0
      ? null
      : groupErrors(known, column, x, { without: line.without, sd: line.sd, inheritedSd }, declaration.range);
  const gain = errors === null ? null : 1 - errors.modelled.rmse / errors.inherited.rmse;
  return {
    code: declaration.code,
    allowed,
    modelled: allowed && gain !== null && gain >= method.minimum_gain,
    authorities,
    line,
    inheritedSd,
    errors,
    gain,
    shared: sharedFigures(areas, figures, weights),
    bounds: declaration.range,
  };
}
