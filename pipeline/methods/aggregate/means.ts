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

/** What a mean adds up: the value itself, its logarithm or its reciprocal. */
type Term = 'arithmetic' | 'geometric' | 'harmonic';

/** The weighted sum of one term of the values, and the weight present. Parameters as those of `MeanInto`. */
function sumOfTerms(term: Term, ...[out, parts, weights, , { present }]: Parameters<MeanInto>): void {
  out.fill(0);
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let i = 0; i < out.length; i += 1) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      if (term === 'arithmetic') out[i]! += weight * value;
      else if (value <= 0)
        throw new DataError(
          'not-positive',
          `has the value ${value}: a ${term} mean needs values above zero`,
          part,
        );
      else out[i]! += term === 'geometric' ? weight * Math.log(value) : weight / value;
      present[i]! += weight;
    }
  }
}

/** The weighted mean of one term of the values. Parameters and errors as those of `MeanInto`. */
function meanOfTerms(term: Term, ...given: Parameters<MeanInto>): void {
  const [out, , weights, enough, { present }] = given;
  sumOfTerms(term, ...given);
  finish(out, present, weights, enough);
}

/**
 * The sums of `sumOfTerms` in units that have every part, in the same order; NaN in any other. Replicates
 * spend their time here.
 * @returns whether every unit has every part
 */
function completeSumInto(out: Float64Array, parts: readonly Float64Array[], weights: Float64Array): boolean {
  out.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let i = 0; i < out.length; i += 1) out[i]! += weight * values[i]!;
  }
  let complete = true;
  for (let i = 0; i < out.length; i += 1) if (Number.isNaN(out[i]!)) complete = false;
  return complete;
}

/** @see OECD/JRC (2008), Handbook, section 6.10 */
export const arithmeticMeanInto: MeanInto = (...given) => {
  const [out, parts, weights, enough] = given;
  if (!completeSumInto(out, parts, weights)) return meanOfTerms('arithmetic', ...given);
  const whole = sumOf(weights);
  const isEnough = whole > 0 && whole / whole >= enough;
  for (let i = 0; i < out.length; i += 1) out[i] = isEnough ? out[i]! / whole : Number.NaN;
};

/** exp(Σ w ln x / Σ w). @see OECD/JRC (2008), Handbook, section 6.11 */
export const geometricMeanInto: MeanInto = (out, ...given) => {
  meanOfTerms('geometric', out, ...given);
  for (let i = 0; i < out.length; i += 1) out[i] = Math.exp(out[i]!);
};

/** Σ w / Σ (w / x). Not in the Handbook. */
export const harmonicMeanInto: MeanInto = (out, ...given) => {
  meanOfTerms('harmonic', out, ...given);
  for (let i = 0; i < out.length; i += 1) out[i] = 1 / out[i]!;
};

/**
 * Σ w x with the weights as they are. Where a part is missing, its weight goes to those that are present, in
 * proportion, so that the sum is not lower for want of a figure: Σ w x ÷ (Σ w of those ÷ Σ w of all).
 * @see MHCLG, English Indices of Deprivation 2025, whose weights add up to 0.999
 */
export const weightedSumInto: MeanInto = (...given) => {
  const [out, , weights, enough, { present }] = given;
  sumOfTerms('arithmetic', ...given);
  const whole = sumOf(weights);
  for (let i = 0; i < out.length; i += 1) {
    const share = present[i]! / whole;
    out[i] = share > 0 && share >= enough ? out[i]! / share : Number.NaN;
  }
};
