import { entropyWeights } from './entropy.js';
import { equalInfluenceWeights } from './influence.js';
import { pcaWeights } from './pca.js';

/** Weightings that depend on the values. */
const BY_VALUES = {
  pca: (columns: readonly Float64Array[]) => pcaWeights(columns).weights,
  entropy: entropyWeights,
  equal_influence: equalInfluenceWeights,
} as const satisfies Record<string, (columns: readonly Float64Array[]) => Float64Array>;

/** How the parts of an aggregate are weighted; `given` means by the weights in the structure. */
export type Weighting = 'given' | 'equal' | keyof typeof BY_VALUES;

/**
 * Weights that depend on the values, adding up to one; null for a weighting that does not. A single part has
 * the whole weight, whatever its values.
 * @throws DataError and MethodError as the function of the weighting
 */
export function weightsByValues(weighting: Weighting, columns: readonly Float64Array[]): Float64Array | null {
  if (weighting === 'given' || weighting === 'equal') return null;
  return columns.length === 1 ? Float64Array.of(1) : BY_VALUES[weighting](columns);
}
