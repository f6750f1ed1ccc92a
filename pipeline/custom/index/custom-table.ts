import type { Row, Table } from '../../../schemas/table.js';

/** A table that is to be written. */
export interface CustomTable {
  readonly table: Table;
  /** Made one by one, and the same each time: a long table would not fit into memory as a whole. */
  readonly rows: Iterable<Row>;
}

/** Rows that are made as they are asked for, from the start each time. */
export const lazyRows = (make: () => Iterator<Row>): Iterable<Row> => ({ [Symbol.iterator]: make });

export const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** The two columns that name a unit. */
export const unitKey = (code: string | undefined, name: string | undefined) => ({
  unit_code: code ?? '',
  unit_name: name ?? '',
});
