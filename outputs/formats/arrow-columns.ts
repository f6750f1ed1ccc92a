import { type BlockColumn, type KindsColumn, type Value, valueReader } from '../../schemas/blocks.js';
import type { ConstrainedColumn } from '../../schemas/generate/constraints.js';
import type { Column } from '../../schemas/table.js';

/** The buffers of a column of a record batch. */
export interface ColumnBuffers {
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

type Data = Pick<ColumnBuffers, 'data' | 'valueOffsets'>;

/** All at once: a call of the encoder for each text takes several times as long. */
function texts(values: readonly string[]): Data {
  const valueOffsets = new Int32Array(values.length + 1);
  const all = values.join('');
  const data = new TextEncoder().encode(all);
  const isAscii = data.length === all.length;
  for (let i = 0, end = 0; i < values.length; i += 1) {
    end += isAscii ? values[i]!.length : Buffer.byteLength(values[i]!);
    valueOffsets[i + 1] = end;
  }
  return { data, valueOffsets };
}

/** @param valueAt the UTF-8 of a row */
function encodedTexts(rows: number, valueAt: (row: number) => Uint8Array): Data {
  const valueOffsets = new Int32Array(rows + 1);
  for (let i = 0; i < rows; i += 1) valueOffsets[i + 1] = valueOffsets[i]! + valueAt(i).byteLength;
  const data = new Uint8Array(valueOffsets[rows]!);
  for (let i = 0; i < rows; i += 1) data.set(valueAt(i), valueOffsets[i]);
  return { data, valueOffsets };
}

function numbers(values: readonly number[], { name, type }: Column): Data {
  if (type === 'number') return { data: Float64Array.from(values) };
  const data = Int32Array.from(values);
  const wrong = values.findIndex((value, i) => value !== data[i]);
  if (wrong >= 0) throw new RangeError(`${name}: ${values[wrong]} is not a 32-bit whole number`);
  return { data };
}

function booleans(values: readonly boolean[]): Data {
  const data = bitmap(values.length);
  values.forEach((value, i) => {
    if (value) setBit(data, i);
  });
  return { data };
}

/** What a value is in the buffers: `empty` where there is none. Throws `TypeError` for another type. */
function checked<T extends string | number | boolean>(
  value: Value,
  empty: T,
  column: ConstrainedColumn,
  row: number,
): T | null {
  if (value === null || (value === '' && !column.neverEmpty)) {
    if (value === null && !column.nullable) throw new TypeError(`${column.name}: no value in row ${row + 1}`);
    return null;
  }
  if (typeof value !== typeof empty)
    throw new TypeError(`${column.name}: a ${typeof value} in row ${row + 1}`);
  return value as T;
}

/** Each kind is looked at, and turned into UTF-8, once. */
function kindsOfText(column: ConstrainedColumn, { kinds, at }: KindsColumn, rows: number): ColumnBuffers {
  const nullBitmap = bitmap(rows);
  let nullCount = 0;
  const first = new Map<number, number>();
  for (let i = 0; i < rows; i += 1) if (!first.has(at[i]!)) first.set(at[i]!, i);
  const found = kinds.map((kind, i) => {
    const row = first.get(i);
    const text = row === undefined ? null : checked(kind, '', column, row);
    return text === null ? null : Buffer.from(text, 'utf8');
  });
  for (let i = 0; i < rows; i += 1) {
    if (found[at[i]!] === null) nullCount += 1;
    else setBit(nullBitmap, i);
  }
  const none = new Uint8Array();
  return { length: rows, nullCount, nullBitmap, ...encodedTexts(rows, (row) => found[at[row]!] ?? none) };
}

/**
 * The buffers of a column, built without the library’s builders, which take ten times as long. Throws
 * `TypeError` or `RangeError` for a value that the schema does not allow.
 */
export function columnBuffers(column: ConstrainedColumn, block: BlockColumn, rows: number): ColumnBuffers {
  if ('kinds' in block && column.type === 'string') return kindsOfText(column, block, rows);
  const valueAt = valueReader(block);
  const nullBitmap = bitmap(rows);
  let nullCount = 0;
  const read = <T extends string | number | boolean>(empty: T): T[] => {
    const values = new Array<T>(rows);
    for (let i = 0; i < rows; i += 1) {
      const value = checked(valueAt(i), empty, column, i);
      values[i] = value ?? empty;
      if (value === null) nullCount += 1;
      else setBit(nullBitmap, i);
    }
    return values;
  };
  const dataOf = (): Data => {
    if (column.type === 'boolean') return booleans(read(false));
    if (column.type !== 'string') return numbers(read(0), column);
    return texts(read(''));
  };
  const data = dataOf();
  return { length: rows, nullCount, nullBitmap, ...data };
}
