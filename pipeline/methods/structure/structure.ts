import type { Direction } from '../normalise/linear.js';
import { checkStructure } from './check.js';
import { isNode, type StructureRow } from './row.js';

/** An indicator or an aggregate, with places in `nodes` for codes. */
export interface StructureNode {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly level: number;
  readonly direction: Direction;
  readonly weight: number;
  /** −1 for the index. */
  readonly parent: number;
  /** None for an indicator. */
  readonly children: readonly number[];
}

export interface Structure {
  /** Level by level from the indicators up, each in the order of its rows; the index is the last. */
  readonly nodes: readonly StructureNode[];
  /** How many of them are indicators: they are the first. */
  readonly indicators: number;
  readonly levels: number;
}

/**
 * The hierarchy that rows describe, of any depth.
 * @see COINr, `new_coin()`
 * @throws StructureError as `checkStructure`
 */
export function structureOf(rows: readonly StructureRow[]): Structure {
  const members = rows.filter(isNode);
  checkStructure(members);
  const ordered = members.toSorted((one, other) => one.level - other.level);
  const places = new Map(ordered.map(({ code }, place) => [code, place]));
  const children = ordered.map((): number[] => []);
  ordered.forEach(({ parent }, place) => {
    if (parent !== null) children[places.get(parent)!]!.push(place);
  });
  const nodes = ordered.map(
    ({ code, name, unit, level, direction, weight, parent }, place): StructureNode => ({
      code,
      name,
      unit,
      level,
      weight,
      direction: direction === 1 ? 1 : -1,
      parent: parent === null ? -1 : places.get(parent)!,
      children: children[place]!,
    }),
  );
  return {
    nodes,
    indicators: ordered.filter(({ level }) => level === 1).length,
    levels: ordered.at(-1)!.level,
  };
}

/** What each indicator weighs in the whole index, every group's weights adding up to its parent's.
 * @see COINr, `get_eff_wts()` */
export function nominalWeights({ nodes }: Structure): Float64Array {
  const weights = new Float64Array(nodes.length);
  weights[nodes.length - 1] = 1;
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const parts = nodes[place]!.children;
    const sum = parts.reduce((total, part) => total + nodes[part]!.weight, 0);
    for (const part of parts) weights[part] = (weights[place]! * nodes[part]!.weight) / sum;
  }
  return weights;
}
