import { AGGREGATIONS } from '../aggregate/aggregate.js';
import type { MeanInto } from '../aggregate/means.js';
import type { Normalisation } from '../normalise/method.js';
import type { Structure, StructureNode } from '../structure/structure.js';
import type { TreatmentRule } from '../treatment/rule.js';
import type { Weighting } from '../weights/weighting.js';
import { type ChainMethod, normalisationOf } from './method.js';

/** Differences between computed scores that are no more than this are rounding, even without a tolerance. */
const LEAST_SPREAD = 1e-12;

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
}

/** The steps of a chain in their order, those of a node after those of its parts. */
export function chainSteps(
  { nodes }: Structure,
  { levels, tolerance }: ChainMethod,
  values: readonly Float64Array[],
): ChainStep[] {
  return nodes.map((node) => {
    const level = levels[node.level - 1]!;
    const [indicator, children] = [node.level === 1, node.children];
    return {
      node,
      aggregate: level.aggregate === undefined || indicator ? null : AGGREGATIONS[level.aggregate],
      enough: (level.dat_thresh ?? 0) - tolerance,
      treat: level.treat ?? null,
      normalise: normalisationOf(level, node.iCode),
      tolerance: indicator ? 0 : tolerance,
      rounding: indicator ? 0 : Math.max(tolerance, LEAST_SPREAD),
      weighting: levels[node.level - 2]?.weights ?? 'given',
      parts: children.map((child) => values[child]!),
      weights: new Float64Array(children.length),
    };
  });
}
