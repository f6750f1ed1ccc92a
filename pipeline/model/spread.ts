import type { Figure } from '../../schemas/figure.js';
import { errorFactors, spreadOver } from '../methods/model/benchmark.js';
import { along } from '../methods/model/cross-validate.js';
import { STANDARD_ERRORS } from '../methods/model/errors-of-groups.js';
import type { Design } from './design.js';
import type { IndicatorModel } from './fit.js';
import type { SharedFigure } from './shared-figures.js';

/** A figure that an area does not have itself: modelled from that of its county, or that of a larger area. */
export interface SpreadFigure {
  readonly figure: Figure;
  /** The published figure of the larger area. */
  readonly county_value: number;
  readonly standard_error: number;
  /** The interval of 95 %, within natural bounds; null where the figure is not modelled. */
  readonly interval: readonly [number, number] | null;
}

/** What a reader must know of a modelled figure, as flags. */
function flagsOf(
  { flags }: Figure,
  value: number,
  { bounds }: IndicatorModel,
  { weighed }: SharedFigure,
  filled: boolean,
): string {
  const own = flags === '' ? [] : flags.split(';');
  if (!weighed) own.push('plain_mean');
  if (filled) own.push('regressor_of_region');
  if (bounds.includes(value)) own.push('at_bound');
  return [...new Set(own)].join(';');
}

const within = (value: number, [min, max]: readonly [number, number]) => Math.min(max, Math.max(min, value));

/** The figures of one larger area, for the areas that share it. */
function spreadOne(
  model: IndicatorModel,
  shared: SharedFigure,
  { x }: Design,
  filled: ReadonlySet<string>,
): SpreadFigure[] {
  const { line, bounds, inheritedSd } = model;
  const { units, shares, isCounty, figures, value: county_value } = shared;
  const isModelled = model.modelled && isCounty;
  const factors = errorFactors(shares);
  const offsets = Float64Array.from(units, (unit) => along(line.coefficients, x, unit));
  const values = isModelled ? spreadOver(county_value, offsets, shares, bounds) : undefined;
  return figures.map((own, i) => {
    const standard_error = (isModelled ? line.sd : inheritedSd) * factors[i]!;
    const value = values?.[i];
    if (value === undefined) return { figure: own, county_value, standard_error, interval: null };
    const reach = STANDARD_ERRORS * standard_error;
    return {
      figure: {
        ...own,
        value,
        // What is less certain than a model keeps its status.
        status: own.status === 'inherited' ? 'modelled' : own.status,
        flags: flagsOf(own, value, model, shared, filled.has(own.area_code)),
      },
      county_value,
      standard_error,
      interval: [within(value - reach, bounds), within(value + reach, bounds)],
    };
  });
}

/** Every figure of a county indicator that an area does not have itself, with its error. */
export function spreadFigures(model: IndicatorModel, design: Design): SpreadFigure[] {
  const filled = new Set(design.filled.map(({ area_code }) => area_code));
  return model.shared.flatMap((shared) => spreadOne(model, shared, design, filled));
}
