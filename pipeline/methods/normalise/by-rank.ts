import { Order } from '../rank/order.js';
import type { Direction } from './linear.js';

/** Arrays for the methods that rank, allocated once for a number of units. */
export class RankBuffers {
  readonly order: Order;
  readonly signed: Float64Array;
  /** Score by the number of units that are worse. */
  readonly scores: Float64Array;
  /** Exponential scores for `exponential_of` units. */
  readonly exponential: Float64Array;
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
  const { units, count } = buffers.order;
  out.fill(Number.NaN);
  for (let start = 0, end = 0; start < count; start = end) {
    end = buffers.order.endOfTie(start, tolerance);
    const score = scores[by === 'start' ? start : end]!;
    for (let i = start; i < end; i += 1) out[units[i]!] = score;
  }
}

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
 * Ranks, the worst value 1; values that tie share the lower rank.
 * @see OECD/JRC (2008), Handbook, Table 3 (ranking); COINr, `n_rank()`
 */
export const rankScoreInto: RankMethodInto = (out, values, direction, tolerance, buffers) => {
  const count = orderSigned(values, direction, buffers);
  for (let below = 0; below < count; below += 1) buffers.scores[below] = below + 1;
  fillByTie(out, buffers, tolerance, 'start');
};

/**
 * Borda scores: the number of units that are worse.
 * @see OECD/JRC (2008), Handbook, section 6.12; COINr, `n_borda()`
 */
export const bordaInto: RankMethodInto = (out, values, direction, tolerance, buffers) => {
  const count = orderSigned(values, direction, buffers);
  for (let below = 0; below < count; below += 1) buffers.scores[below] = below;
  fillByTie(out, buffers, tolerance, 'start');
};

/**
 * Percentile ranks, (rank − 1)/(n − 1): 0 for the worst, 1 for the best unless it is tied.
 * @see COINr, `n_prank()`
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
 * @see MHCLG, English Indices of Deprivation 2025 (the exponential transformation of domain ranks)
 */
export const exponentialInto: RankMethodInto = (out, values, direction, tolerance, buffers) => {
  const count = orderSigned(values, direction, buffers);
  if (buffers.exponential_of !== count) {
    // N − r + 1 is the number of units that are no better
    for (let upto = 1; upto <= count; upto += 1)
      buffers.exponential[upto] = -SPREAD * Math.log(1 - (upto / count) * RANGE);
    buffers.exponential_of = count;
  }
  fillByTie(out, buffers, tolerance, 'end');
};
