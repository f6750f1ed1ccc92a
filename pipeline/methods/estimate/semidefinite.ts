import { eigen } from '../check/eigen.js';

/** Rows of a small symmetric matrix without negative eigenvalues, which may be singular. */
export type Matrix = readonly (readonly number[])[];

/** A pivot below this share of its diagonal entry is rounding: the row depends on those before it. */
const NOTHING = 1e-10;

/**
 * `rootOf` without allocation: row by row, in the first size × size entries of both arrays.
 * @param root receives the lower triangle; what is above the diagonal is left as it is
 */
export function rootInto(root: Float64Array, matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i += 1) {
    const own = i * size;
    for (let k = 0; k <= i; k += 1) {
      const other = k * size;
      let rest = matrix[own + k]!;
      for (let j = 0; j < k; j += 1) rest -= root[own + j]! * root[other + j]!;
      if (k === i) root[own + k] = rest > NOTHING * matrix[own + i]! ? Math.sqrt(rest) : 0;
      else root[own + k] = root[other + k]! === 0 ? 0 : rest / root[other + k]!;
    }
  }
}

/**
 * The lower triangle L with L L' = matrix, by Cholesky's method. A row that depends on those before it, as
 * where two measures are the same, gets a zero on its diagonal.
 */
export function rootOf(matrix: Matrix): number[][] {
  const size = matrix.length;
  const root = new Float64Array(size * size);
  rootInto(root, Float64Array.from(matrix.flat()), size);
  return matrix.map((_, i) => Array.from(root.subarray(i * size, (i + 1) * size)));
}

/**
 * A solution x of matrix · x = vector, from the root of the matrix; dependent rows get zero. For a vector
 * that the matrix can reach, matrix · x is the vector, whichever rows were left out.
 */
export function solveWith(root: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const solution = vector.map(() => 0);
  for (let i = 0; i < vector.length; i += 1) {
    let rest = vector[i]!;
    for (let j = 0; j < i; j += 1) rest -= root[i]![j]! * solution[j]!;
    solution[i] = root[i]![i]! === 0 ? 0 : rest / root[i]![i]!;
  }
  for (let i = vector.length - 1; i >= 0; i -= 1) {
    let rest = solution[i]!;
    for (let j = i + 1; j < vector.length; j += 1) rest -= root[j]![i]! * solution[j]!;
    solution[i] = root[i]![i]! === 0 ? 0 : rest / root[i]![i]!;
  }
  return solution;
}

/**
 * The correlations without the part that no correlations can have: negative eigenvalues are set to zero, and
 * the diagonal to one again. Correlations that are possible stay as they are.
 * @param matrix symmetric, with ones on its diagonal
 * @see Rousseeuw and Molenberghs (1993), Transformation of non positive semidefinite correlation matrices,
 *   Communications in Statistics 22, 965–984 (the eigenvalue method)
 */
export function possibleCorrelations(matrix: Matrix): number[][] {
  const { values, vectors } = eigen(matrix.map((row) => Float64Array.from(row)));
  if (values.every((value) => value >= 0)) return matrix.map((row) => [...row]);
  const cut = matrix.map((row, i) =>
    row.map((_, j) =>
      values.reduce((sum, value, k) => sum + Math.max(0, value) * vectors[k]![i]! * vectors[k]![j]!, 0),
    ),
  );
  return cut.map((row, i) =>
    row.map((entry, j) => (i === j ? 1 : entry / Math.sqrt(cut[i]![i]! * cut[j]![j]!))),
  );
}
