import type { AreaTree } from './area-tree.js';
import type { OutputCell } from './earlier-output.js';
import { type Additive, GROUPS, type Group } from './families.js';
import { LinearSystem } from './linear-system.js';
import { countParts, type Selection, sumParts } from './selection.js';

/** A cell of some output, and whether that output is the one now made. */
export interface Cell extends OutputCell {
  readonly selection: Selection;
  readonly own: boolean;
}

/** Quantities that add up over areas: people, and the sum of what they earn. */
export type Quantity = 'counts' | 'sums';
const PARTS = { counts: countParts, sums: sumParts } as const;

/**
 * The unknowns that a cell is the sum of: areas without others in them, crossed with parts of the selection.
 */
export function unknownsOf({ area_code, selection }: Cell, tree: AreaTree, quantity: Quantity): string[] {
  const parts = PARTS[quantity](selection);
  return tree.leaves(area_code).flatMap((leaf) => parts.map((part) => `${leaf} ${part}`));
}

/**
 * Every sum that the cells tell, with the people of each group behind it; equations are told apart by the
 * place of their cell. A family that an area lacks for want of people counts as known to be nobody.
 */
export function systemOf(
  cells: readonly Cell[],
  tree: AreaTree,
  family: Additive,
  quantity: Quantity,
): LinearSystem {
  const system = new LinearSystem();
  const sums = cells.flatMap((cell, index) =>
    cell.state === 'withheld' ? [] : [{ cell, index, unknowns: unknownsOf(cell, tree, quantity) }],
  );
  // small sums first keep the rows short; of equal ones the earlier output's, which is known already
  sums.sort((one, other) => one.unknowns.length - other.unknowns.length || one.index - other.index);
  for (const { cell, index, unknowns } of sums) {
    const values = GROUPS[family].map((group: Group) => cell.counts[group] ?? 0);
    system.add(unknowns, values, index);
  }
  return system;
}
