import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { guardCells } from './workbook-cells.js';
import { guardZip } from './zip-guard.js';

export type SheetCell = string | number | boolean | Date | null | undefined;

export interface SheetTable {
  readonly rows: readonly (readonly SheetCell[])[];
  /**
   * Index of a column by its header text, exact unless it is to be compared without spaces around it. Throws
   * `column-missing` or `column-duplicate`.
   */
  indexOf(column: string, spaces?: 'kept' | 'trimmed'): number;
}

/**
 * Reads sheets of a workbook whose header is in row 1. Throws `workbook-unsafe`, `file-unreadable`,
 * `column-missing`.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  sheets: readonly string[],
): Promise<Map<string, SheetTable>> {
  await guardZip(bytes, file);
  await guardCells(bytes, file);
  // Loaded only when a workbook is read: a build reads none.
  const { readXlsx } = await import('hucre');
  const workbook = await readXlsx(bytes).catch((cause: unknown) => {
    throw new SmiError('file-unreadable', `${file} cannot be read as a workbook`, { cause });
  });
  const tables = new Map<string, SheetTable>();
  for (const name of sheets) {
    const sheet = workbook.sheets.find((candidate) => candidate.name === name);
    if (sheet === undefined)
      throw new SmiError('file-unreadable', `${file} has no sheet ${quoteFound(name)}`);
    const [header = [], ...rows] = sheet.rows;
    const indexOf = (column: string, spaces: 'kept' | 'trimmed' = 'kept') => {
      const read = (text: SheetCell) =>
        spaces === 'trimmed' && typeof text === 'string' ? text.trim() : text;
      const found = header.flatMap((text, index) => (read(text) === column ? [index] : []));
      const [first] = found;
      if (first === undefined)
        throw new SmiError('column-missing', `${file}, sheet ${name}, has no column ${quoteFound(column)}`);
      if (found.length > 1) {
        throw new SmiError(
          'column-duplicate',
          `${file}, sheet ${name}, has the column ${quoteFound(column)} ${found.length} times`,
        );
      }
      return first;
    };
    tables.set(name, { rows, indexOf });
  }
  return tables;
}
