import { rankInto } from '../../statistics/rank-of.js';
import { AggregateRoom } from '../aggregate/room.js';
import { Moments, momentsInto, shapeInto } from '../moments.js';
import { RankRoom } from '../normalise/by-rank.js';
import { normaliseInto } from '../normalise/normalise.js';
import { DataError, MethodError } from '../problem.js';
import { checkLengths, checkSpread, checkUnits } from '../spread.js';
import type { Structure } from '../structure/structure.js';
import { passes } from '../treatment/rule.js';
import { treatInto } from '../treatment/treat.js';
import { checkWeights } from '../weights/check-weights.js';
import { weightsByValues } from '../weights/weighting.js';
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

/** Room that all steps share. */
class Room {
  readonly moments = new Moments();
  readonly aggregation: AggregateRoom;
  readonly ranking: RankRoom;
  readonly sorted: Float64Array;
  readonly starts: Int32Array;

  constructor(units: number) {
    this.aggregation = new AggregateRoom(units);
    this.ranking = new RankRoom(units);
    this.sorted = new Float64Array(units);
    this.starts = new Int32Array(units);
  }
}

/** Says of whom an error is: of the part that it names, or of the node. */
function named(error: unknown, { nodes }: Structure, { node }: ChainStep): unknown {
  if (error instanceof MethodError)
    return new MethodError(error.problem, `${node.iCode}: ${error.message}`, [node.iCode]);
  if (!(error instanceof DataError)) return error;
  const child = error.part === null ? undefined : nodes[node.children[error.part] ?? -1];
  return error.of((child ?? node).iCode);
}

function weigh(step: ChainStep, structure: Structure, chain: Chain): void {
  const { weighting, parts, weights, node } = step;
  const by_values = weightsByValues(weighting, parts);
  for (let part = 0; part < weights.length; part += 1) {
    const child = node.children[part]!;
    const nominal = weighting === 'given' ? structure.nodes[child]!.weight : 1;
    weights[part] = (by_values === null ? nominal : by_values[part]!) * chain.factors[child]!;
    chain.weights[child] = weights[part]!;
  }
  checkWeights(weights);
}

/** Treats and normalises `from`, the values of the node at `place`. */
function prepare(step: ChainStep, place: number, from: Float64Array, chain: Chain, room: Room): void {
  const { moments } = room;
  const { treat, rounding, normalise, tolerance, node } = step;
  const raw = chain.raw[place]!;
  if (treat === null) momentsInto(moments, from);
  else shapeInto(moments, from);
  checkSpread(moments, rounding);
  let used = from;
  chain.treatments[place] = 0;
  if (treat !== null && !passes(moments, treat)) {
    // what is made of parts stands where its treated values go: it moves to room that is free still
    const source = from === raw ? room.ranking.signed : from;
    if (from === raw) source.set(from);
    chain.treatments[place] = treatInto(raw, source, treat, moments);
    used = raw;
  } else if (from !== raw) raw.set(from);
  normaliseInto(chain.values[place]!, used, node.direction, normalise, moments, tolerance, room.ranking);
}

/**
 * Compiles a method for a structure and a number of units.
 * @see OECD/JRC (2008), Handbook, steps 5 and 6; COINr, `Treat()`, `Normalise()`, `Aggregate()`
 * @throws DataError `too-few-units`; MethodError as `checkMethod`
 */
export function compileChain(structure: Structure, method: ChainMethod, units: number): Chain {
  checkUnits(units);
  checkMethod(method, structure);
  const { nodes, indicators } = structure;
  const columns = () => nodes.map(() => new Float64Array(units));
  const [raw, values, room] = [columns(), columns(), new Room(units)];
  const steps = chainSteps(structure, method, values);
  const chain: Chain = {
    ...{ raw, values, ranks: new Int32Array(units), treatments: new Uint8Array(nodes.length) },
    ...{ weights: new Float64Array(nodes.length).fill(1), factors: new Float64Array(nodes.length).fill(1) },
    run(figures) {
      checkLengths([figures], indicators);
      checkLengths(figures, units);
      for (let place = 0; place < steps.length; place += 1) {
        const step = steps[place]!;
        try {
          if (step.aggregate !== null) {
            weigh(step, structure, chain);
            step.aggregate(raw[place]!, step.parts, step.weights, step.enough, room.aggregation);
          }
          prepare(step, place, step.aggregate === null ? figures[place]! : raw[place]!, chain, room);
        } catch (error) {
          throw named(error, structure, step);
        }
      }
      rankInto(chain.ranks, values.at(-1)!, method.tolerance, room.sorted, room.starts);
      return chain.ranks;
    },
  };
  return chain;
}
