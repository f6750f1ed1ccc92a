import { DataError, MethodError } from '../problem.js';
import { shareOut } from './check-weights.js';

/** Differences between an entropy and its highest value up to this are rounding. */
const ROUNDING = 1e-14;

/** 1 − the entropy of the shares of one column, as a share of the highest entropy, ln n. */
function divergence(values: Float64Array, part: number): number {
  let count = 0;
  let sum = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < 0)
      throw new DataError(
        'negative',
        `has the value ${value} once normalised: weights by entropy need values of zero or more`,
        part,
      );
    count += 1;
    sum += value;
  }
  if (count < 2)
    throw new DataError('too-few-values', `has ${count} values: weights by entropy need at least two`, part);
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY))
    throw new DataError('out-of-range', `has values that add up to ${sum}, so they have no shares`, part);
  let entropy = 0;
  for (const value of values) if (value > 0) entropy -= (value / sum) * Math.log(value / sum);
  const diverging = 1 - entropy / Math.log(count);
  return diverging > ROUNDING ? diverging : 0;
}

/**
 * Weights by Shannon's entropy: the more evenly a column is spread over the units, the less it distinguishes
 * them and the less it weighs. p = x / Σx over the values present, e = −Σ p ln p / ln n,
 * w = (1 − e) / Σ(1 − e). The weights depend on where zero is, so the scale of the columns matters.
 * @see Hwang and Yoon (1981), Multiple Attribute Decision Making, Springer (the entropy method); Shannon
 *   (1948), A mathematical theory of communication, section 6. The Handbook does not have it
 * @throws DataError `negative`, `too-few-values` or `out-of-range`, with the part; MethodError `weights-zero`
 *   where every column is constant
 */
export function entropyWeights(columns: readonly Float64Array[]): Float64Array {
  const weights = Float64Array.from(columns, divergence);
  if (weights.every((weight) => weight === 0))
    throw new MethodError(
      'weights-zero',
      'every part has the same value in all units, so entropy gives none a weight',
    );
  return shareOut(weights);
}
