import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound } from '../../errors/smi-error.js';
import { type Cell, textOf } from './cell.js';
import { cleanText } from './clean-text.js';
import { visitCsv } from './csv-stream.js';
import { visitParquet } from './parquet-rows.js';
import { unreadable } from './raw-table.js';
import { sheetRows } from './sheet-rows.js';

/** A path or a name as it is, or quoted where a terminal would act on it. */
const shown = (path: string): string => (cleanText(path) === path ? path : quoteFound(path, 200));

/** A workbook is opened as a whole. */
const MOST_WORKBOOK_BYTES = 100_000_000;

export interface TableFile {
  readonly path: string;
  /** The sheet of a workbook that has more than one. */
  readonly sheet?: string;
  readonly threads: number;
}

/** What is made of a table while it is read. */
export interface TableVisitor {
  /** Takes the names of the columns, before any row. */
  header(columns: readonly string[], name: string): void;
  /** Takes a row that has anything in it; the header is row 1 of the file. */
  row(cells: readonly Cell[], row: number): void;
}

async function checkFile(path: string): Promise<number> {
  const next = 'give the path of the data';
  const stats = await stat(path).catch((error: unknown) => {
    if (isAbsent(error)) throw unreadable(`${shown(path)} is not there`, next);
    throw error;
  });
  if (stats.isDirectory()) throw unreadable(`${shown(path)} is a folder`, next);
  // A pipe or a device may never end.
  if (!stats.isFile()) throw unreadable(`${shown(path)} is not a file`, next);
  if (stats.size === 0) throw unreadable(`${shown(path)} is empty`);
  return stats.size;
}

const isEmpty = (cell: Cell) => cell === null || cell === '';

/** The first row is the header; a row has as many cells, and one with none is passed over. */
function rowVisitor(visitor: TableVisitor, name: string, ragged: boolean) {
  let width = 0;
  return (cells: readonly Cell[], row: number): void => {
    if (row === 1) {
      width = cells.length;
      const columns = cells.map(textOf);
      if (columns.length === 1 && /[;\t]/.test(String(cells[0])))
        throw unreadable(
          `${name} has ${String(cells[0]).includes(';') ? 'semicolons' : 'tabs'} between its cells`,
          'save it with commas between them',
        );
      visitor.header(columns, name);
      return;
    }
    if (cells.every(isEmpty)) return;
    const beyond = cells.length > width && cells.slice(width).some((cell) => !isEmpty(cell));
    if (beyond || (ragged && cells.length !== width))
      throw unreadable(
        `${name}, row ${row} has ${cells.length} cells, the header ${width}`,
        'give every row as many cells as the header, or put a cell with a comma in quotation marks',
      );
    visitor.row(cells, row);
  };
}

/**
 * Reads a table of the user’s once, from the first row to the last: CSV in UTF-8, a sheet of an xlsx or ods workbook, or
 * Parquet. Throws `table-unreadable`, `no-permission` or `file-system`, and what the visitor throws.
 */
export async function visitTable({ path, sheet, threads }: TableFile, visitor: TableVisitor): Promise<void> {
  await onDisk(`reading ${shown(path)}`, async () => {
    const size = await checkFile(path);
    const file = shown(basename(path));
    const kind = extname(path).toLowerCase();
    if (kind === '.xlsx' || kind === '.ods') {
      if (size > MOST_WORKBOOK_BYTES)
        throw unreadable(`${file} is too large for a workbook`, 'save it as .csv (UTF-8) or .parquet');
      const bytes = await readFile(path);
      const { name, rows } = await sheetRows(bytes, file, kind === '.ods' ? 'ods' : 'xlsx', sheet);
      const visit = rowVisitor(visitor, name, false);
      for (const [at, cells] of rows.entries()) visit(cells, at + 1);
      return;
    }
    if (sheet !== undefined) throw unreadable(`${file} has no sheets`, 'leave out --sheet');
    const visit = rowVisitor(visitor, file, kind === '.csv');
    if (kind === '.csv') await visitCsv(path, file, visit);
    else if (kind === '.parquet') await visitParquet(path, file, threads, visit);
    else throw unreadable(`${file} is not a .csv, .xlsx, .ods or .parquet file`, 'save it as one of these');
  });
}
