import type { Direction } from '../normalise/linear.js';
import { checkNodeWeights, checkStructure } from './check.js';
import { isNode, type StructureRow } from './row.js';

/** An indicator or an aggregate; refers to its parent and children by their index in `nodes`. */
export interface StructureNode {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly level: number;
  readonly direction: Direction;
  readonly weight: number;
  /** −1 for the index. */
  readonly parent: number;
  /** Empty for an indicator. */
  readonly children: readonly number[];
}

export interface Structure {
  /** Level by level from the indicators up, each in the order of its rows; the index is the last. */
  readonly nodes: readonly StructureNode[];
  /** How many nodes are indicators: they come first. */
  readonly indicators: number;
  readonly levels: number;
}

/**
 * The hierarchy that rows describe; it may have any depth.
 * @throws StructureError as `checkStructure`
 */
export function structureOf(rows: readonly StructureRow[]): Structure {
  const members = rows.filter(isNode);
  checkStructure(members);
  const ordered = members.toSorted((a, b) => a.level - b.level);
  const indexOf = new Map(ordered.map(({ code }, i) => [code, i]));
  const children = ordered.map((): number[] => []);
  ordered.forEach(({ parent }, i) => {
    if (parent !== null) children[indexOf.get(parent)!]!.push(i);
  });
  const nodes = ordered.map(
    ({ code, name, unit, level, direction, weight, parent }, i): StructureNode => ({
      code,
      name,
      unit,
      level,
      weight,
      direction: direction === 1 ? 1 : -1,
      parent: parent === null ? -1 : indexOf.get(parent)!,
      children: children[i]!,
    }),
  );
  return {
    nodes,
    indicators: ordered.filter(({ level }) => level === 1).length,
    levels: ordered.at(-1)!.level,
  };
}

/**
 * The same structure with other weights among siblings; codes without one keep theirs.
 * @param weights by code
 * @throws StructureError `weight-invalid`, `weights-zero`
 */
export function reweighted({ nodes, ...rest }: Structure, weights: ReadonlyMap<string, number>): Structure {
  const changed = nodes.map((node) => ({ ...node, weight: weights.get(node.code) ?? node.weight }));
  checkNodeWeights(changed);
  return { nodes: changed, ...rest };
}

/** Weight of each node in the whole index: the weights of a group add up to its parent's. */
export function nominalWeights({ nodes }: Structure): Float64Array {
  const weights = new Float64Array(nodes.length);
  weights[nodes.length - 1] = 1;
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const parts = nodes[i]!.children;
    const sum = parts.reduce((total, part) => total + nodes[part]!.weight, 0);
    for (const part of parts) weights[part] = (weights[i]! * nodes[part]!.weight) / sum;
  }
  return weights;
}
