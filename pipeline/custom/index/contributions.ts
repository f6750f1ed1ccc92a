import type { Chain } from '../../methods/chain/chain.js';
import { normalisationOf } from '../../methods/chain/method.js';
import { momentsOf } from '../../methods/moments.js';
import type { StructureNode } from '../../methods/structure/structure.js';
import type { Scored } from './score-units.js';

export interface WeightsUsed {
  /** Share of the weight of the parent, by node. */
  readonly in_parent: Float64Array;
  /** Share of the weight of the whole index, by node. */
  readonly in_index: Float64Array;
}

/** The weights that the index was made with, given or computed, as shares. */
export function weightsUsed({ plan, chain }: Scored): WeightsUsed {
  const { nodes } = plan.structure;
  const in_parent = new Float64Array(nodes.length);
  const in_index = new Float64Array(nodes.length);
  in_parent[nodes.length - 1] = 1;
  in_index[nodes.length - 1] = 1;
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const { children } = nodes[i]!;
    const total = children.reduce((weight, child) => weight + chain.weights[child]!, 0);
    for (const child of children) {
      in_parent[child] = chain.weights[child]! / total;
      in_index[child] = in_index[i]! * in_parent[child]!;
    }
  }
  return { in_parent, in_index };
}

/**
 * What one unit of an aggregate’s raw value is on its normalised scale; null for a scale that is not linear.
 */
function slopeOf(node: StructureNode, raw: Float64Array, { plan }: Scored): number | null {
  const level = plan.chain.levels[node.level - 1]!;
  const method = normalisationOf(level, node.code);
  switch (method.method) {
    case 'none':
      return node.direction;
    case 'z_score':
      return (node.direction * (method.sd ?? 1)) / momentsOf(raw).sd;
    case 'min_max': {
      const { from: low = 0, to: high = 100 } = method;
      const { min, max } = momentsOf(raw);
      return (node.direction * (high - low)) / (max - min);
    }
    default:
      return null;
  }
}

/**
 * For each unit, what the weighted sum of its parts is divided by: the weight of those that have a value or,
 * for a weighted sum, its share of the whole weight.
 */
function divisorOf(
  { children }: StructureNode,
  { values, weights }: Chain,
  units: number,
  is_sum: boolean,
): Float64Array {
  const present = new Float64Array(units);
  for (const child of children)
    for (let unit = 0; unit < units; unit += 1)
      if (!Number.isNaN(values[child]![unit]!)) present[unit]! += weights[child]!;
  if (!is_sum) return present;
  const whole = children.reduce((sum, child) => sum + weights[child]!, 0);
  return present.map((weight) => weight / whole);
}

/**
 * What a point of each indicator’s normalised value adds to the score of each unit: its share of the weight
 * present times the slope of the scale, through every level. Null where the index is not such a sum: where an
 * aggregate is neither an arithmetic mean nor a weighted sum, was treated for outliers, or is on a scale that
 * is not linear (z-scores, min–max and none are linear).
 * @returns by indicator, in the order of the structure
 */
export function pointsOf(scored: Scored): readonly Float64Array[] | null {
  const { plan, chain, units } = scored;
  const { nodes, indicators } = plan.structure;
  const count = units.codes.length;
  const points = nodes.map(() => new Float64Array(count).fill(1));
  for (let i = nodes.length - 1; i >= indicators; i -= 1) {
    const node = nodes[i]!;
    const level = plan.chain.levels[node.level - 1]!;
    const sums = level.aggregate === 'arithmetic_mean' || level.aggregate === 'weighted_sum';
    const slope = sums ? slopeOf(node, chain.raw[i]!, scored) : null;
    if (slope === null || chain.treatments[i] !== 0) return null;
    const present = divisorOf(node, chain, count, level.aggregate === 'weighted_sum');
    // An aggregate without a value, for which a unit has too little, passes nothing on.
    const slopes = chain.values[i]!.map((value) => (Number.isNaN(value) ? Number.NaN : slope));
    for (const child of node.children)
      for (let unit = 0; unit < count; unit += 1)
        points[child]![unit] = (points[i]![unit]! * slopes[unit]! * chain.weights[child]!) / present[unit]!;
  }
  return points.slice(0, indicators);
}
