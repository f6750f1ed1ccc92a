import { type Engine, identifier, text } from '../../pipeline/engine/engine.js';
import { engineRefusal } from '../../pipeline/engine/engine-refusal.js';

/** Rows in a group, so that where a group ends does not depend on the engine’s default. */
const ROW_GROUP_SIZE = 122_880;

/**
 * Writes a table of the engine as Parquet, its rows in the order of `orderBy` (SQL of ours, which must leave no two
 * rows equal). The same rows give the same bytes on any number of threads. Throws `disk-full`, `no-permission` or
 * `file-system`.
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
