import { SmiError } from '../../errors/smi-error.js';
import type { SuiteLayout } from '../../schemas/suite.js';
import { RowFilter } from '../custom/index/keep-rows.js';
import { Figures } from '../tables/figures.js';
import { HeldCells } from '../tables/held-cells.js';
import { CodeColumn, NameColumn } from '../tables/names.js';
import { openTable } from '../tables/open-table.js';
import { Notes, type Table, type WantedColumns } from '../tables/table.js';
import type { FoundTable } from './find-data.js';

type Keep = Readonly<Record<string, string | string[]>>;

/** The wanted columns under the names that the file has for them. */
function inFile({ keys, figures, others = [] }: WantedColumns, { columns }: SuiteLayout): WantedColumns {
  const named = (names: readonly string[]) => names.map((name) => columns[name] ?? name);
  return { keys: named(keys), figures: named(figures), others: named(others) };
}

/**
 * Opens a table of a suite, its columns under the names that the suite has for them. Throws as `openTable`,
 * and `table-invalid` where the header is not in the row that the layout names.
 */
export async function openSuiteTable(
  { path, layout }: FoundTable,
  wanted: WantedColumns,
  threads: number,
): Promise<Table> {
  const { sheet, header_row, columns } = layout;
  const file = { path, threads, ...(sheet === undefined ? {} : { sheet }) };
  const table = await openTable(file, inFile(wanted, layout));
  if (header_row !== undefined && table.header.row !== header_row)
    throw new SmiError(
      'table-invalid',
      `${table.name}: the names of the columns are in row ${table.header.row}, not ${header_row}`,
      { next: 'see what the publisher moved, then correct header_row in the suite' },
    );
  const read = new Set([...wanted.keys, ...wanted.figures, ...(wanted.others ?? [])]);
  const names = Object.fromEntries(Object.entries(columns).filter(([name]) => read.has(name)));
  return table.renamed(names, wanted, 'named under columns of the suite');
}

/** Columns of a table by the codes of its units. */
export interface PublishedColumns {
  /** In the order of the file. */
  readonly codes: readonly string[];
  /** Number of the first row of the file that is read. */
  readonly firstRow: number;
  /** Numbers by column, NaN where missing. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** Texts by column. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

export interface ColumnsAsked {
  readonly key: string;
  readonly numbers?: readonly string[];
  readonly texts?: readonly string[];
  readonly keep?: Keep | undefined;
}

/**
 * Reads columns of a table by the codes in its column `key`. Throws as `openSuiteTable`, `value-not-finite`,
 * and `code-duplicate` for a code that comes twice.
 */
export async function readColumns(
  found: FoundTable,
  { key, numbers = [], texts = [], keep = {} }: ColumnsAsked,
  threads: number,
): Promise<PublishedColumns> {
  const wanted = { keys: [key], figures: numbers, others: [...texts, ...Object.keys(keep)] };
  const table = await openSuiteTable(found, wanted, threads);
  const indexOf = (name: string) => table.column(name, 'named in the suite', 'correct the suite');
  const keyAt = indexOf(key);
  const figures = new Figures(table, 'correct the table');
  const numberReaders = numbers.map((name) => ({ at: indexOf(name), reader: figures.column(name) }));
  const textReaders = texts.map((name) => ({ at: indexOf(name), reader: new NameColumn(name) }));
  const filter = new RowFilter(table, keep);
  const codeReader = new CodeColumn(key);
  const rows = new Map<string, number>();
  const values = numbers.map((): number[] => []);
  const words = texts.map((): string[] => []);
  const held = new HeldCells(table.name, 1 + numbers.length + texts.length);
  for await (const { cells, row } of table.rows(new Notes())) {
    if (!filter.keeps(cells)) continue;
    held.add();
    const code = codeReader.read(cells[keyAt], row);
    const before = rows.get(code);
    if (before !== undefined)
      throw new SmiError('code-duplicate', `${table.name}: ${code} is in rows ${before} and ${row}`);
    rows.set(code, row);
    for (const [i, { at, reader }] of numberReaders.entries()) values[i]!.push(reader.read(cells[at], row));
    for (const [i, { at, reader }] of textReaders.entries()) words[i]!.push(reader.read(cells[at], row));
  }
  figures.check();
  filter.check(rows.size);
  return {
    codes: [...rows.keys()],
    firstRow: rows.values().next().value ?? 0,
    numbers: new Map(numbers.map((name, i) => [name, Float64Array.from(values[i]!)])),
    texts: new Map(texts.map((name, i) => [name, words[i]!])),
  };
}
