import type { Data, DataType, RecordBatch } from 'apache-arrow';
import { loadCommonJs } from '../../pipeline/system/common-js.js';
import { BLOCK_ROWS, type Block, blocksOf } from '../../schemas/blocks.js';
import { arrowSchema } from '../../schemas/generate/arrow.js';
import { constrainedColumns } from '../../schemas/generate/constraints.js';
import { columns, type Row, type Table } from '../../schemas/table.js';
import { columnBuffers } from './arrow-columns.js';
import type { Metadata } from './table-metadata.js';

/**
 * The library, from the one file that it has for browsers: its 160 modules take five times as long to load,
 * and 9 MB.
 */
export const arrowLibrary = (): typeof import('apache-arrow') =>
  loadCommonJs('apache-arrow/Arrow.es2015.min');

/**
 * A table as an Arrow IPC file, in pieces: a record batch for each block, texts as Utf8, an empty text as
 * null. The same rows give the same bytes in every process. Throws `TypeError` or `RangeError` for a row that
 * the schema does not allow.
 * @param about what the file says as a whole
 */
export function* arrowPieces(table: Table, blocks: Iterable<Block>, about?: Metadata): Generator<Uint8Array> {
  const arrow = arrowLibrary();
  const schema = arrowSchema(arrow, table, about);
  const kinds = constrainedColumns(table);
  const batchOf = ({ rows, columns: data }: Block): RecordBatch => {
    const children = kinds.map((column, i): Data<DataType> => {
      const type = schema.fields[i]!.type;
      const buffers = columnBuffers(column, data[i]!, rows);
      return arrow.makeData({ type, ...buffers } as Parameters<typeof arrow.makeData>[0]);
    });
    const type = new arrow.Struct(schema.fields);
    return new arrow.RecordBatch(schema, arrow.makeData({ type, length: rows, nullCount: 0, children }));
  };
  const pieces: Uint8Array[] = [];
  // What the library’s own queue would hold until the end goes to the file batch by batch.
  class Pieces extends arrow.AsyncByteQueue<Uint8Array> {
    override write(piece: Uint8Array): void {
      pieces.push(piece);
    }
  }
  const writer = new arrow.RecordBatchFileWriter();
  writer.reset(new Pieces(), schema);
  let before: number | undefined;
  for (const block of blocks) {
    // The bytes must not depend on how the rows of a table are made.
    if (before !== undefined && before !== BLOCK_ROWS)
      throw new TypeError(`${table.name}: a block of ${before} rows that is not the last`);
    before = block.rows;
    writer.write(batchOf(block));
    yield* pieces.splice(0);
  }
  if (before === undefined) writer.write(batchOf({ rows: 0, columns: kinds.map(() => ({ values: [] })) }));
  writer.finish();
  yield* pieces.splice(0);
}

/** A table as an Arrow IPC file in one buffer; see `arrowPieces`. */
export const toArrow = (table: Table, rows: Iterable<Row>, about?: Metadata): Uint8Array =>
  Buffer.concat([...arrowPieces(table, blocksOf(columns(table), rows), about)]);
