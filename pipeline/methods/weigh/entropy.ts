import { DataError, MethodError } from '../problem.js';
import { shareOut } from './check-weights.js';

/** Differences of an entropy from its highest value that are rounding. */
const ROUNDING = 1e-14;

/** 1 − entropy of the shares of one column, the entropy as a share of its highest value, ln n. */
function divergence(values: Float64Array, part: number): number {
  let count = 0;
  let sum = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < 0)
      throw new DataError(
        'negative',
        `has the value ${value} once normalised: entropy takes none below zero`,
        part,
      );
    count += 1;
    sum += value;
  }
  if (count < 2) throw new DataError('too-few-values', `has ${count} values: entropy needs two`, part);
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY))
    throw new DataError(
      'out-of-range',
      `has values that add up to ${sum}, of which there are no shares`,
      part,
    );
  let entropy = 0;
  for (const value of values) if (value > 0) entropy -= (value / sum) * Math.log(value / sum);
  const diverging = 1 - entropy / Math.log(count);
  return diverging > ROUNDING ? diverging : 0;
}

/**
 * Weights by Shannon's entropy: the more evenly a column is spread over the units, the less it tells them
 * apart, and the less it weighs. p = x / Σx over the values that are there, e = −Σ p ln p / ln n,
 * w = (1 − e) / Σ(1 − e). They depend on where zero is, so that the scale of the columns matters.
 * @see Hwang and Yoon (1981), Multiple Attribute Decision Making, Springer (the entropy method); Shannon
 *   (1948), A mathematical theory of communication, section 6. Neither the Handbook nor COINr has it
 * @throws DataError `negative`, `too-few-values` or `out-of-range`, with the part; MethodError `weights-zero`
 *   where every column is the same in every unit
 */
export function entropyWeights(columns: readonly Float64Array[]): Float64Array {
  const weights = Float64Array.from(columns, divergence);
  if (weights.every((weight) => weight === 0))
    throw new MethodError('weights-zero', 'every part is even over the units: by entropy none has a weight');
  return shareOut(weights);
}
