import { DataError } from '../problem.js';
import { type AggregateRoom, sumOf } from './room.js';

/**
 * Makes sums means, where enough is there: `out` holds the weighted sums, `present` the weight present.
 * A unit without enough has none (NaN), and so has one in which only parts of no weight are there.
 */
function finish(out: Float64Array, present: Float64Array, weights: Float64Array, enough: number): void {
  const whole = sumOf(weights);
  for (let at = 0; at < out.length; at += 1) {
    const weight = present[at]!;
    out[at] = weight > 0 && weight / whole >= enough ? out[at]! / weight : Number.NaN;
  }
}

const refuse = (value: number, mean: string, part: number): never => {
  throw new DataError('not-positive', `has the value ${value}: a ${mean} mean takes those above zero`, part);
};

/**
 * A weighted mean of the parts that are there, in each unit, without allocation.
 * @param out receives the means; may not be one of the parts
 * @param weights of the parts, as `checkWeights` has them
 * @param enough share of the weight that must be there, less a tolerance
 * @param room to work in
 * @param tolerance of ties, for Copeland scores: values of a part that differ by no more from the one before
 *   tie, so that ties form chains; 0 unless given
 * @throws DataError `not-positive`, with the part, where the mean cannot take a value of zero or less
 */
export type MeanInto = (
  out: Float64Array,
  parts: readonly Float64Array[],
  weights: Float64Array,
  enough: number,
  room: AggregateRoom,
  tolerance?: number,
) => void;

/** @see OECD/JRC (2008), Handbook, section 6.10; COINr, `a_amean()` */
export const arithmeticMeanInto: MeanInto = (out, parts, weights, enough, { present }) => {
  out.fill(0);
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let at = 0; at < out.length; at += 1) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      out[at]! += weight * value;
      present[at]! += weight;
    }
  }
  finish(out, present, weights, enough);
};

/** exp(Σ w ln x / Σ w). @see OECD/JRC (2008), Handbook, section 6.11; COINr, `a_gmean()` */
export const geometricMeanInto: MeanInto = (out, parts, weights, enough, { present }) => {
  out.fill(0);
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let at = 0; at < out.length; at += 1) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      if (value <= 0) refuse(value, 'geometric', part);
      out[at]! += weight * Math.log(value);
      present[at]! += weight;
    }
  }
  finish(out, present, weights, enough);
  for (let at = 0; at < out.length; at += 1) out[at] = Math.exp(out[at]!);
};

/** Σ w / Σ (w / x). @see COINr, `a_hmean()`, which takes negative values too; the Handbook has none */
export const harmonicMeanInto: MeanInto = (out, parts, weights, enough, { present }) => {
  out.fill(0);
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let at = 0; at < out.length; at += 1) {
      const value = values[at]!;
      if (Number.isNaN(value)) continue;
      if (value <= 0) refuse(value, 'harmonic', part);
      out[at]! += weight / value;
      present[at]! += weight;
    }
  }
  finish(out, present, weights, enough);
  for (let at = 0; at < out.length; at += 1) out[at] = 1 / out[at]!;
};
