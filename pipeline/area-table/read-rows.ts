import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import Papa from 'papaparse';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { decodeUtf8 } from '../../sources/layouts/csv.js';
import type { SheetCell } from '../../sources/layouts/workbook.js';
import { guardZip } from '../../sources/layouts/zip-guard.js';

/** A table that a user has is small: what is larger is something else. */
const MOST_BYTES = 50_000_000;

export interface RawTable {
  /** Name of the file, and of its sheet. */
  readonly name: string;
  /** Every row from the first line on, each cell as text; row `i` is row `i + 1` of the file. */
  readonly rows: readonly (readonly string[])[];
}

const unreadable = (problem: string, next?: string, cause?: unknown) =>
  new SmiError('table-unreadable', problem, { ...(next === undefined ? {} : { next }), cause });

function csvRows(bytes: Uint8Array, file: string): string[][] {
  let text: string;
  try {
    text = decodeUtf8(bytes, file);
  } catch (cause) {
    throw unreadable(`${file} is not UTF-8 text`, 'save it as “CSV UTF-8”', cause);
  }
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: ',',
    header: false,
    skipEmptyLines: false,
  });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes !== undefined)
    throw unreadable(`${file}, row ${(quotes.row ?? 0) + 1}: a quotation mark does not open or close a cell`);
  return data;
}

const cellText = (cell: SheetCell): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

async function sheetRows(
  bytes: Uint8Array,
  file: string,
  kind: 'xlsx' | 'ods',
  wanted: string | undefined,
): Promise<RawTable> {
  try {
    await guardZip(bytes, file);
  } catch (cause) {
    if (cause instanceof SmiError && cause.code === 'workbook-unsafe') throw cause;
    throw unreadable(`${file} is not a workbook, or ends early`, undefined, cause);
  }
  const { readOds, readXlsx } = await import('hucre');
  const workbook = await (kind === 'ods' ? readOds : readXlsx)(bytes).catch((cause: unknown) => {
    throw unreadable(`${file} cannot be read as a workbook`, undefined, cause);
  });
  const names = workbook.sheets.map(({ name }) => name);
  const sheet =
    wanted === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === wanted);
  if (sheet === undefined || (wanted === undefined && names.length > 1)) {
    const has = `its sheets are ${names.map((name) => quoteFound(name)).join(', ')}`;
    throw unreadable(
      wanted === undefined
        ? `${file} has ${names.length} sheets`
        : `${file} has no sheet ${quoteFound(wanted)}`,
      `name one with --sheet: ${has}`,
    );
  }
  return { name: `${file}, sheet ${sheet.name}`, rows: sheet.rows.map((row) => row.map(cellText)) };
}

/**
 * Reads a table that a user has: CSV in UTF-8, or a sheet of an xlsx or ods workbook, which is looked at before it is
 * opened. Throws `table-unreadable` or `workbook-unsafe`.
 */
export async function readRows(path: string, sheet?: string): Promise<RawTable & { bytes: Uint8Array }> {
  const file = basename(path);
  const bytes = await onDisk(`reading ${path}`, () =>
    readFile(path).catch((error: unknown) => {
      if (isAbsent(error)) throw unreadable(`${path} is not there`, 'give the path of the table');
      if (error instanceof Error && 'code' in error && error.code === 'EISDIR')
        throw unreadable(`${path} is a folder`, 'give the path of the table');
      throw error;
    }),
  );
  if (bytes.length === 0) throw unreadable(`${file} is empty`);
  if (bytes.length > MOST_BYTES) throw unreadable(`${file} is too large to be a table by area`);
  const kind = extname(path).toLowerCase();
  if (kind === '.xlsx' || kind === '.ods')
    return { bytes, ...(await sheetRows(bytes, file, kind === '.ods' ? 'ods' : 'xlsx', sheet)) };
  if (kind !== '.csv')
    throw unreadable(`${file} is not a .csv, .xlsx or .ods file`, 'save it as one of these');
  if (sheet !== undefined) throw unreadable(`${file} has no sheets`, 'leave out --sheet');
  return { bytes, name: file, rows: csvRows(bytes, file) };
}
