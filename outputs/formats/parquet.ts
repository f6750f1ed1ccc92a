import { engineRefusal } from '../../errors/engine-refusal.js';
import { type Engine, identifier, text } from '../../pipeline/engine/engine.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import { columns } from '../../schemas/table.js';
import type { ReleaseTable } from '../release.js';

/** Rows of a row group: fixed, so that the bytes do not depend on the default of the engine. */
const ROW_GROUP_SIZE = 122_880;

/**
 * Writes a table of the engine as Parquet, its rows in the order of `orderBy` (trusted SQL, which must be a
 * total order). The same rows give the same bytes on any number of threads. Throws `disk-full`,
 * `no-permission` or `file-system`.
 */
export async function writeParquet(
  engine: Engine,
  tableName: string,
  orderBy: string,
  path: string,
): Promise<void> {
  const rows = `SELECT * FROM ${identifier(tableName)} ORDER BY ${orderBy}`;
  const format = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_SIZE}`;
  try {
    await engine.run(`COPY (${rows}) TO ${text(path)} (${format})`);
  } catch (error) {
    throw engineRefusal(error, `writing ${path}`);
  }
}

/**
 * Writes a table of a release as Parquet: from the engine where it has the table already; otherwise the rows
 * are loaded into a table that is dropped again. Their keys were checked before, so that table has none.
 * Throws as `writeParquet`.
 */
export async function writeTableParquet(
  engine: Engine,
  { table, rows, orderBy }: ReleaseTable,
  path: string,
): Promise<void> {
  if (orderBy !== undefined) return writeParquet(engine, table.name, orderBy, path);
  await engine.run(tableDdl({ ...table, key: [] }));
  await engine.append(table.name, columns(table), rows);
  await writeParquet(engine, table.name, 'rowid', path);
  await engine.run(`DROP TABLE ${identifier(table.name)}`);
}
