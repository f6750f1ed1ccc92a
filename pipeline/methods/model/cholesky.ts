/** Pivots up to this share of their diagonal entry are rounding: the rows before explain this one. */
const ROUNDING = 1e-12;

/**
 * The lower triangle L of a symmetric matrix without negative eigenvalues, LL' = A. Where the rows before
 * explain a row wholly, its entry on the diagonal is 0: draws of it then follow from theirs.
 * @param matrix rows; left as it is
 * @see Golub and Van Loan (2013), Matrix Computations, 4th edition, sections 4.2.3 and 4.2.8
 */
export function lowerTriangle(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (let j = 0; j < matrix.length; j += 1) {
    const own = lower[j]!;
    let pivot = matrix[j]![j]!;
    for (let k = 0; k < j; k += 1) pivot -= own[k]! ** 2;
    const root = pivot > ROUNDING * matrix[j]![j]! ? Math.sqrt(pivot) : 0;
    own[j] = root;
    for (let i = j + 1; i < matrix.length; i += 1) {
      const row = lower[i]!;
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= row[k]! * own[k]!;
      row[j] = root > 0 ? sum / root : 0;
    }
  }
  return lower;
}

/**
 * The solution of Ax = b for a symmetric matrix A. An unknown that the others explain wholly (a pivot of 0)
 * is 0: a constant regressor without a penalty has no coefficient.
 */
export function solveSymmetric(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lower = lowerTriangle(matrix);
  const n = right.length;
  const half = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = right[i]!;
    for (let k = 0; k < i; k += 1) sum -= lower[i]![k]! * half[k]!;
    half[i] = lower[i]![i]! > 0 ? sum / lower[i]![i]! : 0;
  }
  const found = new Float64Array(n);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = half[i]!;
    for (let k = i + 1; k < n; k += 1) sum -= lower[k]![i]! * found[k]!;
    found[i] = lower[i]![i]! > 0 ? sum / lower[i]![i]! : 0;
  }
  return found;
}
