import { checkLengths } from '../spread.js';
import { fill, type Imputed } from './impute.js';

export interface ImputedFromPanel extends Imputed {
  /**
   * How many periods back the value is from: 0 for a value of the period itself, −1 where it is still
   * missing.
   */
  readonly periods_back: Int32Array;
}

/**
 * A missing value becomes the last known value of the same unit.
 * @param values of the period to be completed
 * @param earlier values of the same units in earlier periods, latest first
 * @param max_time how many periods to look back at most; all by default
 * @see OECD/JRC (2008), Handbook, section 3.1 (cold deck)
 * @throws DataError `lengths-differ`
 */
export function imputePanel(
  values: Float64Array,
  earlier: readonly Float64Array[],
  max_time = earlier.length,
): ImputedFromPanel {
  checkLengths(earlier, values.length);
  const periods = [values, ...earlier].slice(0, max_time + 1);
  const periods_back = Int32Array.from(values, (_, unit) =>
    periods.findIndex((period) => !Number.isNaN(period[unit]!)),
  );
  return { ...fill(values, (unit) => periods[periods_back[unit]!]?.[unit] ?? Number.NaN), periods_back };
}
