import type { MeanInto } from './means.js';
import { type AggregateRoom, sumOf } from './room.js';

/**
 * Share of their common weight by which unit `a` is ahead of unit `b`, ties counting half.
 * @param ranks of each unit in each part, 0 where it has none
 */
function ahead(ranks: Int32Array, weights: Float64Array, a: number, b: number): number {
  let won = 0;
  let common = 0;
  const at_a = a * weights.length;
  const at_b = b * weights.length;
  for (let part = 0; part < weights.length; part += 1) {
    const one = ranks[at_a + part]!;
    const other = ranks[at_b + part]!;
    if (one === 0 || other === 0) continue;
    const weight = weights[part]!;
    common += weight;
    if (one > other) won += weight;
    else if (one === other) won += weight / 2;
  }
  return common > 0 ? won / common : 0.5;
}

/** Rank of each unit in each part, 1 for the worst, the same for a whole chain of ties; 0 where missing. */
function rankInto(
  ranks: Int32Array,
  parts: readonly Float64Array[],
  tolerance: number,
  { order }: AggregateRoom,
): void {
  ranks.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    order.of(values);
    for (let start = 0, end = 0; start < order.count; start = end) {
      end = order.endOfTie(start, tolerance);
      for (let at = start; at < end; at += 1) ranks[order.units[at]! * parts.length + part] = start + 1;
    }
  }
}

/** Weight that is there in each unit; true if it is the whole in all. */
function presentInto(present: Float64Array, parts: readonly Float64Array[], weights: Float64Array): boolean {
  let complete = true;
  present.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    for (let at = 0; at < present.length; at += 1) {
      if (Number.isNaN(values[at]!)) complete = false;
      else present[at]! += weight;
    }
  }
  return complete;
}

/** With every value there, a unit's score is the weighted mean of how many it beats, ties counting half. */
function completeInto(
  out: Float64Array,
  parts: readonly Float64Array[],
  weights: Float64Array,
  tolerance: number,
  { order }: AggregateRoom,
): void {
  out.fill(0);
  for (let part = 0; part < parts.length; part += 1) {
    const values = parts[part]!;
    const weight = weights[part]!;
    order.of(values);
    for (let start = 0; start < order.count; ) {
      const end = order.endOfTie(start, tolerance);
      const beaten = weight * ((start + end - 1) / 2);
      for (let at = start; at < end; at += 1) out[order.units[at]!]! += beaten;
      start = end;
    }
  }
  const whole = sumOf(weights);
  for (let at = 0; at < out.length; at += 1) out[at]! /= whole;
}

/**
 * Copeland scores: for each unit the sum, over the others, of the share of weight by which it is ahead (a row
 * of the outranking matrix). A pair is compared on what both have, as a share of the weight of that, so that
 * the two shares always add up to one (COINr gives the missing weight to the later of the two); with nothing
 * in common, each has half. Two units tie on a part in one chain of values that are each within the tolerance
 * of the one before, as in ranks. Units without enough have no score and are in no pair.
 * Cost: units² × parts / 2 where a value is missing, parts × units log units where none is.
 * @see OECD/JRC (2008), Handbook, section 6.13, equation 32; COINr, `outrankMatrix()` and `a_copeland()`
 */
export const copelandInto: MeanInto = (out, parts, weights, enough, room, tolerance = 0) => {
  const { present } = room;
  if (presentInto(present, parts, weights)) {
    completeInto(out, parts, weights, tolerance, room);
    return;
  }
  const ranks = room.ranks(parts.length);
  rankInto(ranks, parts, tolerance, room);
  const whole = sumOf(weights);
  const available = (at: number) => present[at]! > 0 && present[at]! / whole >= enough;
  for (let at = 0; at < out.length; at += 1) out[at] = available(at) ? 0 : Number.NaN;
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
