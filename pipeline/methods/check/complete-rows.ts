import { momentsOf } from '../moments.js';
import { DataError } from '../problem.js';
import { checkLengths, checkSpread, MIN_UNITS } from '../spread.js';

/**
 * The columns restricted to the units that have a value in all of them.
 * @throws DataError `too-few-units` with fewer than three such units; `lengths-differ`;
 *   as in `checkSpread`, with the part
 */
export function completeRows(columns: readonly Float64Array[]): Float64Array[] {
  checkLengths(columns, columns[0]?.length ?? 0);
  const units = Array.from(columns[0] ?? [], (_, i) => i).filter((i) =>
    columns.every((column) => !Number.isNaN(column[i]!)),
  );
  if (units.length < MIN_UNITS)
    throw new DataError('too-few-units', `only ${units.length} units have a value in every part`);
  return columns.map((column, part) => {
    const complete = Float64Array.from(units, (i) => column[i]!);
    try {
      checkSpread(momentsOf(complete), 0);
    } catch (error) {
      throw error instanceof DataError ? new DataError(error.problem, error.what, part) : error;
    }
    return complete;
  });
}
