import { CATALOGUE } from '../../errors/catalogue.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { guardCells } from '../../sources/layouts/workbook-cells.js';
import { guardZip } from '../../sources/layouts/zip-guard.js';
import { readRegular } from '../system/read-regular.js';
import { odsSheets } from './ods-sheets.js';
import type { Cell } from './read-cell.js';
import { remarksOn } from './sheet.js';
import { unreadable } from './table-file.js';
import { xlsxSheets } from './xlsx-sheets.js';

/** An OpenDocument file states its type in its first entry, which is not compressed. */
const isOpenDocument = (bytes: Buffer): boolean =>
  bytes.subarray(0, 200).includes('mimetypeapplication/vnd.oasis.opendocument');

const DO_NOT_OPEN = 'do not open it; ask whoever gave it to you';

const adviceOf = ({ next }: SmiError): string =>
  next === CATALOGUE['workbook-unsafe'].next ? DO_NOT_OPEN : next;

/** Checks the list of entries, and the number of cells, before the archive is opened. */
async function guard(bytes: Buffer, file: string): Promise<void> {
  try {
    await guardZip(bytes, file);
    if (!isOpenDocument(bytes)) await guardCells(bytes, file);
  } catch (cause) {
    // The advice that the catalogue has for the code is about official files.
    if (cause instanceof SmiError && cause.code === 'workbook-unsafe')
      throw unreadable(cause.message, adviceOf(cause), cause);
    throw unreadable(`${file} is not a workbook, or ends early`, undefined, cause);
  }
}

/** The wanted sheet, or the only one. */
function sheetOf<S extends { name: string; hidden: boolean }>(
  sheets: readonly S[],
  file: string,
  wanted: string | undefined,
): S {
  const [only] = sheets;
  const sheet = wanted === undefined ? only : sheets.find(({ name }) => name === wanted);
  if (sheet !== undefined && (wanted !== undefined || sheets.length === 1)) return sheet;
  const names = sheets.map(({ name, hidden }) => `${quoteFound(name)}${hidden ? ' (hidden)' : ''}`);
  throw unreadable(
    wanted === undefined
      ? `${file} has ${sheets.length} sheets`
      : `${file} has no sheet ${quoteFound(wanted)}`,
    `name one with --sheet: its sheets are ${names.join(', ')}`,
  );
}

/**
 * The cells of a sheet of an xlsx or ods workbook, from row 1, the name of file and sheet, and what is hidden
 * in the sheet. Numbers that are shown as per cent or with a currency are texts that say so, and raised
 * digits are marks of notes, in both formats alike. Throws `table-unreadable`.
 */
export async function readSheet(
  path: string,
  file: string,
  wanted: string | undefined,
): Promise<{ name: string; rows: readonly (readonly Cell[])[]; remarks: string[] }> {
  const bytes = await readRegular(path);
  await guard(bytes, file);
  const sheets = await (isOpenDocument(bytes) ? odsSheets : xlsxSheets)(bytes, file).catch(
    (cause: unknown) => {
      if (cause instanceof SmiError) throw cause;
      throw unreadable(`${file} cannot be read as a workbook`, undefined, cause);
    },
  );
  const content = sheetOf(sheets, file, wanted).content();
  const name = `${file}, sheet ${quoteFound(content.name)}`;
  return { name, rows: content.rows, remarks: remarksOn(content) };
}
