import { AGGREGATIONS, type Aggregation } from '../aggregate/aggregate.js';
import type { MeanInto } from '../aggregate/means.js';
import type { Normalisation } from '../normalise/method.js';
import type { Structure, StructureNode } from '../structure/structure.js';
import type { Treating } from '../treat/rule.js';
import type { Weighting } from '../weigh/weighting.js';
import { type ChainMethod, normalisationOf, treatingOf } from './method.js';

/** Differences between computed scores up to this are rounding, even without a tolerance. */
const MIN_SPREAD = 1e-12;

/** What a chain does at one node, with everything that it needs. */
export interface ChainStep {
  readonly node: StructureNode;
  /** Null for an indicator. */
  readonly aggregate: MeanInto | null;
  readonly enough: number;
  /** Whether the sum of the weights matters, so that draws must not change it. */
  readonly keeps_sum: boolean;
  readonly treat: Treating | null;
  readonly normalise: Normalisation;
  /** Values that differ by no more than this tie. */
  readonly tolerance: number;
  /** A spread up to this is rounding. */
  readonly rounding: number;
  /** Tells this treatment and normalisation from any other of the node. */
  readonly preparation: string;
  /** How the parts are weighted. */
  readonly weighting: Weighting;
  /** Normalised values of the parts. */
  readonly parts: readonly Float64Array[];
  /** Weights of the parts in this run. */
  readonly weights: Float64Array;
  /** Weights without the multipliers of a draw, which decide whether enough of the parts is present. */
  readonly shares: Float64Array;
}

/** An aggregation that ties the values of parts within a tolerance. */
function aggregateOf(by: Aggregation, tolerance: number): MeanInto {
  const into: MeanInto = AGGREGATIONS[by];
  return (out, parts, weights, enough, buffers) => into(out, parts, weights, enough, buffers, tolerance);
}

/** The steps of a chain in order: each node comes after its parts. */
export function chainSteps(
  { nodes }: Structure,
  { levels, tolerance }: ChainMethod,
  values: readonly Float64Array[],
): ChainStep[] {
  return nodes.map((node) => {
    const level = levels[node.level - 1]!;
    const indicator = node.level === 1;
    const children = node.children;
    // the tolerance is for the parts of the node: indicators tie only where they are equal
    const ties = node.level === 2 ? 0 : tolerance;
    const treat = treatingOf(level, node.code);
    const normalise = normalisationOf(level, node.code);
    return {
      node,
      aggregate: level.aggregate === undefined || indicator ? null : aggregateOf(level.aggregate, ties),
      enough: (level.minimum_weight_share ?? 0) - tolerance,
      keeps_sum: level.aggregate === 'weighted_sum',
      treat,
      normalise,
      preparation: JSON.stringify([treat, normalise]),
      tolerance: indicator ? 0 : tolerance,
      rounding: indicator ? 0 : Math.max(tolerance, MIN_SPREAD),
      weighting: levels[node.level - 2]?.weights ?? 'given',
      parts: children.map((child) => values[child]!),
      weights: new Float64Array(children.length),
      shares: new Float64Array(children.length),
    };
  });
}
