import { basename } from 'node:path';
import { whole } from '../../outputs/formats/numbers.js';
import { cleanText } from './clean-text.js';
import { indexOfName } from './column-positions.js';
import { decimalOf } from './decimals.js';
import { findHeader, type Header } from './find-header.js';
import { LIMITS } from './limits.js';
import { Lookalikes } from './lookalikes.js';
import { csvBatches, SEPARATORS, separatorOf } from './read-csv.js';
import { readSheet } from './read-sheet.js';
import { namesIn, rowsOf, type Source, Table, type WantedColumns } from './table.js';
import { aboutFile, checkFile, shown, unreadable } from './table-file.js';

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
  if (format === 'csv' || format === 'csv.gz') {
    const text = { path, file, packed: format === 'csv.gz' };
    const separator = await separatorOf(text);
    return { name: file, moves: true, separator, batches: () => csvBatches(text, separator) };
  }
  // The engine is loaded for such a file only.
  const { ParquetFile } = await import('./read-parquet.js');
  const parquet = await ParquetFile.open(path, file, threads);
  const header: Header = { row: 1, first: 1, columns: parquet.names.map(cleanText) };
  return {
    name: file,
    moves: false,
    header,
    rowCount: parquet.rowCount,
    batches: () => parquet.batches(),
  };
}

/** The source with the sign before its fractions, where commas do not separate its cells. */
async function withDecimal(
  source: Source,
  header: Header,
  wanted: WantedColumns,
  doing: string,
): Promise<Source> {
  const { separator } = source;
  if (separator === undefined || separator === SEPARATORS[0]) return source;
  const figures = wanted.figures.map((name) => indexOfName(header.columns, name)).filter((i) => i >= 0);
  const decimal = await decimalOf(rowsOf(source, doing), header, figures, source.name);
  const fractions = decimal === ',' ? ', and fractions have decimal commas' : '';
  return { ...source, decimal, remarks: [`${separator.name} separate the cells${fractions}`] };
}

/** Refuses two names of columns that look the same and are not. */
function checkNames({ columns, row }: Header, name: string): void {
  const place = (first: number, second: number) => `row ${row}, columns ${first + 1} and ${second + 1}`;
  const alike = new Lookalikes(name, 'column', place);
  for (const [index, column] of columns.entries()) alike.see(column, index);
}

/**
 * Opens a given table: CSV (UTF-8; commas, semicolons or tabs; also compressed with gzip), a sheet of an xlsx
 * or ods workbook, or Parquet, recognised by the content of the file. The header may have titles above it.
 * Throws `table-unreadable`, `table-invalid`, `no-permission` or `file-system`.
 */
export async function openTable(
  given: TableFile,
  wanted: WantedColumns = { keys: [], figures: [] },
): Promise<Table> {
  const doing = `reading ${shown(given.path)}`;
  const file = shown(basename(given.path));
  try {
    const source = await sourceOf(given, file);
    const names = new Set(namesIn(wanted));
    const header = source.header ?? (await findHeader(rowsOf(source, doing), names, source.name));
    if (header.columns.length > LIMITS.columns)
      throw unreadable(
        `${source.name} has ${whole(header.columns.length)} columns, more than ${whole(LIMITS.columns)}`,
        'give a table with one row for each unit and one column for each indicator',
      );
    checkNames(header, source.name);
    return new Table(await withDecimal(source, header, wanted, doing), doing, header, wanted);
  } catch (error) {
    throw aboutFile(error, file, doing);
  }
}
