/** Plain linear algebra for worlds of the coverage simulation. It shares no code with the program. */

export type Matrix = number[][];

export const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) =>
    (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)),
  );

export const add = (a: Matrix, b: Matrix, times = 1): Matrix =>
  a.map((row, i) => row.map((value, j) => value + times * (b[i]?.[j] ?? 0)));

export const diagonal = (values: readonly number[]): Matrix =>
  values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));

/** Inverse by Gauss and Jordan with pivots. */
export function inverse(matrix: Matrix): Matrix {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column += 1) {
    let best = column;
    for (let i = column; i < n; i += 1)
      if (Math.abs(work[i]![column]!) > Math.abs(work[best]![column]!)) best = i;
    [work[column], work[best]] = [work[best]!, work[column]!];
    const pivot = work[column]![column]!;
    work[column] = work[column]!.map((value) => value / pivot);
    for (let i = 0; i < n; i += 1) {
      const by = work[i]![column]!;
      if (i !== column && by !== 0) work[i] = work[i]!.map((value, j) => value - by * work[column]![j]!);
    }
  }
  return work.map((row) => row.slice(n));
}

/** Lower triangle L with LL' = A; what rounding puts below zero counts as zero. */
export function root(matrix: Matrix): Matrix {
  const lower = matrix.map((row) => row.map(() => 0));
  for (let j = 0; j < matrix.length; j += 1) {
    const rest = matrix[j]![j]! - lower[j]!.slice(0, j).reduce((sum, value) => sum + value * value, 0);
    const own = rest > 1e-12 * Math.abs(matrix[j]![j]!) ? Math.sqrt(rest) : 0;
    lower[j]![j] = own;
    for (let i = j + 1; i < matrix.length; i += 1) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = own > 0 ? sum / own : 0;
    }
  }
  return lower;
}

/** Sample covariances of columns without missing values. */
export function covariance(columns: readonly (readonly number[])[]): Matrix {
  const n = columns[0]?.length ?? 0;
  const centred = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    return column.map((value) => value - mean);
  });
  return centred.map((a) =>
    centred.map((b) => a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (n - 1)),
  );
}

/**
 * Covariances of true figures: those of published ones less the mean variance of their errors. Where that is
 * no covariance matrix, the correlations are drawn towards zero until it is one.
 */
export function lessNoise(published: Matrix, noise: readonly number[], least = 0.2): Matrix {
  const own = published.map((row, i) => Math.max(row[i]! - noise[i]!, least * row[i]!));
  for (let keep = 1; ; keep -= 0.02) {
    const found = published.map((row, i) => row.map((value, j) => (i === j ? own[i]! : keep * value)));
    if (root(found).every((row, i) => row[i]! > 1e-3 * Math.sqrt(own[i]!)) || keep <= 0) return found;
  }
}
