import { tableDdl } from '../../schemas/generate/ddl.js';
import { replicatesTable } from '../../schemas/release/robustness.js';
import type { Table } from '../../schemas/table.js';
import type { Engine, Value } from '../engine/engine.js';
import type { StoredTable } from '../engine/tables.js';

/** The replicates without the spread inside a county, which the figures cannot show. */
export const WITHOUT: Table = {
  ...replicatesTable,
  name: 'replicates_without_inheritance',
  title: 'Replicates, without inheritance',
};

export const WITH: Table = replicatesTable;

/**
 * Loads ranks into a table of the engine, one row for each replicate and area, in that order.
 * @param ranks the ranks of all areas, replicate by replicate; 0 where an area has none
 * @param from number of the first replicate
 */
export async function loadReplicates(
  engine: Engine,
  table: Table,
  ranks: Int32Array,
  from: number,
  codes: readonly string[],
): Promise<StoredTable> {
  await engine.run(tableDdl(table));
  const units = codes.length;
  await engine.appendColumns(table.name, ['integer', 'string', 'integer'], ranks.length, (first, last) => {
    const replicates: Value[] = [];
    const areas: Value[] = [];
    const values: Value[] = [];
    for (let index = first; index < last; index += 1) {
      replicates.push(from + Math.floor(index / units));
      areas.push(codes[index % units]!);
      values.push(ranks[index] || null);
    }
    return [replicates, areas, values];
  });
  return { table, orderBy: 'replicate, area' };
}

/** Number of replicates read at once. */
const SLICE = 500;

/**
 * Reads ranks from a Parquet file that `loadReplicates` and `writeParquet` wrote.
 * @returns null if the file has other replicates or areas
 */
export async function readReplicates(
  engine: Engine,
  source: string,
  from: number,
  to: number,
  codes: readonly string[],
): Promise<Int32Array | null> {
  const units = codes.length;
  const ranks = new Int32Array((to - from + 1) * units);
  const [counted] = await engine.rows(`SELECT count(*) AS n FROM ${source}`);
  if (counted?.n !== ranks.length) return null;
  let index = 0;
  for (let first = from; first <= to; first += SLICE) {
    const rows = await engine.rows(
      `SELECT replicate, area, rank FROM ${source} WHERE replicate BETWEEN $first AND $last ORDER BY replicate, area`,
      { first, last: Math.min(to, first + SLICE - 1) },
    );
    for (const { replicate, area, rank } of rows) {
      const sound = rank === null || (Number.isInteger(rank) && Number(rank) >= 1 && Number(rank) <= units);
      if (replicate !== from + Math.floor(index / units) || area !== codes[index % units] || !sound)
        return null;
      ranks[index++] = Number(rank ?? 0);
    }
  }
  return index === ranks.length ? ranks : null;
}
