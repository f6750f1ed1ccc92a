import type { Data, DataType } from 'apache-arrow';
import { loadCommonJs } from '../../pipeline/system/common-js.js';
import { arrowSchema } from '../../schemas/generate/arrow.js';
import { type ConstrainedColumn, constrainedColumns } from '../../schemas/generate/constraints.js';
import type { Column, Row, Table } from '../../schemas/table.js';
import type { Metadata } from './table-metadata.js';

/**
 * The library, from the one file that it has for browsers: its 160 modules take five times as long to load,
 * and 9 MB.
 */
export const arrowLibrary = (): typeof import('apache-arrow') =>
  loadCommonJs('apache-arrow/Arrow.es2015.min');

interface Values {
  readonly length: number;
  readonly nullCount: number;
  /** One bit a row, set where there is a value. */
  readonly nullBitmap: Uint8Array;
  readonly data: Uint8Array | Float64Array | Int32Array;
  /** Where each text begins, for a column of text. */
  readonly valueOffsets?: Int32Array;
}

const bitmap = (length: number) => new Uint8Array(Math.ceil(length / 8));
const setBit = (bits: Uint8Array, i: number) => {
  bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
};

function texts(values: readonly string[]): Pick<Values, 'data' | 'valueOffsets'> {
  const valueOffsets = new Int32Array(values.length + 1);
  const all = values.join('');
  // All at once: a call for each text takes several times as long.
  const data = new TextEncoder().encode(all);
  const isAscii = data.length === all.length;
  for (let i = 0, end = 0; i < values.length; i += 1) {
    end += isAscii ? values[i]!.length : Buffer.byteLength(values[i]!);
    valueOffsets[i + 1] = end;
  }
  return { data, valueOffsets };
}

function numbers(values: readonly number[], { name, type }: Column): Pick<Values, 'data'> {
  if (type === 'number') return { data: Float64Array.from(values) };
  const data = Int32Array.from(values);
  const wrong = values.findIndex((value, i) => value !== data[i]);
  if (wrong >= 0) throw new RangeError(`${name}: ${values[wrong]} is not a 32-bit whole number`);
  return { data };
}

function booleans(values: readonly boolean[]): Pick<Values, 'data'> {
  const data = bitmap(values.length);
  values.forEach((value, i) => {
    if (value) setBit(data, i);
  });
  return { data };
}

/** The buffers of a column, built without the library’s builders, which take ten times as long. */
function valuesOf(column: ConstrainedColumn, rows: readonly Row[]): Values {
  const nullBitmap = bitmap(rows.length);
  let nullCount = 0;
  const read = <T extends string | number | boolean>(type: string, empty: T): T[] =>
    rows.map((row, i) => {
      const value = row[column.name] ?? null;
      if (value === '' && !column.neverEmpty) {
        nullCount += 1;
        return empty;
      }
      if (value === null) {
        if (!column.nullable) throw new TypeError(`${column.name}: no value in row ${i + 1}`);
        nullCount += 1;
        return empty;
      }
      if (typeof value !== type) throw new TypeError(`${column.name}: a ${typeof value} in row ${i + 1}`);
      setBit(nullBitmap, i);
      return value as T;
    });
  const buffers =
    column.type === 'string'
      ? texts(read('string', ''))
      : column.type === 'boolean'
        ? booleans(read('boolean', false))
        : numbers(read('number', 0), column);
  return { length: rows.length, nullCount, nullBitmap, ...buffers };
}

/** Rows of one record batch. */
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

/**
 * A table as an Arrow IPC file, in record batches of a fixed number of rows, texts as Utf8, an empty text as
 * null. The same rows give the same bytes in every process. Throws `TypeError` or `RangeError` for a row that
 * the schema does not allow.
 * @param about what the file says as a whole
 */
export function toArrow(table: Table, rows: Iterable<Row>, about?: Metadata): Uint8Array {
  const arrow = arrowLibrary();
  const schema = arrowSchema(arrow, table, about);
  const batchOf = (part: readonly Row[]) => {
    const children = constrainedColumns(table).map((column, i): Data<DataType> => {
      const type = schema.fields[i]!.type;
      return arrow.makeData({ type, ...valuesOf(column, part) } as Parameters<typeof arrow.makeData>[0]);
    });
    const struct = arrow.makeData({
      type: new arrow.Struct(schema.fields),
      length: part.length,
      nullCount: 0,
      children,
    });
    return new arrow.RecordBatch(schema, struct);
  };
  const parts: ReturnType<typeof batchOf>[] = [];
  for (const part of batches(rows)) parts.push(batchOf(part));
  return arrow.tableToIPC(new arrow.Table(schema, parts.length === 0 ? [batchOf([])] : parts), 'file');
}
