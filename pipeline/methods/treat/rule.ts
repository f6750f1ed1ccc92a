import { MIN_FOR_KURT, type Moments } from '../moments.js';
import { DataError, MethodError } from '../problem.js';
import type { Points } from './points.js';

/** When an indicator has outliers, and how many points may be winsorised. */
export interface TreatmentRule {
  /** A column has outliers where |skewness| is above this … */
  readonly skewness: number;
  /** … and excess kurtosis above this. */
  readonly kurtosis: number;
  /** Points to winsorise before the logarithm is taken instead. */
  readonly winsorise: number;
}

/**
 * A logarithm of every value, whether or not there are outliers: of the value itself, which must be above
 * zero, or of its distance from just below the lowest value (see `logarithmInto`).
 */
export interface Logarithm {
  readonly always: 'natural_logarithm' | 'logarithm';
}

/** What is done to the values of an indicator or an aggregate before they are normalised. */
export type Treating = TreatmentRule | Logarithm | Points;

export const isLogarithm = (treating: Treating): treating is Logarithm => 'always' in treating;
export const isPoints = (treating: Treating): treating is Points => 'high' in treating;

/** Whether a column is treated only where it has outliers. */
export const isRule = (treating: Treating): treating is TreatmentRule =>
  !isLogarithm(treating) && !isPoints(treating);

/** Handbook, section 5.1, and the practice of the JRC. */
export const STANDARD_RULE: TreatmentRule = { skewness: 2, kurtosis: 3.5, winsorise: 5 };

/** @throws MethodError `rule-invalid` */
export function checkRule(treating: Treating): void {
  if (isLogarithm(treating)) return;
  if (isPoints(treating)) {
    const { high, low } = treating;
    if (Number.isInteger(high) && Number.isInteger(low) && high >= 0 && low >= 0) return;
    throw new MethodError('rule-invalid', `${high} and ${low} are not numbers of points to winsorise`);
  }
  const { skewness, kurtosis, winsorise } = treating;
  const sound = skewness >= 0 && Number.isFinite(kurtosis) && Number.isInteger(winsorise) && winsorise >= 0;
  if (!sound)
    throw new MethodError(
      'rule-invalid',
      `skewness ${skewness}, kurtosis ${kurtosis} and ${winsorise} points are not a valid rule of treatment`,
    );
}

/**
 * True for a column without outliers: |skewness| or excess kurtosis is within its limit.
 * @throws DataError `too-few-values` with fewer than four values, which have no kurtosis; `out-of-range` for
 *   values too large or too near to zero to be raised to the fourth power
 */
export function passes({ count, skew, kurt }: Moments, rule: TreatmentRule): boolean {
  if (count < MIN_FOR_KURT)
    throw new DataError(
      'too-few-values',
      `has ${count} values; a test for outliers needs at least ${MIN_FOR_KURT}`,
    );
  if (Math.abs(skew) <= rule.skewness || kurt <= rule.kurtosis) return true;
  if (Number.isNaN(skew) || Number.isNaN(kurt))
    throw new DataError('out-of-range', 'has values too large, or too near to zero, for a test for outliers');
  return false;
}
