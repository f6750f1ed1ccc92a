import { tableDdl } from '../../schemas/generate/ddl.js';
import { columns, type Row, type Table, type TableData } from '../../schemas/table.js';
import { type Bindings, type Engine, identifier } from './engine.js';

/** A table in the engine, under the name in its schema, and the order of its rows. */
export interface StoredTable {
  readonly table: Table;
  /** The project's own SQL; it must order any two rows. */
  readonly orderBy: string;
}

/** Makes a table called `name` in the engine, with the columns of `table`, from rows. */
export async function load(engine: Engine, table: Table, name: string, rows: readonly Row[]): Promise<void> {
  await engine.run(tableDdl(table, name));
  await engine.append(name, columns(table), rows);
}

/**
 * Makes a table in the engine from a query, under the name in its schema and with the schema's constraints.
 */
export async function fill(
  engine: Engine,
  table: Table,
  query: string,
  bindings: Bindings = {},
): Promise<void> {
  const names = columns(table).map(({ name }) => identifier(name));
  await engine.run(tableDdl(table));
  await engine.run(
    `INSERT INTO ${identifier(table.name)} SELECT ${names.join(', ')} FROM (${query})`,
    bindings,
  );
}

/** The rows of a table in the engine, in published order. */
export async function readRows(engine: Engine, { table, orderBy }: StoredTable): Promise<TableData> {
  const names = columns(table).map(({ name }) => identifier(name));
  return {
    table,
    rows: await engine.rows(`SELECT ${names.join(', ')} FROM ${identifier(table.name)} ORDER BY ${orderBy}`),
  };
}
