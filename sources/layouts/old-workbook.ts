import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { SheetCell } from './workbook.js';

/** Official workbooks of this format stay far below; its row numbers end at 65,536. */
const MAX_BYTES = 50_000_000;

/**
 * The rows of a sheet of a workbook of Excel 97 to 2003 (`.xls`), from row 1 on; a row without cells is
 * empty. Throws `file-unreadable`, and `workbook-unsafe` for a file that is too large.
 */
export async function readOldWorkbook(
  bytes: Uint8Array,
  file: string,
  sheet: string,
): Promise<(readonly SheetCell[])[]> {
  if (bytes.length > MAX_BYTES)
    throw new SmiError('workbook-unsafe', `${file} has more than ${MAX_BYTES / 1_000_000} MB`);
  // Loaded only when such a workbook is read: a build reads none.
  const { readXls } = await import('hucre');
  const workbook = await readXls(bytes).catch((cause: unknown) => {
    throw new SmiError('file-unreadable', `${file} cannot be read as a workbook of Excel 97 to 2003`, {
      cause,
    });
  });
  const found = workbook.sheets.find(({ name }) => name === sheet);
  if (found === undefined) throw new SmiError('file-unreadable', `${file} has no sheet ${quoteFound(sheet)}`);
  return Array.from(found.rows, (row: readonly SheetCell[] | undefined) => row ?? []);
}
