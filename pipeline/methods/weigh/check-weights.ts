import { MethodError } from '../problem.js';

/**
 * Refuses weights of which one is negative or not a number, or none is above zero.
 * @throws MethodError `weight-invalid` or `weights-zero`
 */
export function checkWeights(weights: Float64Array): void {
  let sum = 0;
  for (let part = 0; part < weights.length; part += 1) {
    const weight = weights[part]!;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new MethodError('weight-invalid', `a weight is ${weight}: weights must be zero or more`);
    sum += weight;
  }
  if (!(sum > 0)) throw new MethodError('weights-zero', 'no part has a weight above zero');
}

/** Scales weights in place so that they add up to one. */
export function shareOut(weights: Float64Array): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  for (let part = 0; part < weights.length; part += 1) weights[part]! /= sum;
  return weights;
}
