import { momentsInto, shapeInto } from '../moments.js';
import { normaliseInto } from '../normalise/normalise.js';
import { DataError, MethodError } from '../problem.js';
import { checkLengths, checkSpread, checkUnits } from '../spread.js';
import type { Structure } from '../structure/structure.js';
import { passes } from '../treatment/rule.js';
import { treatInto } from '../treatment/treat.js';
import { checkWeights } from '../weights/check-weights.js';
import { weightsByValues } from '../weights/weighting.js';
import { type ChainMethod, checkMethod } from './method.js';
import { rankByOrder } from './rank.js';
import { ChainRoom } from './room.js';
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
    return new MethodError(error.problem, `${node.iCode}: ${error.message}`, [node.iCode]);
  if (!(error instanceof DataError)) return error;
  const child = error.part === null ? undefined : nodes[node.children[error.part] ?? -1];
  return error.of((child ?? node).iCode);
}

/** Weights by the values of those parts that are not left out; null for a way that does not look at them. */
function byValues({ weighting, parts, node }: ChainStep, factors: Float64Array): Float64Array | null {
  const kept = parts.filter((_, part) => factors[node.children[part]!] !== 0);
  if (kept.length === parts.length || kept.length === 0) return weightsByValues(weighting, parts);
  const found = weightsByValues(weighting, kept);
  return found && Float64Array.from(parts, (values) => found[kept.indexOf(values)] ?? 0);
}

function weigh(step: ChainStep, { nodes }: Structure, { weights: all, factors }: ChainRoom): void {
  const { weighting, weights, node } = step;
  const by_values = weighting === 'given' || weighting === 'equal' ? null : byValues(step, factors);
  for (let part = 0; part < weights.length; part += 1) {
    const child = node.children[part]!;
    const nominal = weighting === 'given' ? nodes[child]!.weight : 1;
    weights[part] = (by_values === null ? nominal : by_values[part]!) * factors[child]!;
    all[child] = weights[part]!;
  }
  checkWeights(weights);
}

/** Treats and normalises `from`, the values of the node at `place`. */
function prepare(step: ChainStep, place: number, from: Float64Array, room: ChainRoom): void {
  const { moments } = room;
  const { treat, rounding, normalise, tolerance, node } = step;
  const raw = room.raw[place]!;
  if (treat === null) momentsInto(moments, from);
  else shapeInto(moments, from);
  checkSpread(moments, rounding);
  let used = from;
  room.treatments[place] = 0;
  if (treat !== null && !passes(moments, treat)) {
    // what is made of parts stands where its treated values go: it moves to room that is free still
    const source = from === raw ? room.ranking.signed : from;
    if (from === raw) source.set(from);
    room.treatments[place] = treatInto(raw, source, treat, moments);
    used = raw;
  } else if (from !== raw) raw.set(from);
  normaliseInto(room.values[place]!, used, node.direction, normalise, moments, tolerance, room.ranking);
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
  room = new ChainRoom(structure, units),
): Chain {
  checkUnits(units);
  checkMethod(method, structure);
  const { raw, values, ranks, treatments, weights, factors } = room;
  const steps = chainSteps(structure, method, values);
  return {
    ...{ raw, values, ranks, treatments, weights, factors },
    run(figures) {
      checkLengths([figures], structure.indicators);
      checkLengths(figures, units);
      for (let place = 0; place < steps.length; place += 1) {
        const step = steps[place]!;
        try {
          if (step.aggregate !== null) {
            weigh(step, structure, room);
            step.aggregate(raw[place]!, step.parts, step.weights, step.enough, room.aggregation);
          }
          prepare(step, place, step.aggregate === null ? figures[place]! : raw[place]!, room);
        } catch (error) {
          throw named(error, structure, step);
        }
      }
      rankByOrder(ranks, values.at(-1)!, method.tolerance, room.ranking.order);
      return ranks;
    },
  };
}
