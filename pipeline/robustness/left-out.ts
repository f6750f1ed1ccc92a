import type { Structure } from '../methods/structure/structure.js';

/**
 * The node that goes when an indicator is left out: the indicator itself, or the highest aggregate that is
 * emptied without it. Null where nothing of the index would be left.
 */
export function leftOutNode({ nodes }: Structure, indicator: number): number | null {
  for (let node = indicator; nodes[node]!.parent >= 0; node = nodes[node]!.parent) {
    const siblings = nodes[nodes[node]!.parent]!.children;
    if (siblings.some((sibling) => sibling !== node && nodes[sibling]!.weight > 0)) return node;
  }
  return null;
}

/** Indices of the indicators that can be left out. */
export const droppable = (structure: Structure): number[] =>
  structure.nodes
    .slice(0, structure.indicators)
    .flatMap((_, indicator) => (leftOutNode(structure, indicator) === null ? [] : [indicator]));
