import type { Moments } from './moments.js';
import { DataError } from './problem.js';

/**
 * Relative precision of a number: values that differ by no more than this share of themselves count as equal.
 */
const LAST_DIGITS = 1e-15;

/** With fewer units, an index cannot be normalised, and its ranks say nothing. */
export const MIN_UNITS = 3;

function fail({ count, min, max }: Moments): never {
  if (count === 0) throw new DataError('all-missing', 'has no value in any unit');
  if (count === 1) throw new DataError('too-few-values', 'has a value in one unit only');
  if (!Number.isFinite(max - min)) {
    const infinite = !Number.isFinite(min) || !Number.isFinite(max);
    if (infinite) throw new DataError('not-finite', 'has an infinite value');
    throw new DataError('out-of-range', 'has values too large to be subtracted');
  }
  throw new DataError('constant', 'has the same value in every unit, so it cannot be normalised');
}

/**
 * Refuses a column that cannot be put on a scale: with fewer than two values, with an infinite value, with
 * values that differ only by rounding, or with values too large or too near to zero to be squared.
 * @param moments of the column
 * @param rounding differences up to this are rounding; 0 for figures, slightly more for computed values
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
    throw new DataError('too-few-units', `${units} units are too few: an index needs at least ${MIN_UNITS}`);
}

/** @throws DataError `lengths-differ` */
export function checkLengths(columns: readonly ArrayLike<unknown>[], units: number): void {
  const part = columns.findIndex(({ length }) => length !== units);
  if (part < 0) return;
  const what = `has ${columns[part]!.length} values for ${units} units`;
  throw new DataError('lengths-differ', what, part);
}
