import { MethodError } from '../problem.js';

/**
 * Refuses weights that cannot weigh: one that is negative or no number, or none above zero.
 * @throws MethodError `weight-invalid` or `weights-zero`
 */
export function checkWeights(weights: Float64Array): void {
  let sum = 0;
  for (let part = 0; part < weights.length; part += 1) {
    const weight = weights[part]!;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new MethodError('weight-invalid', `${weight} is no weight: a weight is zero or more`);
    sum += weight;
  }
  if (!(sum > 0)) throw new MethodError('weights-zero', 'no part has a weight above zero');
}

/** Makes weights add up to one, where they stand. */
export function shareOut(weights: Float64Array): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  for (let part = 0; part < weights.length; part += 1) weights[part]! /= sum;
  return weights;
}
