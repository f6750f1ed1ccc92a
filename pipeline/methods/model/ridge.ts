import { solveInPlace } from './cholesky.js';

/** What a line is fitted on: a figure and its regressors in units that lie in groups, such as regions. */
export interface Fitting {
  /** One value for each unit, none missing. */
  readonly y: Float64Array;
  /** One column for each regressor, on one scale, none missing. */
  readonly x: readonly Float64Array[];
  /** The group of each unit, from 0. */
  readonly group: Int32Array;
  /** How many groups there are; one may be empty. */
  readonly groups: number;
}

/** Values less the mean of their group. */
export function withinGroups(
  values: Float64Array,
  { group, groups }: Pick<Fitting, 'group' | 'groups'>,
): Float64Array {
  const sums = new Float64Array(groups);
  const counts = new Float64Array(groups);
  values.forEach((value, unit) => {
    sums[group[unit]!]! += value;
    counts[group[unit]!]! += 1;
  });
  return values.map((value, unit) => value - sums[group[unit]!]! / counts[group[unit]!]!);
}

/** Sums of squares and products of deviations within groups. */
export interface Products {
  /** How many regressors there are, n. */
  readonly regressors: number;
  /** By group, X'X row by row: n² numbers. */
  readonly xx: readonly Float64Array[];
  /** By group, X'y. */
  readonly xy: readonly Float64Array[];
}

/** @param fitting with deviations within groups in place of values */
export function productsOf({ y, x, group, groups }: Fitting): Products {
  const n = x.length;
  const xx = Array.from({ length: groups }, () => new Float64Array(n * n));
  const xy = Array.from({ length: groups }, () => new Float64Array(n));
  for (let i = 0; i < n; i += 1) {
    const column = x[i]!;
    for (let unit = 0; unit < y.length; unit += 1) xy[group[unit]!]![i]! += column[unit]! * y[unit]!;
    for (let k = 0; k < n; k += 1) {
      const other = x[k]!;
      for (let unit = 0; unit < y.length; unit += 1)
        xx[group[unit]!]![i * n + k]! += column[unit]! * other[unit]!;
    }
  }
  return { regressors: n, xx, xy };
}

/**
 * Coefficients β of a ridge regression on deviations within groups, for each penalty: (X'X + λI)β = X'y.
 * @param penalties λ, zero or more
 * @param leftOut the groups that the fit does without
 * @see Hoerl and Kennard (1970), Ridge regression: biased estimation for nonorthogonal problems,
 *   Technometrics 12, 55–67, equation 2.1
 */
export function ridge(
  { regressors: n, xx, xy }: Products,
  penalties: readonly number[],
  leftOut: readonly number[] = [],
): Float64Array[] {
  const matrix = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (let group = 0; group < xx.length; group += 1) {
    if (leftOut.includes(group)) continue;
    const [squares, products] = [xx[group]!, xy[group]!];
    for (let i = 0; i < matrix.length; i += 1) matrix[i]! += squares[i]!;
    for (let i = 0; i < n; i += 1) right[i]! += products[i]!;
  }
  const work = new Float64Array(n * n);
  return penalties.map((penalty) => {
    work.set(matrix);
    for (let i = 0; i < n; i += 1) work[i * n + i]! += penalty;
    const found = right.slice();
    solveInPlace(work, found);
    return found;
  });
}
