import { SmiError } from '../../../../errors/smi-error.js';
import { counted } from '../../../../outputs/formats/numbers.js';
import type { WantedColumn } from '../column-map.js';
import { literal, quoted } from '../dialects/clickhouse.js';
import { PROBLEM } from '../problems.js';
import { compareColumns, type UsedColumns, usedColumns } from '../schema.js';
import type { Connection } from './connection.js';

/** Where the records are on a cluster: a table that every shard has, or Parquet files that each can read. */
export interface Target {
  readonly cluster: string;
  readonly database: string;
  /** The local table of each shard, not one of the engine Distributed. */
  readonly table?: string;
  /** A path, or an address of S3, in which `*`, `?` and `{a,b}` stand for several files. */
  readonly files?: string;
}

/** The records as `FROM` takes them: each shard reads its own. */
export function sourceOf({ cluster, database, table, files = '' }: Target): string {
  if (table !== undefined) return `cluster(${literal(cluster)}, ${quoted(database)}.${quoted(table)})`;
  const by = /^(s3|https):\/\//.test(files) ? 's3Cluster' : 'fileCluster';
  return `${by}(${literal(cluster)}, ${literal(files)}, 'Parquet')`;
}

/** The local engine’s name of a type, which says what kind of column it is. */
function plainType(type: string): string {
  const inner = /^(?:Nullable|LowCardinality)\((.*)\)$/.exec(type)?.[1];
  if (inner !== undefined) return plainType(inner);
  if (/^(String|FixedString\(\d+\))$/.test(type)) return 'VARCHAR';
  if (/^Enum(8|16)\(/.test(type)) return 'ENUM';
  const [, unsigned = '', bits] = /^(U?)Int(8|16|32|64)$/.exec(type) ?? [];
  if (bits !== undefined) return `${unsigned}${{ 8: 'TINY', 16: 'SMALL', 64: 'BIG' }[bits] ?? ''}INT`;
  if (/^Float(32|64)$/.test(type)) return 'DOUBLE';
  if (/^Decimal/.test(type)) return 'DECIMAL';
  return type === 'Bool' ? 'BOOLEAN' : type;
}

/** The columns of the records on each shard, by its number; one entry for files, which all shards share. */
async function typesByShard(
  connection: Connection,
  target: Target,
): Promise<Map<string, Map<string, string>>> {
  const { cluster, database, table } = target;
  const found =
    table === undefined
      ? (await connection.query(`DESCRIBE TABLE ${sourceOf(target)}`)).rows.map((row) => ['', ...row])
      : (
          await connection.query(
            `SELECT toString(shardNum()), name, type FROM cluster(${literal(cluster)}, system.columns)
WHERE database = {database:String} AND table = {table:String}`,
            { database, table },
          )
        ).rows;
  const shards = new Map<string, Map<string, string>>();
  for (const [shard, name, type] of found) {
    const types = shards.get(String(shard)) ?? new Map<string, string>();
    shards.set(String(shard), types.set(String(name), String(type)));
  }
  return shards;
}

/** Numbers of the shards that the coordinator knows of. Throws `usage` for a cluster unknown to it. */
export async function shardsOf(connection: Connection, cluster: string): Promise<string[]> {
  const { rows } = await connection.query(
    'SELECT DISTINCT toString(shard_num) AS shard FROM system.clusters WHERE cluster = {cluster:String} ORDER BY shard',
    { cluster },
  );
  if (rows.length === 0)
    throw new SmiError('usage', `${connection.url} has no cluster ${JSON.stringify(cluster)}`, {
      next: 'give --cluster one of the names in system.clusters',
    });
  return rows.map(([shard]) => String(shard));
}

export interface Columns {
  readonly columns: UsedColumns;
  /** SQL of columns that are cast before they are read, by name. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * The columns that are used, which must be there and of the same type on every shard. Throws
 * `records-columns` and names the shard, `records-unreadable` for a shard without the table, `usage` for a
 * Distributed table: each shard would read it whole.
 */
export async function columnsOf(
  connection: Connection,
  target: Target,
  shards: readonly string[],
  wanted: readonly WantedColumn[],
): Promise<Columns> {
  const { cluster, database, table } = target;
  const shown = `${database}.${table}`;
  if (table !== undefined) {
    const { rows } = await connection.query(
      `SELECT toString(shardNum()) FROM cluster(${literal(cluster)}, system.tables)
WHERE database = {database:String} AND name = {table:String} AND engine = 'Distributed'`,
      { database, table },
    );
    if (rows.length > 0)
      throw new SmiError('usage', `${shown} is a Distributed table, of which every shard would read all`, {
        next: 'give --table the table of each shard that it is made of',
      });
  }
  const found = await typesByShard(connection, target);
  const numbers = table === undefined ? [''] : shards;
  const missing = numbers.filter((shard) => !found.has(shard));
  if (missing.length > 0)
    throw new SmiError(
      PROBLEM.unreadable,
      `${connection.url}: ${shown} is not on ${counted(missing.length, 'shard')} of ${shards.length}: ${missing.join(', ')}`,
      { next: 'give --database and --table as each shard has them' },
    );
  let first: ReturnType<typeof usedColumns> | undefined;
  let where = '';
  const sources = new Map<string, string>();
  for (const shard of numbers) {
    const types = found.get(shard) ?? new Map<string, string>();
    const here = table === undefined ? (target.files ?? '') : `${shown} on shard ${shard}`;
    const plain = new Map([...types].map(([name, type]) => [name, plainType(type)]));
    const used = usedColumns(here, plain, wanted, false);
    first ??= used;
    where ||= here;
    compareColumns(here, where, used, first, types);
    for (const [, { column, kind }] of used) {
      const type = types.get(column) ?? '';
      if (kind === 'text' && /FixedString|Enum/.test(type))
        sources.set(column, `CAST(src.${quoted(column)} AS Nullable(String))`);
    }
  }
  return { columns: Object.fromEntries(first ?? []), sources };
}

/** Rows of each shard, by its number; all of them under one number for files. */
export async function countRows(connection: Connection, target: Target): Promise<Map<string, number>> {
  const shard = target.table === undefined ? "''" : 'toString(shardNum())';
  const { rows } = await connection.query(
    `SELECT ${shard} AS shard, toString(count()) FROM ${sourceOf(target)} GROUP BY shard`,
  );
  return new Map(rows.map(([number, n]) => [String(number), Number(n)]));
}
