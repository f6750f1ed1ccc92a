import { Moments, shapeInto } from '../moments.js';
import { checkSpread } from '../spread.js';
import { logCtInto } from './log-ct.js';
import { checkRule, passes, STANDARD_RULE, type TreatmentRule } from './rule.js';
import { winsorise } from './winsorise.js';

/** What was done to a column; their places are the numbers that `treatInto` returns. */
export const TREATMENTS = ['none', 'winsorise', 'logarithm'] as const;
export type Treatment = (typeof TREATMENTS)[number];

const NONE = 0;
const WINSORISE = 1;
const LOG_CT = 2;

/**
 * `treat` without allocation or record.
 * @param out receives the treated values; may not be `values`
 * @param moments of `values` before, with skewness and kurtosis; of `out` after
 * @returns a place in `TREATMENTS`
 */
export function treatInto(
  out: Float64Array,
  values: Float64Array,
  rule: TreatmentRule,
  moments: Moments,
): number {
  out.set(values);
  if (passes(moments, rule)) return NONE;
  const { least, most } = moments;
  winsorise(out, rule, moments);
  if (passes(moments, rule)) return WINSORISE;
  logCtInto(out, values, least, most);
  shapeInto(moments, out);
  return LOG_CT;
}

/** Why a value was changed: winsorised at the high or the low end, or the logarithm taken. */
export type Why = 'winsorised_high' | 'winsorised_low' | 'logarithm';

export interface Change {
  /** Place of the unit in the column. */
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
  /** Every value that is not as it was, by unit. */
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
 * points; where that does not bring it within them, it takes the logarithm of what it was at first. The
 * logarithm draws in high values alone: a column with low outliers beyond five points comes out as not
 * passed, as it does in COINr.
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
