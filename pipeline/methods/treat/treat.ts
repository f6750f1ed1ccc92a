import { Moments, momentsInto, shapeInto } from '../moments.js';
import { checkSpread } from '../spread.js';
import { logarithmInto, naturalLogarithmInto } from './logarithm.js';
import { winsorisePoints } from './points.js';
import { checkRule, isLogarithm, isPoints, isRule, passes, STANDARD_RULE, type Treating } from './rule.js';
import { winsorise } from './winsorise.js';

/** What was done to a column; `treatInto` returns an index in this list. */
export const TREATMENTS = ['none', 'winsorise', 'logarithm', 'natural_logarithm'] as const;
export type Treatment = (typeof TREATMENTS)[number];

const NONE = 0;
const WINSORISE = 1;
const LOGARITHM = 2;
const NATURAL_LOGARITHM = 3;

/**
 * `treat` without allocating or recording anything.
 * @param out receives the treated values; may not be `values`
 * @param moments those of `values` before, with skewness and kurtosis; those of `out` after
 * @returns an index in `TREATMENTS`
 */
export function treatInto(
  out: Float64Array,
  values: Float64Array,
  treating: Treating,
  moments: Moments,
): number {
  const { min, max } = moments;
  if (isLogarithm(treating)) {
    const natural = treating.always === 'natural_logarithm';
    if (natural) naturalLogarithmInto(out, values);
    else logarithmInto(out, values, min, max);
    shapeInto(moments, out);
    return natural ? NATURAL_LOGARITHM : LOGARITHM;
  }
  out.set(values);
  if (isPoints(treating)) {
    winsorisePoints(out, treating);
    momentsInto(moments, out);
    return WINSORISE;
  }
  if (passes(moments, treating)) return NONE;
  winsorise(out, treating, moments);
  if (passes(moments, treating)) return WINSORISE;
  logarithmInto(out, values, min, max);
  shapeInto(moments, out);
  return LOGARITHM;
}

/** Why a value changed: winsorised at the high or the low end, or by a logarithm. */
export type Why = 'winsorised_high' | 'winsorised_low' | 'logarithm' | 'natural_logarithm';

export interface Change {
  /** Index of the unit in the column. */
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly why: Why;
}

export interface Treated {
  readonly values: Float64Array;
  readonly treatment: Treatment;
  /**
   * False where even the logarithm leaves skewness and kurtosis above their limits; true for a logarithm on
   * demand, which has no limits.
   */
  readonly passed: boolean;
  /** Every value that changed, by unit. */
  readonly changes: readonly Change[];
  readonly before: Moments;
  readonly after: Moments;
}

function changesOf(from: Float64Array, to: Float64Array, treatment: Treatment): Change[] {
  const why = (i: number): Why => {
    if (treatment === 'logarithm' || treatment === 'natural_logarithm') return treatment;
    return to[i]! < from[i]! ? 'winsorised_high' : 'winsorised_low';
  };
  return Array.from(from, (value, unit) => ({ unit, from: value, to: to[unit]! }))
    .filter((each) => !Number.isNaN(each.from) && each.from !== each.to)
    .map((each) => ({ ...each, why: why(each.unit) }));
}

/**
 * Treats outliers: a column with |skewness| and excess kurtosis above their limits is winsorised, up to five
 * points by the standard rule; where that does not bring it within them, the logarithm of the original column
 * is taken instead. The logarithm only draws in high values: a column with more low outliers than may be
 * winsorised is reported as not passed. A logarithm on demand is taken of any column.
 * @see OECD/JRC (2008), Handbook, section 5.1
 * @throws DataError as `checkSpread` and `passes`, and `not-positive`; MethodError `rule-invalid`
 */
export function treat(values: Float64Array, treating: Treating = STANDARD_RULE): Treated {
  checkRule(treating);
  const before = new Moments();
  const after = new Moments();
  shapeInto(before, values);
  checkSpread(before, 0);
  shapeInto(after, values);
  const out = new Float64Array(values.length);
  const treatment = TREATMENTS[treatInto(out, values, treating, after)]!;
  const changes = changesOf(values, out, treatment);
  const passed = !isRule(treating) || passes(after, treating);
  return { values: out, treatment, passed, changes, before, after };
}
