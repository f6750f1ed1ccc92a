import { sumOf } from '../aggregate/buffers.js';
import { momentsInto, shapeInto } from '../moments.js';
import { normaliseInto } from '../normalise/normalise.js';
import { DataError, MethodError } from '../problem.js';
import { ranksInto } from '../rank/ranks.js';
import { roundInto } from '../rank/round.js';
import { checkLengths, checkSpread, checkUnits } from '../spread.js';
import type { Structure } from '../structure/structure.js';
import { isPoints, isRule, passes } from '../treat/rule.js';
import { treatInto } from '../treat/treat.js';
import { checkWeights } from '../weigh/check-weights.js';
import { weightsByValues } from '../weigh/weighting.js';
import { ChainBuffers } from './buffers.js';
import { type ChainMethod, checkMethod } from './method.js';
import { type ChainStep, chainSteps } from './step.js';

/** All steps from figures to ranks, compiled once and run many times. No run depends on an earlier one. */
export interface Chain {
  /**
   * Treats, normalises, weights and aggregates, level by level, and ranks. Allocates nothing unless weights
   * depend on the values.
   * @param figures one column for each indicator, in the order of the structure; NaN where missing
   * @param stamps a number for each column, which is another one wherever the column has changed since a run
   *   with the same buffers: a column that has not is not prepared again in the same way
   * @returns `ranks`
   * @throws DataError with the code of the indicator or aggregate that cannot be scored; MethodError as
   *   `checkWeights`
   */
  run(figures: readonly Float64Array[], stamps?: Float64Array): Int32Array;
  /**
   * The first half of a run: treats and normalises the indicators, into `values`. Parameters as those of
   * `run`.
   */
  prepare(figures: readonly Float64Array[], stamps?: Float64Array): void;
  /**
   * The second half of a run: weights, aggregates and ranks the indicators that are in the buffers, from
   * `prepare` or `ChainBuffers.put`. Where only weights change, it is all that has to run again.
   * @returns `ranks`
   * @throws as `run`
   */
  combine(): Int32Array;
  /** The same without the ranks, which stay those of an earlier run, for those who need the values only. */
  aggregate(): void;
  /** Standard competition ranks of the index, 1 for the highest; 0 without a score. */
  readonly ranks: Int32Array;
  /** Values before normalisation, by node: treated figures, and aggregates. */
  readonly raw: readonly Float64Array[];
  /** Normalised values by node; the last is the index. */
  readonly values: readonly Float64Array[];
  /** What was done to outliers, by node: indices in `TREATMENTS`. */
  readonly treatments: Uint8Array;
  /** Weight of each node among its siblings in the last run. */
  readonly weights: Float64Array;
  /**
   * Multipliers of the weights, by node: 1 unless the caller sets them, as for a draw; 0 leaves a node out.
   */
  readonly factors: Float64Array;
}

/** Adds to an error the code that it concerns: that of the part it names, or of the node. */
function named(error: unknown, { nodes }: Structure, { node }: ChainStep): unknown {
  if (error instanceof MethodError)
    return new MethodError(error.problem, `${node.code}: ${error.message}`, [node.code]);
  if (!(error instanceof DataError)) return error;
  const child = error.part === null ? undefined : nodes[node.children[error.part] ?? -1];
  return error.of((child ?? node).code);
}

/**
 * Weights that depend on the values of the parts that are not left out; null for a weighting that does not.
 */
function byValues({ weighting, parts, node }: ChainStep, factors: Float64Array): Float64Array | null {
  const kept = parts.filter((_, part) => factors[node.children[part]!] !== 0);
  if (kept.length === parts.length || kept.length === 0) return weightsByValues(weighting, parts);
  const found = weightsByValues(weighting, kept);
  return found && Float64Array.from(parts, (values) => found[kept.indexOf(values)] ?? 0);
}

/** Sets the weights; returns whether a draw changed any of them. */
function weigh(step: ChainStep, { nodes }: Structure, { weights: all, factors }: ChainBuffers): boolean {
  const { weighting, weights, shares, node, keeps_sum } = step;
  const by_values = weighting === 'given' || weighting === 'equal' ? null : byValues(step, factors);
  let moved = false;
  let whole = 0;
  let drawn = 0;
  for (let part = 0; part < weights.length; part += 1) {
    const child = node.children[part]!;
    const nominal = weighting === 'given' ? nodes[child]!.weight : 1;
    const weight = by_values === null ? nominal : by_values[part]!;
    weights[part] = weight * factors[child]!;
    shares[part] = factors[child] === 0 ? 0 : weight;
    moved ||= weights[part] !== shares[part];
    whole += weight;
    drawn += weights[part]!;
  }
  checkWeights(weights);
  const rescale = keeps_sum && drawn !== whole ? whole / drawn : 1;
  for (let part = 0; part < weights.length; part += 1) {
    weights[part]! *= rescale;
    all[node.children[part]!] = weights[part]!;
  }
  return moved;
}

/**
 * Removes the values of units with less than the minimum share of the weight, by the weights before any draw:
 * whether an area has enough figures must not depend on chance.
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

/** Accepts any share of the weight; `requireEnough` checks the share afterwards. */
const ANY = -1;

/** Computes the values of an aggregate from those of its parts. */
function combine(step: ChainStep, i: number, structure: Structure, buffers: ChainBuffers): void {
  const { aggregate, parts, weights, enough, node } = step;
  if (aggregate === null) return;
  const out = buffers.raw[i]!;
  const complete = node.children.every((child) => buffers.present[child] === out.length);
  const check_later = weigh(step, structure, buffers) && !complete;
  aggregate(out, parts, weights, check_later ? ANY : enough, buffers.aggregation);
  if (check_later) requireEnough(out, step);
}

/** Treats and normalises `from`, the values of node `i`. */
function prepare(step: ChainStep, i: number, from: Float64Array, buffers: ChainBuffers): void {
  const { moments } = buffers;
  const { treat, rounding, normalise, tolerance, node } = step;
  const raw = buffers.raw[i]!;
  if (treat === null || isPoints(treat)) momentsInto(moments, from);
  else shapeInto(moments, from);
  checkSpread(moments, rounding);
  buffers.present[i] = moments.count;
  let used = from;
  buffers.treatments[i] = 0;
  if (treat !== null && (!isRule(treat) || !passes(moments, treat))) {
    // an aggregate occupies the array that its treated values go to, so it is first copied to a free one
    const source = from === raw ? buffers.ranking.signed : from;
    if (from === raw) source.set(from);
    buffers.treatments[i] = treatInto(raw, source, treat, moments);
    used = raw;
  } else if (from !== raw) raw.set(from);
  normaliseInto(buffers.values[i]!, used, node.direction, normalise, moments, tolerance, buffers.ranking);
}

/** Prepares the figures of indicator `i`, unless that was done last with the same figures. */
function prepareFigures(
  step: ChainStep,
  i: number,
  from: Float64Array,
  stamp: number | undefined,
  buffers: ChainBuffers,
): void {
  const { prepared_by, prepared_from } = buffers;
  if (stamp !== undefined && prepared_by[i] === step.preparation && prepared_from[i] === stamp) return;
  prepared_by[i] = '';
  prepare(step, i, from, buffers);
  if (stamp === undefined) return;
  prepared_by[i] = step.preparation;
  prepared_from[i] = stamp;
}

/**
 * Compiles a method for a structure and a number of units.
 * @param buffers hold the results; chains of the same structure and units may share them
 * @see OECD/JRC (2008), Handbook, steps 5 and 6
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
  const prepareAll: Chain['prepare'] = (figures, stamps) => {
    checkLengths([figures], structure.indicators);
    checkLengths(figures, units);
    for (let i = 0; i < structure.indicators; i += 1) {
      const step = steps[i]!;
      try {
        prepareFigures(step, i, figures[i]!, stamps?.[i], buffers);
      } catch (error) {
        throw named(error, structure, step);
      }
    }
  };
  const aggregateAll: Chain['aggregate'] = () => {
    for (let i = structure.indicators; i < steps.length; i += 1) {
      const step = steps[i]!;
      try {
        combine(step, i, structure, buffers);
        prepare(step, i, raw[i]!, buffers);
      } catch (error) {
        throw named(error, structure, step);
      }
    }
  };
  const combineAll: Chain['combine'] = () => {
    aggregateAll();
    const { order, signed: rounded } = buffers.ranking;
    const { tolerance, rank_decimals } = method;
    if (rank_decimals === undefined) ranksInto(ranks, values.at(-1)!, tolerance, order);
    else {
      roundInto(rounded, values.at(-1)!, rank_decimals);
      ranksInto(ranks, rounded, 0, order);
    }
    return ranks;
  };
  return {
    raw,
    values,
    ranks,
    treatments,
    weights,
    factors,
    prepare: prepareAll,
    combine: combineAll,
    aggregate: aggregateAll,
    run(figures, stamps) {
      prepareAll(figures, stamps);
      return combineAll();
    },
  };
}
