/**
 * The local-level model of level and gap in plain matrices: the whole series of an area at once, as one
 * normal vector, by its covariance and not by a filter. It shares no code with the program.
 */

type Matrix = number[][];

/** Solves `a x = b` for several right-hand sides by Gaussian elimination with pivoting; gives log|a| too. */
export function solve(a: Matrix, b: Matrix): { readonly x: Matrix; readonly logDeterminant: number } {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...(b[i] ?? [])]);
  let logDeterminant = 0;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    logDeterminant += Math.log(Math.abs(head[column]!));
    for (let row = 0; row < n; row += 1) {
      if (row === column) continue;
      const factor = rows[row]![column]! / head[column]!;
      if (factor !== 0) for (let k = column; k < head.length; k += 1) rows[row]![k]! -= factor * head[k]!;
    }
  }
  return { x: rows.map((row, i) => row.slice(n).map((value) => value / row[i]!)), logDeterminant };
}

export interface Pair {
  readonly level: number;
  readonly gap: number;
  readonly both: number;
}

export interface PlainModel {
  readonly between: Pair;
  readonly drift: Pair;
  readonly factor: number;
}

/** A year of a series, counted from the first year of all: level and gap less the means, and their errors. */
export interface PlainYear {
  readonly at: number;
  readonly level: number;
  readonly gap: number;
  readonly noise: Pair;
}

const entry = (pair: Pair, i: number, j: number) => (i === j ? (i === 0 ? pair.level : pair.gap) : pair.both);

/**
 * Covariance of the true values of two years: what all years share is what had drifted by the earlier one.
 */
const between = (model: PlainModel, s: number, t: number, i: number, j: number) =>
  entry(model.between, i, j) + Math.min(s, t) * entry(model.drift, i, j);

const covariance = (model: PlainModel, years: readonly PlainYear[]): Matrix =>
  years.flatMap((one) =>
    [0, 1].map((i) =>
      years.flatMap((other) =>
        [0, 1].map(
          (j) =>
            between(model, one.at, other.at, i, j) +
            (one === other ? model.factor * entry(one.noise, i, j) : 0),
        ),
      ),
    ),
  );

const observed = (years: readonly PlainYear[]): number[] => years.flatMap(({ level, gap }) => [level, gap]);

/** Log-likelihood of one series, without the constant. */
export function logLikelihood(model: PlainModel, years: readonly PlainYear[]): number {
  if (years.length === 0) return 0;
  const y = observed(years);
  const { x, logDeterminant } = solve(
    covariance(model, years),
    y.map((value) => [value]),
  );
  return -0.5 * (logDeterminant + y.reduce((sum, value, i) => sum + value * x[i]![0]!, 0));
}

/** Mean and variances of the true level and gap in year `at`, given the years of the series up to it. */
export function shrunken(model: PlainModel, years: readonly PlainYear[], at: number) {
  const y = observed(years);
  const cross = [0, 1].map((i) =>
    years.flatMap((one) => [0, 1].map((j) => between(model, at, one.at, i, j))),
  );
  const right = y.map((value, k) => [value, cross[0]![k]!, cross[1]![k]!]);
  const { x } = solve(covariance(model, years), right);
  const dot = (i: number, column: number) =>
    cross[i]!.reduce((sum, value, k) => sum + value * x[k]![column]!, 0);
  const left = (i: number, j: number) => between(model, at, at, i, j) - dot(i, j + 1);
  return {
    level: dot(0, 0),
    gap: dot(1, 0),
    variance: { level: left(0, 0), gap: left(1, 1), both: left(0, 1) } as Pair,
  };
}
