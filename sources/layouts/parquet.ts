import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import type { SourceReader } from '../source.js';

/**
 * Checks that a Parquet file has exactly the columns and types of `layout` (name → the engine's name of the
 * type).
 */
export async function checkParquetLayout(
  reader: SourceReader,
  file: SourceFile,
  layout: Readonly<Record<string, string>>,
): Promise<void> {
  const found = new Map(
    (await reader.parquet(file, 'SELECT column_name, column_type FROM (DESCRIBE input)')).map((row) => [
      String(row.column_name),
      String(row.column_type),
    ]),
  );
  found.delete('row_number');
  for (const [name, type] of Object.entries(layout)) {
    const has = found.get(name);
    if (has === undefined) throw new SmiError('column-missing', `${file.name} has no column "${name}"`);
    if (has !== type) {
      // A type can contain names from the file, as in STRUCT.
      throw new SmiError(
        'file-unreadable',
        `${file.name}: the column "${name}" is ${quoteFound(has)}, not ${type}`,
      );
    }
  }
  const extra = [...found.keys()].find((name) => !Object.hasOwn(layout, name));
  if (extra !== undefined) {
    throw new SmiError(
      'column-unexpected',
      `${file.name} has a column ${quoteFound(extra)} that its layout does not name`,
    );
  }
}
