import { Order } from '../rank/order.js';
import type { Direction } from './linear.js';

/** Arrays for the methods that rank, allocated once for a number of units. */
export class RankBuffers {
  readonly order: Order;
  readonly signed: Float64Array;
  /** Score by the number of units that are worse. */
  readonly scores: Float64Array;
  /** Exponential scores by the number of units that are no better. */
  readonly exponential: Float64Array;
  /** For how many known values they were computed; below zero without the unit itself. */
  exponential_of = 0;

  constructor(units: number) {
    this.order = new Order(units);
    this.signed = new Float64Array(units);
    this.scores = new Float64Array(units + 1);
    this.exponential = new Float64Array(units + 1);
  }
}

/**
 * Gives the units of each chain of ties the score of its start (rank − 1, the number of worse units) or the
 * exponential score of its end (the number of units that are no better). Missing values stay missing.
 */
function fillByTie(out: Float64Array, buffers: RankBuffers, tolerance: number, by: 'start' | 'end'): void {
  const scores = by === 'start' ? buffers.scores : buffers.exponential;
  const { order } = buffers;
  const { units, sorted, count } = order;
  if (count < out.length) out.fill(Number.NaN);
  for (let start = 0, end = 0; start < count; start = end) {
    end = start + 1;
    // most values tie with none
    if (end < count && sorted[end]! - sorted[start]! <= tolerance) end = order.endOfTie(start, tolerance);
    const score = scores[by === 'start' ? start : end]!;
    for (let i = start; i < end; i += 1) out[units[i]!] = score;
  }
}

/**
 * How many of all `units` are worse than a unit that is better than `below` of the `count` units with a
 * value: those without one are taken to be spread as the others are. So the best value of every column has
 * the same points, however many are missing. By the number of known values only, the best of a rarely known
 * indicator would have few, and knowing it would pull a unit down.
 */
const worseOfAll = (below: number, units: number, count: number): number =>
  count === units || count < 2 ? below : (below * (units - 1)) / (count - 1);

/** Orders direction × value, lowest first; returns the number of values present. */
function orderSigned(values: Float64Array, direction: Direction, buffers: RankBuffers): number {
  for (let i = 0; i < values.length; i += 1) buffers.signed[i] = direction * values[i]!;
  return buffers.order.of(buffers.signed).count;
}

/**
 * A normalisation by ranks that allocates nothing.
 * @param out receives the scores; may be `values`
 * @param tolerance a value ties with the one before it when they differ by no more, so that ties form chains
 */
export type RankMethodInto = (
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  tolerance: number,
  buffers: RankBuffers,
) => void;

/**
 * Ranks, 1 for the worst value and N, the number of units, for the best: 1 + worse × (N − 1)/(n − 1), n of
 * them with a value. Values that tie share the lower rank.
 * @see OECD/JRC (2008), Handbook, Table 3 (ranking), where all values are known
 */
export const rankScoreInto: RankMethodInto = (out, values, direction, tolerance, buffers) => {
  const count = orderSigned(values, direction, buffers);
  for (let below = 0; below < count; below += 1)
    buffers.scores[below] = worseOfAll(below, values.length, count) + 1;
  fillByTie(out, buffers, tolerance, 'start');
};

/**
 * Borda scores, 0 for the worst value and N − 1 for the best: the number of units that are worse,
 * worse × (N − 1)/(n − 1) where only n of N units have a value.
 * @see OECD/JRC (2008), Handbook, section 6.12, where all values are known
 */
export const bordaInto: RankMethodInto = (out, values, direction, tolerance, buffers) => {
  const count = orderSigned(values, direction, buffers);
  for (let below = 0; below < count; below += 1)
    buffers.scores[below] = worseOfAll(below, values.length, count);
  fillByTie(out, buffers, tolerance, 'start');
};

/**
 * Percentile ranks, (rank − 1)/(n − 1), n the number of known values: 0 for the worst, 1 for the best unless
 * it is tied.
 */
export const percentileRankInto: RankMethodInto = (out, values, direction, tolerance, buffers) => {
  const count = orderSigned(values, direction, buffers);
  for (let below = 0; below < count; below += 1) buffers.scores[below] = below / (count - 1);
  fillByTie(out, buffers, tolerance, 'start');
};

const SPREAD = 23;
const RANGE = 1 - Math.exp(-100 / 23);

/**
 * The exponential transformation of the Indices of Deprivation: X = −23 ln(1 − R (1 − e^(−100/23))) with R =
 * (N − r + 1)/N, where r is the rank from the highest direction × value. The highest gets 100, and that end
 * is spread out: half of the units are below 16. For deprivation, the direction means that high is deprived.
 * @param including_itself whether the share R counts the unit itself. Without it, R = (N − r)/N: the lowest
 *   gets 0 and the highest less than 100. Where only n of N units have a value, that R is
 *   (n − r)/(n − 1) × (N − 1)/N, so that the highest of every column gets the same
 * @see MHCLG, English Indices of Deprivation 2025, and Scottish Government, Scottish Index of Multiple
 *   Deprivation 2020, without the unit itself (the exponential transformation of domain ranks)
 */
export function exponentialInto(
  out: Float64Array,
  values: Float64Array,
  direction: Direction,
  tolerance: number,
  buffers: RankBuffers,
  including_itself = true,
): void {
  const count = orderSigned(values, direction, buffers);
  const made_for = including_itself ? count : -count;
  if (buffers.exponential_of !== made_for) {
    const units = values.length;
    // N − r + 1 is the number of units that are no better
    for (let upto = 1; upto <= count; upto += 1) {
      const share = including_itself ? upto / count : worseOfAll(upto - 1, units, count) / units;
      buffers.exponential[upto] = -SPREAD * Math.log(1 - share * RANGE) + 0;
    }
    buffers.exponential_of = made_for;
  }
  fillByTie(out, buffers, tolerance, 'end');
}
