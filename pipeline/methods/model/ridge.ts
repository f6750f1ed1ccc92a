import { solveSymmetric } from './cholesky.js';

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

/** Sums of squares and products of deviations within groups, by group. */
export interface Products {
  readonly xx: readonly (readonly Float64Array[])[];
  readonly xy: readonly Float64Array[];
}

/** @param fitting with deviations within groups in place of values */
export function productsOf({ y, x, group, groups }: Fitting): Products {
  const indices = Array.from({ length: groups }, (_, i) => i);
  const xx = indices.map(() => x.map(() => new Float64Array(x.length)));
  const xy = indices.map(() => new Float64Array(x.length));
  for (let unit = 0; unit < y.length; unit += 1) {
    const own = group[unit]!;
    for (let i = 0; i < x.length; i += 1) {
      const value = x[i]![unit]!;
      xy[own]![i]! += value * y[unit]!;
      for (let k = 0; k < x.length; k += 1) xx[own]![i]![k]! += value * x[k]![unit]!;
    }
  }
  return { xx, xy };
}

/**
 * Coefficients β of a ridge regression on deviations within groups, for each penalty: (X'X + λI)β = X'y.
 * @param penalties λ, zero or more
 * @param leftOut the groups that the fit does without
 * @see Hoerl and Kennard (1970), Ridge regression: biased estimation for nonorthogonal problems,
 *   Technometrics 12, 55–67, equation 2.1
 */
export function ridge(
  { xx, xy }: Products,
  penalties: readonly number[],
  leftOut: readonly number[] = [],
): Float64Array[] {
  const regressors = xy[0]?.length ?? 0;
  const matrix = Array.from({ length: regressors }, () => new Float64Array(regressors));
  const right = new Float64Array(regressors);
  xy.forEach((products, group) => {
    if (leftOut.includes(group)) return;
    for (let i = 0; i < regressors; i += 1) {
      right[i]! += products[i]!;
      for (let k = 0; k < regressors; k += 1) matrix[i]![k]! += xx[group]![i]![k]!;
    }
  });
  const diagonal = matrix.map((row, i) => row[i]!);
  return penalties.map((penalty) => {
    for (let i = 0; i < regressors; i += 1) matrix[i]![i] = diagonal[i]! + penalty;
    return solveSymmetric(matrix, right);
  });
}
