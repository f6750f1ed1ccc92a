import { type AggregateBuffers, sumOf } from './buffers.js';
import type { MeanInto } from './means.js';

/** Shares of weight that differ by no more than this are equal: a majority of less is rounding. */
const EVEN = 1e-9;

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
      for (let i = start; i < end; i += 1) ranks[part * values.length + order.units[i]!] = start + 1;
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
 * For the units after `a`, the weight on which `a` is ahead less that on which it is behind, and their common
 * weight. Without branches, because a processor cannot predict which unit is ahead.
 */
function leadInto({ lead, common }: AggregateBuffers, ranks: Int32Array, weights: Float64Array, a: number) {
  const units = lead.length;
  lead.fill(0, a + 1);
  common.fill(0, a + 1);
  for (let part = 0; part < weights.length; part += 1) {
    const start = part * units;
    const rank = ranks[start + a]!;
    const weight = weights[part]!;
    if (rank === 0) continue;
    for (let b = a + 1; b < units; b += 1) {
      const other = ranks[start + b]!;
      const known = other === 0 ? 0 : weight;
      const difference = rank - other;
      // the sign of the difference: −1, 0 or 1
      lead[b]! += known * ((difference >> 31) | (-difference >>> 31));
      common[b]! += known;
    }
  }
}

/**
 * Compares every two units that have enough of the weight. By majority, a unit gets 1, 0 or −1 of a pair;
 * otherwise the share of the common weight on which it is ahead, ties counting half.
 */
function compareInto(
  out: Float64Array,
  parts: readonly Float64Array[],
  weights: Float64Array,
  enough: number,
  buffers: AggregateBuffers,
  tolerance: number,
  by_majority: boolean,
): void {
  const { present, lead, common } = buffers;
  const ranks = buffers.ranks(parts.length);
  rankInto(ranks, parts, tolerance, buffers);
  const whole = sumOf(weights);
  for (let i = 0; i < out.length; i += 1)
    out[i] = present[i]! > 0 && present[i]! / whole >= enough ? 0 : Number.NaN;
  for (let a = 0; a < out.length; a += 1) {
    if (Number.isNaN(out[a]!)) continue;
    leadInto(buffers, ranks, weights, a);
    let own = 0;
    for (let b = a + 1; b < out.length; b += 1) {
      // from −1 to 1; with nothing in common, even
      const share = common[b]! > 0 ? lead[b]! / common[b]! : 0;
      const win = share > 2 * EVEN ? 1 : share < -2 * EVEN ? -1 : 0;
      // a unit without a score stays without, and the other gets nothing from the pair
      if (!Number.isNaN(out[b]!)) own += by_majority ? win : (1 + share) / 2;
      out[b]! += by_majority ? -win : (1 - share) / 2;
    }
    out[a]! += own;
  }
}

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
  compareInto(out, parts, weights, enough, buffers, tolerance, true);
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
  else compareInto(out, parts, weights, enough, buffers, tolerance, false);
};
