import { entropyWeights } from './entropy.js';
import { equalInfluenceWeights } from './influence.js';
import { pcaWeights } from './pca.js';

/** Ways to weigh that look at the values. A part that is alone has the whole weight, whatever its values. */
const BY_VALUES = {
  pca: (columns: readonly Float64Array[]) => pcaWeights(columns).weights,
  entropy: entropyWeights,
  equal_influence: equalInfluenceWeights,
} as const satisfies Record<string, (columns: readonly Float64Array[]) => Float64Array>;

/** How the parts of an aggregate are weighted; `given`: as the structure says. */
export type Weighting = 'given' | 'equal' | keyof typeof BY_VALUES;

/**
 * Weights that depend on the values, adding up to one; null for a way that does not look at them.
 * @throws DataError and MethodError as the way's own function
 */
export function weightsByValues(weighting: Weighting, columns: readonly Float64Array[]): Float64Array | null {
  if (weighting === 'given' || weighting === 'equal') return null;
  return columns.length === 1 ? Float64Array.of(1) : BY_VALUES[weighting](columns);
}
