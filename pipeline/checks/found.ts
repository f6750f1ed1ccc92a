import type { NotChecked } from '../../schemas/release/checks-file.js';
import { MIN_PAIRS } from '../methods/check/correlation.js';
import { DataError } from '../methods/problem.js';

/** Number of units that have both values. */
export function bothOf(x: Float64Array, y: Float64Array): number {
  let both = 0;
  for (let i = 0; i < x.length; i += 1) if (!Number.isNaN(x[i]! + y[i]!)) both += 1;
  return both;
}

/** Why two columns have no correlation. */
export const whyNone = (both: number): string =>
  both < MIN_PAIRS
    ? `only ${both} units have both values: at least ${MIN_PAIRS} are needed`
    : 'one of the two has the same value in every unit that has both';

/** The number, or null for NaN. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The result of `make`; null where the values do not allow it, with the reason added to `not_checked`. */
export function attempt<T>(check: string, not_checked: NotChecked[], make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    not_checked.push({ check, reason: error.message });
    return null;
  }
}
