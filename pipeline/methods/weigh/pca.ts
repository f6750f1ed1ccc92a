import { pca } from '../check/pca.js';
import { DataError } from '../problem.js';

/** Two eigenvalues that differ by no more than this leave their components undetermined. */
const TIED = 1e-9;

export interface PcaWeights {
  /** Squares of the entries of the first component; they add up to one. */
  readonly weights: Float64Array;
  /** Correlation of each column with the first component; below zero, the column is at odds with the rest. */
  readonly loadings: Float64Array;
  /** Share of the variance of all columns that the first component has. */
  readonly share: number;
}

/**
 * Weights by the first principal component: its squared loadings, as a share of their sum, "the portion of
 * the variance of the factor explained by the variable". A negative loading shows in `loadings`, so that
 * callers can warn of it. docs/toolbox.md says how other software differs.
 * @see OECD/JRC (2008), Handbook, section 6.1, Table 17 and endnote 24
 * @throws DataError as `pca`; `component-undetermined` where the first two components explain the same
 *   variance
 */
export function pcaWeights(columns: readonly Float64Array[]): PcaWeights {
  const { eigenvalues, vectors, loadings, shares } = pca(columns);
  if (eigenvalues.length > 1 && eigenvalues[0]! - eigenvalues[1]! <= TIED)
    throw new DataError(
      'component-undetermined',
      'two principal components explain the same variance, so neither is the first',
    );
  return { weights: vectors[0]!.map((entry) => entry ** 2), loadings: loadings[0]!, share: shares[0]! };
}
