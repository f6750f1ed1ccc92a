import { completeRows } from './complete-rows.js';
import { correlations } from './correlation.js';
import { eigen } from './eigen.js';

export interface Components {
  /** Variance of each component, largest first; they add up to the number of columns. */
  readonly eigenvalues: Float64Array;
  /** Share of the variance of all columns that each component explains. */
  readonly shares: Float64Array;
  /** For each component, the weight of each column; their squares add up to one. */
  readonly vectors: readonly Float64Array[];
  /** For each component, its correlation with each column (the Handbook's component loadings). */
  readonly loadings: readonly Float64Array[];
  /** Number of units used: those with a value in every column. */
  readonly units: number;
}

/**
 * Principal components of the correlation matrix, over the units that have a value in every column.
 * @see OECD/JRC (2008), Handbook, section 4.1
 * @throws DataError as `completeRows`
 */
export function pca(columns: readonly Float64Array[]): Components {
  const complete = completeRows(columns);
  const { values, vectors } = eigen(correlations(complete));
  // rounding can push a zero variance below zero
  const eigenvalues = values.map((value) => Math.max(0, value));
  return {
    eigenvalues,
    shares: eigenvalues.map((value) => value / columns.length),
    vectors,
    loadings: vectors.map((vector, i) => vector.map((entry) => entry * Math.sqrt(eigenvalues[i]!))),
    units: complete[0]!.length,
  };
}
