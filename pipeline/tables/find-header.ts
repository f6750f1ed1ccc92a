import { guessedRow, type Header, headerAt, isFilled, type TableRow } from './header-rows.js';
import { LIMITS } from './limits.js';
import { columnNames, splitName } from './note-marks.js';
import { textOf } from './read-cell.js';
import { unreadable } from './table-file.js';

export { type Header, isFilled, type TableRow } from './header-rows.js';

/** How many of the wanted columns there are, with or without the mark of a note behind their names. */
function countOf(columns: readonly string[], wanted: ReadonlySet<string>): number {
  const names = new Set(columns);
  return [...wanted].filter((name) => names.has(name) || names.has(splitName(name).text)).length;
}

/** The first rows with any text, and the row with the largest number of wanted columns. */
async function search(rows: AsyncIterable<TableRow>, wanted: ReadonlySet<string>) {
  const first: TableRow[] = [];
  let best: { readonly found: number; readonly row: TableRow } | undefined;
  for await (const { cells, row } of rows) {
    if (row > (wanted.size > 0 ? LIMITS.rowsToHeader : LIMITS.rowsToGuess)) break;
    const isFirst = first.length < LIMITS.rowsToGuess;
    // The rows below the header say how many rows it has.
    if (!isFirst && best?.found === wanted.size) break;
    if (isFirst && cells.some(isFilled)) first.push({ cells, row });
    if (wanted.size === 0 || best?.found === wanted.size) continue;
    const found = countOf(columnNames(cells.map(textOf)), wanted);
    if (found > (best?.found ?? 0)) best = { found, row: { cells, row } };
  }
  return { first, best };
}

/**
 * Finds the header of a table below any titles: the first row with every wanted column, or else the row with
 * the largest number of them, or else the row that looks most like a header. A header may have several rows,
 * whose names are joined; where the names of its main row are wanted, they are not. Names are without the
 * marks of notes. Throws `table-unreadable` for a table without any text.
 * @param wanted cleaned names of columns; empty where they are not known
 */
export async function findHeader(
  rows: AsyncIterable<TableRow>,
  wanted: ReadonlySet<string>,
  name: string,
): Promise<Header> {
  const { first, best } = await search(rows, wanted);
  if (first.length === 0) throw unreadable(`${name} is empty: no cell has any text`);
  const isWhole = best !== undefined && best.found === wanted.size;
  const guess = headerAt(first, guessedRow(first));
  if (best === undefined || (!isWhole && countOf(guess.columns, wanted) > best.found)) return shortOf(guess);
  const main = first.findIndex(({ row }) => row === best.row.row);
  if (main < 0)
    return {
      row: best.row.row,
      first: best.row.row,
      columns: columnNames(best.row.cells.map(textOf)),
    };
  const found = headerAt(first, main);
  const isJoined = countOf(found.columns, wanted) > best.found;
  return shortOf({ ...found, columns: isJoined ? found.columns : found.plain });
}

const shortOf = ({ row, first, columns }: Header): Header => ({ row, first, columns });
