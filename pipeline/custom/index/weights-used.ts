import type { Scored } from './score-units.js';

export interface WeightsUsed {
  /** Share of the weight of the parent, by node. */
  readonly in_parent: Float64Array;
  /** Share of the weight of the whole index, by node. */
  readonly in_index: Float64Array;
}

/** The weights that the index was made with, given or found, as shares. @see COINr, `get_eff_wts()` */
export function weightsUsed({ plan, chain }: Scored): WeightsUsed {
  const { nodes } = plan.structure;
  const in_parent = new Float64Array(nodes.length);
  const in_index = new Float64Array(nodes.length);
  in_parent[nodes.length - 1] = 1;
  in_index[nodes.length - 1] = 1;
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const { children } = nodes[place]!;
    const sum = children.reduce((total, child) => total + chain.weights[child]!, 0);
    for (const child of children) {
      in_parent[child] = chain.weights[child]! / sum;
      in_index[child] = in_index[place]! * in_parent[child]!;
    }
  }
  return { in_parent, in_index };
}
