import { LEAST_FOR_KURT, type Moments } from '../moments.js';
import { DataError, MethodError } from '../problem.js';

/** When an indicator has outliers, and how many points may be brought in; COINr's words. */
export interface TreatmentRule {
  /** Outliers where |skewness| is above this … */
  readonly skew_thresh: number;
  /** … and excess kurtosis above this. */
  readonly kurt_thresh: number;
  /** Points to winsorise before the logarithm is taken instead. */
  readonly winmax: number;
}

/** @see COINr, defaults of `Treat.data.frame()` */
export const STANDARD_RULE: TreatmentRule = { skew_thresh: 2, kurt_thresh: 3.5, winmax: 5 };

/** @throws MethodError `rule-invalid` */
export function checkRule({ skew_thresh, kurt_thresh, winmax }: TreatmentRule): void {
  const sound = skew_thresh >= 0 && Number.isFinite(kurt_thresh) && Number.isInteger(winmax) && winmax >= 0;
  if (!sound)
    throw new MethodError(
      'rule-invalid',
      `skewness ${skew_thresh}, kurtosis ${kurt_thresh} and ${winmax} points make no rule of treatment`,
    );
}

/**
 * True for a column without outliers: |skewness| or kurtosis is within its limit.
 * @see COINr, `check_SkewKurt()` and the flag of `get_stats()`
 * @throws DataError `too-few-values` with fewer than four values, for they have no kurtosis; `out-of-range`
 *   for values too large or too near to zero to be raised to the fourth power
 */
export function passes({ count, skew, kurt }: Moments, rule: TreatmentRule): boolean {
  if (count < LEAST_FOR_KURT)
    throw new DataError('too-few-values', `has ${count} values; a test for outliers needs ${LEAST_FOR_KURT}`);
  if (Math.abs(skew) <= rule.skew_thresh || kurt <= rule.kurt_thresh) return true;
  if (Number.isNaN(skew) || Number.isNaN(kurt))
    throw new DataError('out-of-range', 'has values too large, or too near to zero, for a test for outliers');
  return false;
}
