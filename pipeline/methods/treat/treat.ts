import { Moments, shapeInto } from '../moments.js';
import { checkSpread } from '../spread.js';
import { logCtInto } from './log-ct.js';
import { checkRule, passes, STANDARD_RULE, type TreatmentRule } from './rule.js';
import { winsorise } from './winsorise.js';

/** What was done to a column; `treatInto` returns an index in this list. */
export const TREATMENTS = ['none', 'winsorise', 'logarithm'] as const;
export type Treatment = (typeof TREATMENTS)[number];

const NONE = 0;
const WINSORISE = 1;
const LOG_CT = 2;

/**
 * `treat` without allocating or recording anything.
 * @param out receives the treated values; may not be `values`
 * @param moments those of `values` before, with skewness and kurtosis; those of `out` after
 * @returns an index in `TREATMENTS`
 */
export function treatInto(
  out: Float64Array,
  values: Float64Array,
  rule: TreatmentRule,
  moments: Moments,
): number {
  out.set(values);
  if (passes(moments, rule)) return NONE;
  const { min, max } = moments;
  winsorise(out, rule, moments);
  if (passes(moments, rule)) return WINSORISE;
  logCtInto(out, values, min, max);
  shapeInto(moments, out);
  return LOG_CT;
}

/** Why a value changed: winsorised at the high or the low end, or by the logarithm. */
export type Why = 'winsorised_high' | 'winsorised_low' | 'logarithm';

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
  /** False where even the logarithm leaves skewness and kurtosis above their limits. */
  readonly passed: boolean;
  /** Every value that changed, by unit. */
  readonly changes: readonly Change[];
  readonly before: Moments;
  readonly after: Moments;
}

function changesOf(from: Float64Array, to: Float64Array, treatment: Treatment): Change[] {
  const why = (i: number): Why => {
    if (treatment === 'logarithm') return treatment;
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
 * winsorised is reported as not passed, as in COINr.
 * @see COINr, `Treat.numeric()` with `winsorise`, `logarithm`, `check_SkewKurt` and `combine_treat = FALSE`
 * @throws DataError as `checkSpread` and `passes`; MethodError `rule-invalid`
 */
export function treat(values: Float64Array, rule = STANDARD_RULE): Treated {
  checkRule(rule);
  const before = new Moments();
  const after = new Moments();
  shapeInto(before, values);
  checkSpread(before, 0);
  shapeInto(after, values);
  const out = new Float64Array(values.length);
  const treatment = TREATMENTS[treatInto(out, values, rule, after)]!;
  const changes = changesOf(values, out, treatment);
  return { values: out, treatment, passed: passes(after, rule), changes, before, after };
}
