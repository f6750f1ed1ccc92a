import { checkLengths } from '../spread.js';
import { fill, type Imputed } from './impute.js';

export interface ImputedFromPanel extends Imputed {
  /** How many periods back the value is from: 0 for the unit's own, −1 where it is missing still. */
  readonly periods_back: Int32Array;
}

/**
 * What is missing becomes the unit's own last known value.
 * @param values of the period that is asked for
 * @param earlier the same units in the periods before, the latest first
 * @param max_time how many periods to look back at most; all unless given
 * @see OECD/JRC (2008), Handbook, section 3.1 (cold deck); COINr, `impute_panel(imp_type = "latest")`
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
