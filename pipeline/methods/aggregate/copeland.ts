import { type AggregateBuffers, sumOf } from './buffers.js';
import type { MeanInto } from './means.js';

/**
 * Share of their common weight by which unit `a` is ahead of unit `b`, ties counting half.
 * @param ranks rank of each unit in each part, 0 where it has none
 */
function ahead(ranks: Int32Array, weights: Float64Array, a: number, b: number): number {
  let won = 0;
  let common = 0;
  const start_a = a * weights.length;
  const start_b = b * weights.length;
  for (let part = 0; part < weights.length; part += 1) {
    const rank_a = ranks[start_a + part]!;
    const rank_b = ranks[start_b + part]!;
    if (rank_a === 0 || rank_b === 0) continue;
    const weight = weights[part]!;
    common += weight;
    if (rank_a > rank_b) won += weight;
    else if (rank_a === rank_b) won += weight / 2;
  }
  return common > 0 ? won / common : 0.5;
}

/** Rank of each unit in each part, 1 for the worst, the same for a whole chain of ties; 0 where missing. */
function rankInto(
  ranks: Int32Array,
  parts: readonly Float64Array[],
  tolerance: number,
  { order }: AggregateBuffers,
): void {
  ranks.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    order.of(values);
    for (let start = 0, end = 0; start < order.count; start = end) {
      end = order.endOfTie(start, tolerance);
      for (let i = start; i < end; i += 1) ranks[order.units[i]! * parts.length + part] = start + 1;
    }
  }
}

/** Writes the weight that is present in each unit; returns true if no value is missing. */
function presentInto(present: Float64Array, parts: readonly Float64Array[], weights: Float64Array): boolean {
  let complete = true;
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let i = 0; i < present.length; i += 1) {
      if (Number.isNaN(values[i]!)) complete = false;
      else present[i]! += weight;
    }
  }
  return complete;
}

/**
 * Where no value is missing, a unit's score is the weighted mean of how many units it beats, ties counting
 * half.
 */
function completeInto(
  out: Float64Array,
  parts: readonly Float64Array[],
  weights: Float64Array,
  tolerance: number,
  { order }: AggregateBuffers,
): void {
  out.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    order.of(values);
    for (let start = 0; start < order.count; ) {
      const end = order.endOfTie(start, tolerance);
      const beaten = weight * ((start + end - 1) / 2);
      for (let i = start; i < end; i += 1) out[order.units[i]!]! += beaten;
      start = end;
    }
  }
  const whole = sumOf(weights);
  for (let i = 0; i < out.length; i += 1) out[i]! /= whole;
}

/**
 * Copeland scores: for each unit the sum, over the other units, of the share of weight by which it is ahead
 * (a row of the outranking matrix). A pair is compared on the parts that both have, as a share of their
 * weight, so that the two shares always add up to one (COINr gives the missing weight to the second of the
 * two); with no part in common, each gets half. Two units tie on a part when they are in one chain of values,
 * each within the tolerance of the one before, as in ranks. Units with too little weight have no score and
 * are in no pair. Cost: units² × parts / 2 where a value is missing, parts × units log units where none is.
 * @see OECD/JRC (2008), Handbook, section 6.13, equation 32; COINr, `outrankMatrix()` and `a_copeland()`
 */
export const copelandInto: MeanInto = (out, parts, weights, enough, buffers, tolerance = 0) => {
  const { present } = buffers;
  if (presentInto(present, parts, weights)) {
    completeInto(out, parts, weights, tolerance, buffers);
    return;
  }
  const ranks = buffers.ranks(parts.length);
  rankInto(ranks, parts, tolerance, buffers);
  const whole = sumOf(weights);
  const available = (i: number) => present[i]! > 0 && present[i]! / whole >= enough;
  for (let i = 0; i < out.length; i += 1) out[i] = available(i) ? 0 : Number.NaN;
  for (let a = 0; a < out.length; a += 1) {
    if (Number.isNaN(out[a]!)) continue;
    for (let b = a + 1; b < out.length; b += 1) {
      if (Number.isNaN(out[b]!)) continue;
      const share = ahead(ranks, weights, a, b);
      out[a]! += share;
      out[b]! += 1 - share;
    }
  }
};
