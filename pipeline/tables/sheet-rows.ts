import type { Sheet } from 'hucre';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { SheetCell } from '../../sources/layouts/workbook.js';
import { guardZip } from '../../sources/layouts/zip-guard.js';
import { type RawTable, unreadable } from './raw-table.js';

const cellText = (cell: SheetCell): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

/** A formula that no program has worked out yet has no value, which is not to be taken for a missing one. */
function checkFormulas(sheet: Sheet, name: string): void {
  for (const [place, { formula }] of sheet.cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    const value = sheet.rows[row]?.[column];
    if (formula !== undefined && (value === null || value === undefined || value === ''))
      throw unreadable(
        `${name}, row ${row + 1}, column ${column + 1}: a formula without a value`,
        'open and save the workbook, or save it as CSV',
      );
  }
}

/** The list of entries is looked at before the archive is opened. */
async function guard(bytes: Uint8Array, file: string): Promise<void> {
  try {
    await guardZip(bytes, file);
  } catch (cause) {
    // The guard speaks of official files.
    if (cause instanceof SmiError && cause.code === 'workbook-unsafe')
      throw unreadable(cause.message, 'do not open it; ask whoever gave it to you', cause);
    throw unreadable(`${file} is not a workbook, or ends early`, undefined, cause);
  }
}

/** The cells of a sheet: the one that is wanted, or the only one. Throws `table-unreadable`. */
export async function sheetRows(
  bytes: Uint8Array,
  file: string,
  kind: 'xlsx' | 'ods',
  wanted: string | undefined,
): Promise<Pick<RawTable, 'name' | 'rows'>> {
  await guard(bytes, file);
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
  const name = `${file}, sheet ${quoteFound(sheet.name)}`;
  checkFormulas(sheet, name);
  return {
    name,
    rows: sheet.rows.map((row) => row.map(cellText)),
  };
}
