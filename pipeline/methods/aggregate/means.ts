import { DataError } from '../problem.js';
import { type AggregateBuffers, sumOf } from './buffers.js';

/**
 * Turns weighted sums in `out` into means, given the weight that is present in each unit. A unit gets no mean
 * (NaN) where too little weight is present, or where only parts with zero weight have a value.
 */
function finish(out: Float64Array, present: Float64Array, weights: Float64Array, enough: number): void {
  const whole = sumOf(weights);
  for (let i = 0; i < out.length; i += 1) {
    const weight = present[i]!;
    out[i] = weight > 0 && weight / whole >= enough ? out[i]! / weight : Number.NaN;
  }
}

const refuse = (value: number, mean: string, part: number): never => {
  throw new DataError('not-positive', `has the value ${value}: a ${mean} mean needs values above zero`, part);
};

/**
 * The weighted mean, in each unit, of the parts that have a value. Allocates nothing.
 * @param out receives the means; must not be one of the parts
 * @param weights of the parts, as accepted by `checkWeights`
 * @param enough share of the weight that must be present, less a tolerance
 * @param buffers arrays to work in
 * @param tolerance of ties, for comparisons of pairs: a value of a part ties with the one before it when they
 *   differ by no more than this, so that ties form chains; 0 by default
 * @throws DataError `not-positive`, with the part, where the mean cannot take a value of zero or less
 */
export type MeanInto = (
  out: Float64Array,
  parts: readonly Float64Array[],
  weights: Float64Array,
  enough: number,
  buffers: AggregateBuffers,
  tolerance?: number,
) => void;

/** Writes Σ w x and the weight that is present in each unit. */
function sumInto(
  out: Float64Array,
  parts: readonly Float64Array[],
  weights: Float64Array,
  present: Float64Array,
): void {
  out.fill(0);
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let i = 0; i < out.length; i += 1) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      out[i]! += weight * value;
      present[i]! += weight;
    }
  }
}

/** @see OECD/JRC (2008), Handbook, section 6.10 */
export const arithmeticMeanInto: MeanInto = (out, parts, weights, enough, { present }) => {
  sumInto(out, parts, weights, present);
  finish(out, present, weights, enough);
};

/**
 * Σ w x with the weights as they are. Where a part is missing, its weight goes to those that are present, in
 * proportion, so that the sum is not lower for want of a figure: Σ w x ÷ (Σ w of those ÷ Σ w of all).
 * @see MHCLG, English Indices of Deprivation 2025, whose weights add up to 0.999
 */
export const weightedSumInto: MeanInto = (out, parts, weights, enough, { present }) => {
  sumInto(out, parts, weights, present);
  const whole = sumOf(weights);
  for (let i = 0; i < out.length; i += 1) {
    const share = present[i]! / whole;
    out[i] = share > 0 && share >= enough ? out[i]! / share : Number.NaN;
  }
};

/** exp(Σ w ln x / Σ w). @see OECD/JRC (2008), Handbook, section 6.11 */
export const geometricMeanInto: MeanInto = (out, parts, weights, enough, { present }) => {
  out.fill(0);
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let i = 0; i < out.length; i += 1) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      if (value <= 0) refuse(value, 'geometric', part);
      out[i]! += weight * Math.log(value);
      present[i]! += weight;
    }
  }
  finish(out, present, weights, enough);
  for (let i = 0; i < out.length; i += 1) out[i] = Math.exp(out[i]!);
};

/** Σ w / Σ (w / x). Not in the Handbook. */
export const harmonicMeanInto: MeanInto = (out, parts, weights, enough, { present }) => {
  out.fill(0);
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let i = 0; i < out.length; i += 1) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      if (value <= 0) refuse(value, 'harmonic', part);
      out[i]! += weight / value;
      present[i]! += weight;
    }
  }
  finish(out, present, weights, enough);
  for (let i = 0; i < out.length; i += 1) out[i] = 1 / out[i]!;
};
