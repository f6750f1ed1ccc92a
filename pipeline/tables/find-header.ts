import { LIMITS } from './limits.js';
import { columnNames, splitName } from './note-marks.js';
import { type Cell, isPlainNumber, textOf } from './read-cell.js';
import { unreadable } from './table-file.js';

/** A row of a table, with its number in the file (from 1). */
export interface TableRow {
  readonly cells: readonly Cell[];
  readonly row: number;
}

export interface Header {
  /** Its row number in the file, from 1. */
  readonly row: number;
  /** Names of the columns, cleaned; empty for a column without a name. */
  readonly columns: readonly string[];
}

/** True for a cell with visible text. */
export function isFilled(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return typeof cell === 'number';
  const first = cell.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || textOf(cell) !== '';
}

/** The names of the columns that a row has if it is the header. */
const columnsOf = (cells: readonly Cell[]): string[] => columnNames(cells.map(textOf));

const filledIn = (cells: readonly Cell[]): number => cells.filter(isFilled).length;

/**
 * The likely header where no column name is known: the first row with at least two filled cells, unless a row
 * below it and before the first number has twice as many. In that case the upper row is a title with a comma,
 * or a heading over several columns.
 */
function guessed(rows: readonly TableRow[]): TableRow | undefined {
  const start = rows.findIndex(({ cells }) => filledIn(cells) > 1);
  let header = rows[Math.max(start, 0)];
  for (const row of rows.slice(start + 1)) {
    if (row.cells.some(isPlainNumber)) break;
    if (header !== undefined && filledIn(row.cells) >= 2 * filledIn(header.cells)) header = row;
  }
  return header;
}

/**
 * Finds the header of a table below any titles: the first row with every wanted column, or else the row with
 * the largest number of them, or else the row that looks most like a header. Throws `table-unreadable` for a
 * table without any text.
 * @param wanted cleaned names of columns; empty where they are not known
 */
export async function findHeader(
  rows: AsyncIterable<TableRow>,
  wanted: ReadonlySet<string>,
  name: string,
): Promise<Header> {
  const first: TableRow[] = [];
  let maxFound = 0;
  let best: Header | undefined;
  for await (const { cells, row } of rows) {
    if (row > (wanted.size > 0 ? LIMITS.rowsToHeader : LIMITS.rowsToGuess)) break;
    if (first.length < LIMITS.rowsToGuess && cells.some(isFilled)) first.push({ cells, row });
    if (wanted.size === 0) continue;
    const columns = columnsOf(cells);
    const names = new Set(columns);
    const found = [...wanted].filter((name) => names.has(name) || names.has(splitName(name).text)).length;
    if (found === wanted.size) return { row, columns };
    if (found > maxFound) {
      maxFound = found;
      best = { row, columns };
    }
  }
  const guess = guessed(first);
  if (guess === undefined) throw unreadable(`${name} is empty: no cell has any text`);
  return best ?? { row: guess.row, columns: columnsOf(guess.cells) };
}
