import { basename } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { whole } from '../../outputs/formats/numbers.js';
import { cleanText } from './clean-text.js';
import { findHeader, type Header } from './find-header.js';
import { LIMITS } from './limits.js';
import { csvBatches } from './read-csv.js';
import { ParquetFile } from './read-parquet.js';
import { readSheet } from './read-sheet.js';
import { namesIn, rowsOf, type Source, Table, type WantedColumns } from './table.js';
import { checkFile, shown, unreadable } from './table-file.js';

export interface TableFile {
  readonly path: string;
  /** The sheet of a workbook that has more than one. */
  readonly sheet?: string;
  readonly threads: number;
}

async function sourceOf({ path, sheet, threads }: TableFile, file: string): Promise<Source> {
  const format = await checkFile(path, file);
  if (format === 'workbook') {
    const { name, rows, remarks } = await readSheet(path, file, sheet);
    return {
      name,
      moves: false,
      remarks,
      async *batches() {
        yield { rows, first: 1 };
      },
    };
  }
  if (sheet !== undefined) throw unreadable(`${file} has no sheets`, 'leave out --sheet');
  if (format === 'csv') return { name: file, moves: true, batches: () => csvBatches(path, file) };
  const parquet = await ParquetFile.open(path, file, threads);
  const header: Header = { row: 1, columns: parquet.names.map(cleanText) };
  return { name: file, moves: false, header, batches: () => parquet.batches() };
}

/**
 * Opens a given table: CSV (UTF-8, commas), a sheet of an xlsx or ods workbook, or Parquet, recognised by the
 * content of the file. The header may have titles above it. Throws `table-unreadable`, `no-permission` or
 * `file-system`.
 */
export async function openTable(
  file: TableFile,
  wanted: WantedColumns = { keys: [], figures: [] },
): Promise<Table> {
  const doing = `reading ${shown(file.path)}`;
  return onDisk(doing, async () => {
    const source = await sourceOf(file, shown(basename(file.path)));
    const names = new Set(namesIn(wanted));
    const header = source.header ?? (await findHeader(rowsOf(source, doing), names, source.name));
    if (header.columns.length > LIMITS.columns)
      throw unreadable(
        `${source.name} has ${whole(header.columns.length)} columns, more than ${whole(LIMITS.columns)}`,
        'give a table with one row for each unit and one column for each indicator',
      );
    return new Table(source, doing, header, wanted);
  });
}
