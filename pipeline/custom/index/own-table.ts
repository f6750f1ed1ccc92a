import type { Row, Table } from '../../../schemas/table.js';

/** A table that is to be written. Its rows are made one by one: a long one would not fit into memory as a whole. */
export interface OwnTable {
  readonly table: Table;
  /** Each call begins anew; the rows are the same each time. */
  readonly rows: () => Iterable<Row>;
}

export const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** The two columns that name a unit. */
export const unitKey = (code: string | undefined, name: string | undefined) => ({
  unit_code: code ?? '',
  unit_name: name ?? '',
});
