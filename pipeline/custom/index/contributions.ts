import type { Chain } from '../../methods/chain/chain.js';
import { normalisationOf } from '../../methods/chain/method.js';
import { momentsOf } from '../../methods/moments.js';
import type { StructureNode } from '../../methods/structure/structure.js';
import type { Scored } from './score-units.js';

/** What a step of an aggregate’s raw value is on its scale; null for a scale that is no line. */
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

/** Weight of the parts that are there, of each unit. */
function presentOf({ children }: StructureNode, { values, weights }: Chain, units: number): Float64Array {
  const present = new Float64Array(units);
  for (const child of children)
    for (let unit = 0; unit < units; unit += 1)
      if (!Number.isNaN(values[child]![unit]!)) present[unit]! += weights[child]!;
  return present;
}

/**
 * What a point of each indicator’s normalised value adds to the score of each unit: its share of the weight present times
 * the slope of the scale, through every level. Null where the index is no such sum: an aggregate that is no arithmetic
 * mean, was treated for outliers, or is on a scale that is no line (as in the editions: z-scores, min–max or none).
 * @returns by indicator, in the order of the structure
 */
export function pointsOf(scored: Scored): readonly Float64Array[] | null {
  const { plan, chain, units } = scored;
  const { nodes, indicators } = plan.structure;
  const count = units.codes.length;
  const points = nodes.map(() => new Float64Array(count).fill(1));
  for (let place = nodes.length - 1; place >= indicators; place -= 1) {
    const node = nodes[place]!;
    const level = plan.chain.levels[node.level - 1]!;
    const slope = level.aggregate === 'arithmetic_mean' ? slopeOf(node, chain.raw[place]!, scored) : null;
    if (slope === null || chain.treatments[place] !== 0) return null;
    const present = presentOf(node, chain, count);
    // An aggregate that a unit has too little for passes nothing on.
    const made = chain.values[place]!.map((value) => (Number.isNaN(value) ? Number.NaN : slope));
    for (const child of node.children)
      for (let unit = 0; unit < count; unit += 1)
        points[child]![unit] = (points[place]![unit]! * made[unit]! * chain.weights[child]!) / present[unit]!;
  }
  return points.slice(0, indicators);
}
