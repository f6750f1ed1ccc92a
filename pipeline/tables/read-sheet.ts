import { readFile } from 'node:fs/promises';
import type { Sheet } from 'hucre';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { SheetCell } from '../../sources/layouts/workbook.js';
import { guardZip } from '../../sources/layouts/zip-guard.js';
import type { Cell } from './read-cell.js';
import { unreadable } from './table-file.js';

/** A cell of a sheet as the rest of the program has cells: dates, booleans and errors become text. */
function cellOf(cell: SheetCell): Cell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return cell;
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/**
 * Refuses a formula that no program has calculated yet: it has no value, and must not pass for a missing one.
 */
function checkFormulas(sheet: Sheet, name: string): void {
  for (const [position, { formula }] of sheet.cells ?? []) {
    const [row = 0, column = 0] = position.split(',').map(Number);
    const value = sheet.rows[row]?.[column];
    if (formula !== undefined && (value === null || value === undefined || value === ''))
      throw unreadable(
        `${name}, row ${row + 1}, column ${column + 1}: a formula without a value`,
        'open and save the workbook, or save it as CSV',
      );
  }
}

/** Checks the list of entries before the archive is opened. */
async function guard(bytes: Uint8Array, file: string): Promise<void> {
  try {
    await guardZip(bytes, file);
  } catch (cause) {
    // The guard's advice is about official files.
    if (cause instanceof SmiError && cause.code === 'workbook-unsafe')
      throw unreadable(cause.message, 'do not open it; ask whoever gave it to you', cause);
    throw unreadable(`${file} is not a workbook, or ends early`, undefined, cause);
  }
}

/** An OpenDocument file states its type in its first entry, which is not compressed. */
const isOpenDocument = (bytes: Buffer): boolean =>
  bytes.subarray(0, 200).includes('mimetypeapplication/vnd.oasis.opendocument');

/** The wanted sheet, or the only one. */
function sheetOf(sheets: readonly Sheet[], file: string, wanted: string | undefined): Sheet {
  const [only] = sheets;
  const sheet = wanted === undefined ? only : sheets.find(({ name }) => name === wanted);
  if (sheet !== undefined && (wanted !== undefined || sheets.length === 1)) return sheet;
  throw unreadable(
    wanted === undefined
      ? `${file} has ${sheets.length} sheets`
      : `${file} has no sheet ${quoteFound(wanted)}`,
    `name one with --sheet: its sheets are ${sheets.map(({ name }) => quoteFound(name)).join(', ')}`,
  );
}

/**
 * The cells of a sheet of an xlsx or ods workbook, from row 1, and the name of file and sheet.
 * Throws `table-unreadable`.
 */
export async function readSheet(
  path: string,
  file: string,
  wanted: string | undefined,
): Promise<{ name: string; rows: Cell[][] }> {
  const bytes = await readFile(path);
  await guard(bytes, file);
  const { readOds, readXlsx } = await import('hucre');
  const workbook = await (isOpenDocument(bytes) ? readOds : readXlsx)(bytes).catch((cause: unknown) => {
    throw unreadable(`${file} cannot be read as a workbook`, undefined, cause);
  });
  const sheet = sheetOf(workbook.sheets, file, wanted);
  const name = `${file}, sheet ${quoteFound(sheet.name)}`;
  checkFormulas(sheet, name);
  return { name, rows: sheet.rows.map((row) => row.map(cellOf)) };
}
