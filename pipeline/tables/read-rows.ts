import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound } from '../../errors/smi-error.js';
import { cleanText } from './clean-text.js';
import { csvRows } from './csv-rows.js';
import { type RawTable, unreadable } from './raw-table.js';
import { sheetRows } from './sheet-rows.js';

/** A table that a user has is small: what is larger is something else. */
const MOST_BYTES = 20_000_000;

/** A path or a name as it is, or quoted where a terminal would act on it. */
const shown = (path: string): string => (cleanText(path) === path ? path : quoteFound(path, 200));

const NEXT = 'give the path of the table';

async function bytesOf(path: string): Promise<Uint8Array> {
  const stats = await stat(path).catch((error: unknown) => {
    if (isAbsent(error)) throw unreadable(`${shown(path)} is not there`, NEXT);
    throw error;
  });
  if (stats.isDirectory()) throw unreadable(`${shown(path)} is a folder`, NEXT);
  // A pipe or a device may never end.
  if (!stats.isFile()) throw unreadable(`${shown(path)} is not a file`, NEXT);
  if (stats.size === 0) throw unreadable(`${shown(path)} is empty`);
  if (stats.size > MOST_BYTES)
    throw unreadable(
      `${shown(path)} is too large to be a table by area`,
      `give one of ${MOST_BYTES / 1e6} MB at most`,
    );
  return readFile(path);
}

/**
 * Reads a table that a user has: CSV in UTF-8, or a sheet of an xlsx or ods workbook, which is looked at before it is
 * opened. Throws `table-unreadable`.
 */
export async function readRows(path: string, sheet?: string): Promise<RawTable & { bytes: Uint8Array }> {
  const bytes = await onDisk(`reading ${shown(path)}`, () => bytesOf(path));
  const file = shown(basename(path));
  const kind = extname(path).toLowerCase();
  if (kind === '.xlsx' || kind === '.ods')
    return {
      ...{ bytes, ragged: false },
      ...(await sheetRows(bytes, file, kind === '.ods' ? 'ods' : 'xlsx', sheet)),
    };
  if (kind !== '.csv')
    throw unreadable(`${file} is not a .csv, .xlsx or .ods file`, 'save it as one of these');
  if (sheet !== undefined) throw unreadable(`${file} has no sheets`, 'leave out --sheet');
  return { bytes, name: file, ragged: true, rows: csvRows(bytes, file) };
}
