import type { RecordBatch } from 'apache-arrow';
import { toArrow } from '../../../outputs/formats/arrow.js';
import { toCsv } from '../../../outputs/formats/csv.js';
import { writeParquet } from '../../../outputs/formats/parquet.js';
import { tableDdl } from '../../../schemas/generate/ddl.js';
import { columns, type Row, type Table } from '../../../schemas/table.js';
import { type Engine, identifier } from '../../engine/engine.js';
import type { WrittenFile } from '../../publish/folder-writer.js';
import type { ReleaseWriter } from '../../publish/release-writer.js';
import type { OwnTable } from './own-table.js';

/** Rows that are held at a time. */
const BATCH = 32_768;

function* batches(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A name of a column in a CSV: codes of the user's may have commas, where our own names have none. */
const quoted = (name: string): string => (/[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/** The same as `toCsv` gives of all rows. */
function* csvPieces({ table, rows }: OwnTable): Generator<string> {
  yield `${columns(table)
    .map(({ name }) => quoted(name))
    .join(',')}\n`;
  const { length } = toCsv(table, []);
  for (const batch of batches(rows())) yield toCsv(table, batch).slice(length);
}

/** A table as an Arrow IPC file, in record batches of a fixed number of rows. */
async function arrowOf({ table, rows }: OwnTable): Promise<Uint8Array> {
  const arrow = await import('apache-arrow');
  const parts: RecordBatch[] = [];
  for (const batch of batches(rows())) parts.push(...arrow.tableFromIPC(await toArrow(table, batch)).batches);
  if (parts.length === 0) return toArrow(table, []);
  return arrow.tableToIPC(new arrow.Table(parts), 'file');
}

/** Writes a table as Parquet by way of the engine, which then forgets it. Rows are known to be unique: no key is made. */
async function parquetTo(engine: Engine, { table, rows }: OwnTable, path: string): Promise<void> {
  const keyless: Table = { ...table, key: [] };
  await engine.run(tableDdl(keyless));
  await engine.append(table.name, columns(table), rows());
  await writeParquet(engine, table.name, 'rowid', path);
  await engine.run(`DROP TABLE ${identifier(table.name)}`);
}

/** What was written of a table, for the receipt. */
export interface WrittenTable {
  readonly table: Table;
  readonly rows: number;
  readonly csv: WrittenFile;
}

/**
 * Writes a table as CSV, Arrow and Parquet. The same rows give the same bytes on any number of threads.
 * Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function writeTable(
  writer: ReleaseWriter,
  engine: Engine,
  own: OwnTable,
): Promise<WrittenTable> {
  const { table } = own;
  let rows = 0;
  const counted: OwnTable = {
    table,
    *rows() {
      for (const row of own.rows()) {
        rows += 1;
        yield row;
      }
    },
  };
  const csv = await writer.pieces(`${table.name}.csv`, csvPieces(counted));
  await writer.write(`${table.name}.arrow`, await arrowOf(own));
  await writer.adopt(`${table.name}.parquet`, (path) => parquetTo(engine, own, path));
  return { table, rows, csv };
}
