import { cleanText } from './clean-text.js';
import { splitName } from './note-marks.js';

/** Where a name is in a header: the indexes of the first and of the last column of that name. */
interface Positions {
  readonly first: number;
  readonly last: number;
}

/** By header: looking through one with thousands of columns for each of them would take minutes. */
const known = new WeakMap<readonly string[], ReadonlyMap<string, Positions>>();

function positionsIn(columns: readonly string[]): ReadonlyMap<string, Positions> {
  const before = known.get(columns);
  if (before !== undefined) return before;
  const found = new Map<string, Positions>();
  for (const [index, name] of columns.entries())
    found.set(name, { first: found.get(name)?.first ?? index, last: index });
  known.set(columns, found);
  return found;
}

/**
 * The index of a column by its name, which may have the mark of a note that the header is read without; -1
 * where there is none.
 * @param columns a header, which does not change
 */
export function indexOfName(columns: readonly string[], wanted: string): number {
  const name = cleanText(wanted);
  const positions = positionsIn(columns);
  return (positions.get(name) ?? positions.get(splitName(name).text))?.first ?? -1;
}

/** Whether the column at an index is the only one of its name. */
export function isOnlyOne(columns: readonly string[], index: number): boolean {
  const positions = positionsIn(columns).get(columns[index] ?? '');
  return positions?.first === index && positions.last === index;
}
