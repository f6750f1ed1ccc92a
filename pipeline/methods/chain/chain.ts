import { sumOf } from '../aggregate/buffers.js';
import { momentsInto, shapeInto } from '../moments.js';
import { normaliseInto } from '../normalise/normalise.js';
import { DataError, MethodError } from '../problem.js';
import { ranksInto } from '../rank/ranks.js';
import { checkLengths, checkSpread, checkUnits } from '../spread.js';
import type { Structure } from '../structure/structure.js';
import { passes } from '../treat/rule.js';
import { treatInto } from '../treat/treat.js';
import { checkWeights } from '../weigh/check-weights.js';
import { weightsByValues } from '../weigh/weighting.js';
import { ChainBuffers } from './buffers.js';
import { type ChainMethod, checkMethod } from './method.js';
import { type ChainStep, chainSteps } from './step.js';

/** The whole way from figures to ranks, compiled once and run many times; nothing is kept between runs. */
export interface Chain {
  /**
   * Treats, normalises, weights and aggregates, level by level, and ranks. Allocates nothing, unless weights
   * are to be found by the values.
   * @param figures one column for each indicator, in the order of the structure; NaN where missing
   * @returns `ranks`
   * @throws DataError with the code of the indicator or aggregate that cannot be scored; MethodError as
   *   `checkWeights`
   */
  run(figures: readonly Float64Array[]): Int32Array;
  /** Standard competition ranks of the index, 1 for the highest; 0 without a score. */
  readonly ranks: Int32Array;
  /** Before normalising: figures after treatment, and aggregates; by node. */
  readonly raw: readonly Float64Array[];
  /** Normalised values by node, the last being the index. */
  readonly values: readonly Float64Array[];
  /** What was done to outliers, by node: places in `TREATMENTS`. */
  readonly treatments: Uint8Array;
  /** Weight of each node among its siblings in the last run. */
  readonly weights: Float64Array;
  /** Multiplies the weight of each node: 1 unless the caller sets it, as for a draw; 0 leaves a node out. */
  readonly factors: Float64Array;
}

/** Says of whom an error is: of the part that it names, or of the node. */
function named(error: unknown, { nodes }: Structure, { node }: ChainStep): unknown {
  if (error instanceof MethodError)
    return new MethodError(error.problem, `${node.code}: ${error.message}`, [node.code]);
  if (!(error instanceof DataError)) return error;
  const child = error.part === null ? undefined : nodes[node.children[error.part] ?? -1];
  return error.of((child ?? node).code);
}

/** Weights by the values of those parts that are not left out; null for a way that does not look at them. */
function byValues({ weighting, parts, node }: ChainStep, factors: Float64Array): Float64Array | null {
  const kept = parts.filter((_, part) => factors[node.children[part]!] !== 0);
  if (kept.length === parts.length || kept.length === 0) return weightsByValues(weighting, parts);
  const found = weightsByValues(weighting, kept);
  return found && Float64Array.from(parts, (values) => found[kept.indexOf(values)] ?? 0);
}

/** Puts in the weights; returns whether a draw has moved any. */
function weigh(step: ChainStep, { nodes }: Structure, { weights: all, factors }: ChainBuffers): boolean {
  const { weighting, weights, shares, node } = step;
  const by_values = weighting === 'given' || weighting === 'equal' ? null : byValues(step, factors);
  let moved = false;
  for (let part = 0; part < weights.length; part += 1) {
    const child = node.children[part]!;
    const nominal = weighting === 'given' ? nodes[child]!.weight : 1;
    const weight = by_values === null ? nominal : by_values[part]!;
    weights[part] = weight * factors[child]!;
    shares[part] = factors[child] === 0 ? 0 : weight;
    moved ||= weights[part] !== shares[part];
    all[child] = weights[part]!;
  }
  checkWeights(weights);
  return moved;
}

/**
 * Takes the value of units that have less than the least share of the weight, by weights that no draw has moved: whether
 * an area has enough figures is no matter of chance.
 */
function requireEnough(out: Float64Array, { parts, shares, enough }: ChainStep): void {
  const whole = sumOf(shares);
  for (let unit = 0; unit < out.length; unit += 1) {
    if (Number.isNaN(out[unit]!)) continue;
    let present = 0;
    for (let part = 0; part < parts.length; part += 1)
      if (!Number.isNaN(parts[part]![unit]!)) present += shares[part]!;
    if (!(present / whole >= enough)) out[unit] = Number.NaN;
  }
}

/** Any share will do: what is enough is asked afterwards. */
const ANY = -1;

/** Makes the values of an aggregate of those of its parts. */
function combine(step: ChainStep, place: number, structure: Structure, buffers: ChainBuffers): void {
  const { aggregate, parts, weights, enough, node } = step;
  if (aggregate === null) return;
  const out = buffers.raw[place]!;
  const complete = node.children.every((child) => buffers.present[child] === out.length);
  const apart = weigh(step, structure, buffers) && !complete;
  aggregate(out, parts, weights, apart ? ANY : enough, buffers.aggregation);
  if (apart) requireEnough(out, step);
}

/** Treats and normalises `from`, the values of the node at `place`. */
function prepare(step: ChainStep, place: number, from: Float64Array, buffers: ChainBuffers): void {
  const { moments } = buffers;
  const { treat, rounding, normalise, tolerance, node } = step;
  const raw = buffers.raw[place]!;
  if (treat === null) momentsInto(moments, from);
  else shapeInto(moments, from);
  checkSpread(moments, rounding);
  buffers.present[place] = moments.count;
  let used = from;
  buffers.treatments[place] = 0;
  if (treat !== null && !passes(moments, treat)) {
    // what is made of parts stands where its treated values go: it moves to room that is free still
    const source = from === raw ? buffers.ranking.signed : from;
    if (from === raw) source.set(from);
    buffers.treatments[place] = treatInto(raw, source, treat, moments);
    used = raw;
  } else if (from !== raw) raw.set(from);
  normaliseInto(buffers.values[place]!, used, node.direction, normalise, moments, tolerance, buffers.ranking);
}

/**
 * Compiles a method for a structure and a number of units.
 * @param room where it works and leaves its results; chains of the same structure and units may share one
 * @see OECD/JRC (2008), Handbook, steps 5 and 6; COINr, `Treat()`, `Normalise()`, `Aggregate()`
 * @throws DataError `too-few-units`; MethodError as `checkMethod`
 */
export function compileChain(
  structure: Structure,
  method: ChainMethod,
  units: number,
  buffers = new ChainBuffers(structure, units),
): Chain {
  checkUnits(units);
  checkMethod(method, structure);
  const { raw, values, ranks, treatments, weights, factors } = buffers;
  const steps = chainSteps(structure, method, values);
  return {
    raw,
    values,
    ranks,
    treatments,
    weights,
    factors,
    run(figures) {
      checkLengths([figures], structure.indicators);
      checkLengths(figures, units);
      for (let place = 0; place < steps.length; place += 1) {
        const step = steps[place]!;
        try {
          combine(step, place, structure, buffers);
          prepare(step, place, step.aggregate === null ? figures[place]! : raw[place]!, buffers);
        } catch (error) {
          throw named(error, structure, step);
        }
      }
      ranksInto(ranks, values.at(-1)!, method.tolerance, buffers.ranking.order);
      return ranks;
    },
  };
}
