import { type AggregateBuffers, sumOf } from './buffers.js';
import type { MeanInto } from './means.js';

/** Shares of weight that differ by no more than this are equal: a majority of less is rounding. */
const EVEN = 1e-9;

/**
 * Share of their common weight by which unit `a` is ahead of unit `b`, ties counting half; one half where no
 * part is common to both.
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
 * Compares every two units that have enough of the weight.
 * @param points what `a` gets for being ahead on a share of the common weight, and what `b` gets
 */
function compareInto(
  out: Float64Array,
  parts: readonly Float64Array[],
  weights: Float64Array,
  enough: number,
  buffers: AggregateBuffers,
  tolerance: number,
  points: (share: number) => number,
): void {
  const { present } = buffers;
  const ranks = buffers.ranks(parts.length);
  rankInto(ranks, parts, tolerance, buffers);
  const whole = sumOf(weights);
  for (let i = 0; i < out.length; i += 1)
    out[i] = present[i]! > 0 && present[i]! / whole >= enough ? 0 : Number.NaN;
  for (let a = 0; a < out.length; a += 1) {
    if (Number.isNaN(out[a]!)) continue;
    for (let b = a + 1; b < out.length; b += 1) {
      if (Number.isNaN(out[b]!)) continue;
      const share = ahead(ranks, weights, a, b);
      out[a]! += points(share);
      out[b]! += points(1 - share);
    }
  }
}

const majority = (share: number): number => (share > 0.5 + EVEN ? 1 : share < 0.5 - EVEN ? -1 : 0);
const itself = (share: number): number => share;

/**
 * Copeland scores: wins less losses against each of the other units, where a unit wins a pair if it is ahead
 * on more than half of the weight, ties counting half; an even pair counts zero. A pair is compared on the
 * parts that both have; with no part in common it is even. Two units tie on a part when they are in one chain
 * of values, each within the tolerance of the one before, as in ranks. Units with too little weight have no
 * score and are in no pair. Cost: units² × parts / 2.
 * @see Copeland (1951), A reasonable social welfare function; OECD/JRC (2008), Handbook, section 6.13; Saari
 *   and Merlin (1996), The Copeland method, Economic Theory 8, 51–76
 */
export const copelandInto: MeanInto = (out, parts, weights, enough, buffers, tolerance = 0) => {
  presentInto(buffers.present, parts, weights);
  compareInto(out, parts, weights, enough, buffers, tolerance, majority);
};

/**
 * The weighted Borda count: for each unit the sum, over the other units, of the share of weight on which it
 * is ahead (a row of the outranking matrix), pairs and ties as for Copeland scores; with no part in common,
 * each gets half. The two shares of a pair always add up to one. Cost: units² × parts / 2 where a value is
 * missing, parts × units log units where none is.
 * @see OECD/JRC (2008), Handbook, sections 6.12 and 6.13, equation 32
 */
export const bordaCountInto: MeanInto = (out, parts, weights, enough, buffers, tolerance = 0) => {
  if (presentInto(buffers.present, parts, weights)) completeInto(out, parts, weights, tolerance, buffers);
  else compareInto(out, parts, weights, enough, buffers, tolerance, itself);
};
