/** Pivots up to this share of their diagonal entry are rounding: the rows before explain this one. */
const ROUNDING = 1e-12;

/** `lowerTriangle` of a matrix row by row in one array of n² numbers, which receives L. */
function factorInPlace(a: Float64Array, n: number): void {
  for (let j = 0; j < n; j += 1) {
    const diagonal = a[j * n + j]!;
    let pivot = diagonal;
    for (let k = 0; k < j; k += 1) pivot -= a[j * n + k]! * a[j * n + k]!;
    const root = pivot > ROUNDING * diagonal ? Math.sqrt(pivot) : 0;
    a[j * n + j] = root;
    for (let i = j + 1; i < n; i += 1) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k += 1) sum -= a[i * n + k]! * a[j * n + k]!;
      a[i * n + j] = root > 0 ? sum / root : 0;
    }
    for (let i = 0; i < j; i += 1) a[i * n + j] = 0;
  }
}

/**
 * The lower triangle L of a symmetric matrix without negative eigenvalues, LL' = A. Where the rows before
 * explain a row wholly, its entry on the diagonal is 0: draws of it then follow from theirs.
 * @param matrix rows; left as it is
 * @see Golub and Van Loan (2013), Matrix Computations, 4th edition, sections 4.2.3 and 4.2.8
 */
export function lowerTriangle(matrix: readonly Float64Array[]): Float64Array[] {
  const n = matrix.length;
  const flat = new Float64Array(n * n);
  matrix.forEach((row, i) => {
    flat.set(row, i * n);
  });
  factorInPlace(flat, n);
  return matrix.map((_, i) => flat.slice(i * n, (i + 1) * n));
}

/**
 * Solves Ax = b for a symmetric matrix without negative eigenvalues. An unknown that the others explain
 * wholly (a pivot of 0) is 0: a constant regressor without a penalty has no coefficient.
 * @param a A row by row, n² numbers; overwritten
 * @param x b; receives the solution
 */
export function solveInPlace(a: Float64Array, x: Float64Array): void {
  const n = x.length;
  factorInPlace(a, n);
  for (let i = 0; i < n; i += 1) {
    let sum = x[i]!;
    for (let k = 0; k < i; k += 1) sum -= a[i * n + k]! * x[k]!;
    const root = a[i * n + i]!;
    x[i] = root > 0 ? sum / root : 0;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k += 1) sum -= a[k * n + i]! * x[k]!;
    const root = a[i * n + i]!;
    x[i] = root > 0 ? sum / root : 0;
  }
}
