import { type Column, columns, type Row, rowMaker, type Table } from './table.js';

export type Value = Row[string];

/** Rows of every block of a table but the last. */
export const BLOCK_ROWS = 32_768;

/** A column in which few values come again and again: each once, and by row the position of its own. */
export interface KindsColumn {
  readonly kinds: readonly Value[];
  readonly at: Uint16Array;
}

/** The values of one column in a block; NaN among `numbers` says that there is none. */
export type BlockColumn =
  | { readonly numbers: Float64Array }
  | { readonly values: readonly Value[] }
  | KindsColumn;

/**
 * Consecutive rows of a table, held in columns, in the order of its columns: an object for each row of a
 * table of millions takes many times the memory and the time.
 */
export interface Block {
  readonly rows: number;
  readonly columns: readonly BlockColumn[];
}

/** Reads the values of a column, by row. */
export function valueReader(column: BlockColumn): (row: number) => Value {
  if ('values' in column) return (row) => column.values[row] ?? null;
  if ('kinds' in column) return (row) => column.kinds[column.at[row]!] ?? null;
  return (row) => {
    const value = column.numbers[row]!;
    return Number.isNaN(value) ? null : value;
  };
}

function blockOf(names: readonly string[], rows: readonly Row[]): Block {
  return {
    rows: rows.length,
    columns: names.map((name) => ({ values: rows.map((row) => row[name] ?? null) })),
  };
}

/** Rows as blocks of these columns; none for no rows. */
export function* blocksOf(columns: readonly Pick<Column, 'name'>[], rows: Iterable<Row>): Generator<Block> {
  const names = columns.map(({ name }) => name);
  let block: Row[] = [];
  for (const row of rows) {
    block.push(row);
    if (block.length < BLOCK_ROWS) continue;
    yield blockOf(names, block);
    block = [];
  }
  if (block.length > 0) yield blockOf(names, block);
}

/** Rows that are made of blocks, from the start each time. */
export const rowsOf = (table: Table, blocks: Iterable<Block>): Iterable<Row> => ({
  *[Symbol.iterator]() {
    const names = columns(table).map(({ name }) => name);
    const newRow = rowMaker<Exclude<Value, null>>(names);
    for (const { rows, columns: data } of blocks) {
      const readers = data.map(valueReader);
      for (let i = 0; i < rows; i += 1) {
        const row = newRow();
        for (const [j, name] of names.entries()) row[name] = readers[j]!(i);
        yield row;
      }
    }
  },
});
