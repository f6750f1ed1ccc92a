import { tableDdl } from '../../schemas/generate/ddl.js';
import { type RankedPart, replicatesTable } from '../../schemas/release/robustness.js';
import { columns, type Table } from '../../schemas/table.js';
import { type Engine, identifier, type Value } from '../engine/engine.js';
import type { StoredTable } from '../engine/tables.js';
import type { KeptRanks } from './kept.js';

/** The tables of the replicates: with figures and choices drawn, and with figures alone. */
export const replicatesTables = (parts: readonly RankedPart[]): Record<keyof KeptRanks, Table> => ({
  drawn: replicatesTable(false, parts),
  figures: replicatesTable(true, parts),
});

/** The columns of ranks, the index first. */
const rankColumns = (table: Table): string[] =>
  columns(table)
    .slice(2)
    .map(({ name }) => name);

/**
 * Loads ranks into a table of the engine, one row for each replicate and area, in that order.
 * @param ranks of each kept node, the ranks of all areas, replicate by replicate; 0 where an area has none
 * @param from number of the first replicate
 */
export async function loadReplicates(
  engine: Engine,
  table: Table,
  ranks: readonly Int32Array[],
  from: number,
  codes: readonly string[],
): Promise<StoredTable> {
  await engine.run(tableDdl(table));
  const units = codes.length;
  const types = ['integer', 'string', ...rankColumns(table).map(() => 'integer' as const)] as const;
  await engine.appendColumns(table.name, types, ranks[0]?.length ?? 0, (first, last) => {
    const replicates: Value[] = [];
    const areas: Value[] = [];
    for (let index = first; index < last; index += 1) {
      replicates.push(from + Math.floor(index / units));
      areas.push(codes[index % units]!);
    }
    const values = ranks.map((all) => Array.from(all.subarray(first, last), (rank): Value => rank || null));
    return [replicates, areas, ...values];
  });
  return { table, orderBy: 'replicate, area' };
}

/** Number of replicates read at once. */
const SLICE = 500;

/**
 * Reads ranks from a Parquet file that `loadReplicates` and `writeParquet` wrote.
 * @returns the ranks of each kept node; null if the file has other replicates or areas
 */
export async function readReplicates(
  engine: Engine,
  table: Table,
  source: string,
  from: number,
  to: number,
  codes: readonly string[],
): Promise<Int32Array[] | null> {
  const units = codes.length;
  const names = rankColumns(table);
  const all = names.map(() => new Int32Array((to - from + 1) * units));
  const [counted] = await engine.rows(`SELECT count(*) AS n FROM ${source}`);
  if (counted?.n !== all[0]!.length) return null;
  let index = 0;
  for (let first = from; first <= to; first += SLICE) {
    const rows = await engine.rows(
      `SELECT replicate, area, ${names.map(identifier).join(', ')} FROM ${source} WHERE replicate BETWEEN $first AND $last ORDER BY replicate, area`,
      { first, last: Math.min(to, first + SLICE - 1) },
    );
    for (const row of rows) {
      if (row.replicate !== from + Math.floor(index / units) || row.area !== codes[index % units])
        return null;
      for (const [k, name] of names.entries()) {
        const rank = row[name] ?? null;
        if (rank !== null && !(Number.isInteger(rank) && Number(rank) >= 1 && Number(rank) <= units))
          return null;
        all[k]![index] = Number(rank ?? 0);
      }
      index += 1;
    }
  }
  return index === all[0]!.length ? all : null;
}
