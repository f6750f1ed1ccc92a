import { DataError } from '../problem.js';

/** Rounds of rotations before giving up; a dozen are more than enough for hundreds of rows. */
const MAX_ROUNDS = 60;

/** Squares off the diagonal that no longer matter, as a share of the squares of all entries. */
const NEGLIGIBLE = 1e-30;

export interface Eigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** The vector of each value, of length one; the sum of its entries is not negative. */
  readonly vectors: readonly Float64Array[];
}

/** Sum of the squares off the diagonal. */
function offDiagonal(matrix: readonly Float64Array[]): number {
  let sum = 0;
  matrix.forEach((row, i) => {
    for (let column = 0; column < i; column += 1) sum += row[column]! ** 2;
  });
  return sum;
}

/** Rotates rows and columns p and q of a symmetric matrix, and rows p and q of the vectors, by one angle. */
function rotate(
  matrix: readonly Float64Array[],
  vectors: readonly Float64Array[],
  p: number,
  q: number,
): void {
  const apq = matrix[p]![q]!;
  if (apq === 0) return;
  const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * apq);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const turn = (a: Float64Array, index_a: number, b: Float64Array, index_b: number) => {
    const entry_a = a[index_a]!;
    const entry_b = b[index_b]!;
    a[index_a] = cosine * entry_a - sine * entry_b;
    b[index_b] = sine * entry_a + cosine * entry_b;
  };
  for (const row of matrix) turn(row, p, row, q);
  for (let i = 0; i < matrix.length; i += 1) turn(matrix[p]!, i, matrix[q]!, i);
  for (let i = 0; i < matrix.length; i += 1) turn(vectors[p]!, i, vectors[q]!, i);
  // what is left in these entries is rounding
  matrix[p]![q] = 0;
  matrix[q]![p] = 0;
}

/**
 * The vector with its sign chosen so that the sum of its entries (if zero, the first of them) is not
 * negative.
 */
function upright(vector: Float64Array): Float64Array {
  const sum = vector.reduce((total, entry) => total + entry, 0);
  const lead = Math.abs(sum) > 1e-9 ? sum : (vector.find((entry) => Math.abs(entry) > 1e-9) ?? 0);
  return lead < 0 ? vector.map((entry) => -entry) : vector;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi rotations, row by row.
 * @param symmetric rows of a symmetric matrix; left as it is
 * @see Golub and Van Loan (2013), Matrix Computations, 4th edition, section 8.5 (Jacobi methods)
 * @throws DataError `not-converged`, for instance for a matrix with NaN
 */
export function eigen(symmetric: readonly Float64Array[]): Eigen {
  const matrix = symmetric.map((row) => row.slice());
  const vectors = matrix.map((_, i) => Float64Array.from(matrix, (_, column) => (i === column ? 1 : 0)));
  const size = matrix.reduce((sum, row, i) => sum + row[i]! ** 2, 0) + 2 * offDiagonal(matrix);
  for (let round = 0; !(offDiagonal(matrix) <= NEGLIGIBLE * size); round += 1) {
    if (round === MAX_ROUNDS)
      throw new DataError('not-converged', 'the eigenvalues of the matrix cannot be found');
    for (let p = 0; p < matrix.length; p += 1)
      for (let q = p + 1; q < matrix.length; q += 1) rotate(matrix, vectors, p, q);
  }
  const order = matrix.map((_, i) => i).sort((a, b) => matrix[b]![b]! - matrix[a]![a]!);
  return {
    values: Float64Array.from(order, (i) => matrix[i]![i]!),
    vectors: order.map((i) => upright(vectors[i]!)),
  };
}
