import type { Moments } from './moments.js';
import { DataError } from './problem.js';

/** The last digits of a number: values that differ by no more than this share of themselves are the same. */
const LAST_DIGITS = 1e-15;

/** An indicator of fewer units than this cannot be normalised, nor ranked to any use. */
export const MIN_UNITS = 3;

function fail({ count, min, max }: Moments): never {
  if (count === 0) throw new DataError('all-missing', 'has no value in any unit');
  if (count === 1) throw new DataError('too-few-values', 'has a value in one unit only');
  if (!Number.isFinite(max - min)) {
    const infinite = !Number.isFinite(min) || !Number.isFinite(max);
    if (infinite) throw new DataError('not-finite', 'has a value that is infinite');
    throw new DataError('out-of-range', 'has values too large to be subtracted');
  }
  throw new DataError('constant', 'has the same value in every unit, so that it cannot be normalised');
}

/**
 * Refuses a column that no scale can be made for: without a value or with one alone, with an infinite one,
 * with values that differ by rounding alone, or ones too large or too near to zero to be squared.
 * @param moments of the column
 * @param rounding differences of no more than this are rounding; 0 for figures, a little for what is computed
 * @throws DataError `all-missing`, `too-few-values`, `not-finite`, `constant` or `out-of-range`
 */
export function checkSpread(moments: Moments, rounding: number): void {
  const { count, min, max, sd } = moments;
  const spread = max - min;
  const digits = LAST_DIGITS * Math.max(Math.abs(min), Math.abs(max));
  if (!(count > 1 && spread > rounding && spread > digits && spread < Number.POSITIVE_INFINITY))
    fail(moments);
  if (!(sd > 0 && sd < Number.POSITIVE_INFINITY))
    throw new DataError('out-of-range', 'has values too large, or too near to zero, to be squared');
}

/** @throws DataError `too-few-units` */
export function checkUnits(units: number): void {
  if (units < MIN_UNITS)
    throw new DataError('too-few-units', `${units} units are too few: an index needs ${MIN_UNITS}`);
}

/** @throws DataError `lengths-differ` */
export function checkLengths(columns: readonly ArrayLike<unknown>[], units: number): void {
  const part = columns.findIndex(({ length }) => length !== units);
  if (part < 0) return;
  const what = `has ${columns[part]!.length} values for ${units} units`;
  throw new DataError('lengths-differ', what, part);
}
