import { engineRefusal } from '../../errors/engine-refusal.js';
import { type Engine, identifier, text } from '../../pipeline/engine/engine.js';
import { arrowSchema } from '../../schemas/generate/arrow.js';
import { constrainedColumns } from '../../schemas/generate/constraints.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import { columns, type Table } from '../../schemas/table.js';
import { blocksIn, type ReleaseTable } from '../release.js';
import { arrowLibrary } from './arrow.js';
import type { Metadata } from './table-metadata.js';

/** Rows of a row group: fixed, so that the bytes do not depend on the default of the engine. */
const ROW_GROUP_SIZE = 122_880;

/** Snappy is what readers in a browser have without a further library; Zstandard makes smaller files. */
export type Compression = 'snappy' | 'zstd';

export interface ParquetOptions {
  readonly compression: Compression;
  /** What the file says as a whole, by key. */
  readonly about?: Metadata;
  /** What is selected, trusted SQL; every column as it is, unless given. */
  readonly select?: string;
  /** What is joined to the table, trusted SQL. */
  readonly join?: string;
}

/**
 * Writes a table of the engine as Parquet, its rows in the order of `orderBy` (trusted SQL, which must be a
 * total order) or, without it, as they were appended, an order that the engine keeps. The same rows give the
 * same bytes on any number of threads. Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function writeParquet(
  engine: Engine,
  tableName: string,
  orderBy: string | undefined,
  path: string,
  { compression, about = new Map(), select = '*', join = '' }: ParquetOptions,
): Promise<void> {
  const rows = `SELECT ${select} FROM ${identifier(tableName)} ${join}${orderBy === undefined ? '' : ` ORDER BY ${orderBy}`}`;
  const entries = [...about].map(([key, value]) => `${text(key)}: ${text(value)}`);
  const format = [
    'FORMAT parquet',
    `COMPRESSION ${compression}`,
    `ROW_GROUP_SIZE ${ROW_GROUP_SIZE}`,
    ...(entries.length === 0 ? [] : [`KV_METADATA {${entries.join(', ')}}`]),
  ];
  try {
    await engine.run(`COPY (${rows}) TO ${text(path)} (${format.join(', ')})`);
  } catch (error) {
    throw engineRefusal(error, `writing ${path}`);
  }
}

/** What a Parquet file says of its columns, as JSON under the key `columns`. */
export const columnsText = (table: Table): string =>
  JSON.stringify(
    columns(table).map(({ name, title, unit, description }) => ({
      name,
      title,
      ...(unit === undefined ? {} : { unit }),
      description,
    })),
  );

/** The same, and as the schema that programs of the Arrow family look for, to show it with each field. */
function columnMetadata(table: Table, about: Metadata): [string, string][] {
  const arrow = arrowLibrary();
  const schema = arrow.tableToIPC(new arrow.Table(arrowSchema(arrow, table, about)), 'stream');
  return [
    ['columns', columnsText(table)],
    ['ARROW:schema', Buffer.from(schema).toString('base64')],
  ];
}

/**
 * All columns, with null for an empty text: a CSV has no other way to say that there is none.
 * @param others what follows them, as SQL
 */
export function selectOf(table: Table, others: readonly string[] = []): string {
  const own = constrainedColumns(table).map(({ name, type, neverEmpty }) =>
    type === 'string' && !neverEmpty
      ? `nullif(${identifier(name)}, '') AS ${identifier(name)}`
      : identifier(name),
  );
  return [...own, ...others].join(', ');
}

/**
 * Writes a table of a release as Parquet: from the engine where it has the table already; otherwise the rows
 * are loaded into a table that is dropped again. Their keys were checked before, so that table has none.
 * Throws as `writeParquet`.
 */
export async function writeTableParquet(
  engine: Engine,
  of: ReleaseTable,
  path: string,
  about: Metadata,
): Promise<void> {
  const { table, orderBy, join = '', isLong } = of;
  const options: ParquetOptions = {
    compression: isLong === true ? 'zstd' : 'snappy',
    about: new Map([...about, ...columnMetadata(table, about)]),
    select: selectOf(table),
  };
  if (orderBy !== undefined) return writeParquet(engine, table.name, orderBy, path, { ...options, join });
  const name = `published_${table.name}`;
  await engine.run(tableDdl({ ...table, key: [] }, name));
  await engine.appendBlocks(name, columns(table), blocksIn(of));
  await writeParquet(engine, name, undefined, path, options);
  await engine.run(`DROP TABLE ${identifier(name)}`);
}
