import type { CheckInput } from '../../../pipeline/checks/input.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import { column } from '../methods/columns.js';
import { rowsOf } from '../methods/rows.js';

/** Five units; a and b are opposites, c is uncorrelated with the index. Nodes: a, b, c, x, y, index. */
export const small: CheckInput = {
  title: 'Small',
  structure: structureOf(rowsOf({ index: { x: ['a', 'b'], y: ['c'] } })),
  columns: [
    column(-2, -1, 0, 1, 2),
    column(2, 1, 0, -1, -2),
    column(2, -1, -2, -1, 2),
    column(-2, -1, 0, 2, 1),
    column(2, -1, -2, -1, 2),
    column(-2, -1, 0, 1, 2),
  ],
};

/** The same with some columns replaced, by code. */
export function smallWith(changes: Readonly<Record<string, readonly number[]>>): CheckInput {
  const columns = small.structure.nodes.map(({ code }, position) =>
    changes[code] === undefined ? small.columns[position]! : Float64Array.from(changes[code]),
  );
  return { ...small, columns };
}
