import { AGGREGATIONS, type Aggregation } from '../aggregate/aggregate.js';
import type { MeanInto } from '../aggregate/means.js';
import type { Normalisation } from '../normalise/method.js';
import type { Structure, StructureNode } from '../structure/structure.js';
import type { TreatmentRule } from '../treat/rule.js';
import type { Weighting } from '../weigh/weighting.js';
import { type ChainMethod, normalisationOf } from './method.js';

/** Differences between computed scores that are no more than this are rounding, even without a tolerance. */
const MIN_SPREAD = 1e-12;

/** What a chain does at one node, with what it needs at hand. */
export interface ChainStep {
  readonly node: StructureNode;
  /** Null for an indicator. */
  readonly aggregate: MeanInto | null;
  readonly enough: number;
  readonly treat: TreatmentRule | null;
  readonly normalise: Normalisation;
  /** Ties of values, and spread that is rounding. */
  readonly tolerance: number;
  readonly rounding: number;
  /** How its parts are weighted. */
  readonly weighting: Weighting;
  /** Normalised values of the parts, and what they weigh in this run. */
  readonly parts: readonly Float64Array[];
  readonly weights: Float64Array;
  /** What they weigh where it is asked whether enough is there: without what a draw multiplies weights by. */
  readonly shares: Float64Array;
}

/** A way to aggregate with the ties of its parts: scores that are computed tie within the tolerance. */
function aggregateOf(by: Aggregation, tolerance: number): MeanInto {
  const into: MeanInto = AGGREGATIONS[by];
  return (out, parts, weights, enough, buffers) => into(out, parts, weights, enough, buffers, tolerance);
}

/** The steps of a chain in their order, those of a node after those of its parts. */
export function chainSteps(
  { nodes }: Structure,
  { levels, tolerance }: ChainMethod,
  values: readonly Float64Array[],
): ChainStep[] {
  return nodes.map((node) => {
    const level = levels[node.level - 1]!;
    const indicator = node.level === 1;
    const children = node.children;
    // of what the node is made of: indicators tie where they are the same
    const ties = node.level === 2 ? 0 : tolerance;
    return {
      node,
      aggregate: level.aggregate === undefined || indicator ? null : aggregateOf(level.aggregate, ties),
      enough: (level.minimum_weight_share ?? 0) - tolerance,
      treat: level.treat ?? null,
      normalise: normalisationOf(level, node.code),
      tolerance: indicator ? 0 : tolerance,
      rounding: indicator ? 0 : Math.max(tolerance, MIN_SPREAD),
      weighting: levels[node.level - 2]?.weights ?? 'given',
      parts: children.map((child) => values[child]!),
      weights: new Float64Array(children.length),
      shares: new Float64Array(children.length),
    };
  });
}
