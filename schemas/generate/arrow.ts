import type { DataType, Field, Schema } from 'apache-arrow';
import { type Column, type ColumnType, columns, type Table } from '../table.js';

/**
 * The parts of the library that are used. It is passed in, because loading it takes longer than most
 * commands.
 */
export type ArrowLibrary = Pick<
  typeof import('apache-arrow'),
  'Bool' | 'Field' | 'Float64' | 'Int32' | 'Schema' | 'Utf8'
>;

const metadata = ({ title, description, unit }: Column): [string, string][] => [
  ['title', title],
  ['description', description],
  ...(unit === undefined ? [] : [['unit', unit] as [string, string]]),
];

const tableMetadata = ({ title, description }: Table): [string, string][] => [
  ['title', title],
  ['description', description],
];

function dataType(arrow: ArrowLibrary, type: ColumnType): DataType {
  switch (type) {
    case 'string':
      return new arrow.Utf8();
    case 'number':
      return new arrow.Float64();
    case 'integer':
      return new arrow.Int32();
    case 'boolean':
      return new arrow.Bool();
  }
}

/**
 * Arrow schema of a table, each field with title, description and unit. Text is Utf8, without a dictionary.
 */
export function arrowSchema(arrow: ArrowLibrary, table: Table): Schema {
  const fields: Field[] = columns(table).map(
    (column) =>
      new arrow.Field(column.name, dataType(arrow, column.type), column.nullable, new Map(metadata(column))),
  );
  return new arrow.Schema(fields, new Map(tableMetadata(table)));
}
