import type { DataType, Field, Schema } from 'apache-arrow';
import type { Column, ColumnType, Table } from '../table.js';
import { constrainedColumns } from './constraints.js';

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
 * Arrow schema of a table, each field with title, description and unit. Text is Utf8, without a dictionary,
 * and null where there is none: a field of a text that may be empty is nullable.
 * @param about what the file says as a whole; by default title and description of the table
 */
export function arrowSchema(
  arrow: ArrowLibrary,
  table: Table,
  about: ReadonlyMap<string, string> = new Map([
    ['title', table.title],
    ['description', table.description],
  ]),
): Schema {
  const fields: Field[] = constrainedColumns(table).map(
    (column) =>
      new arrow.Field(
        column.name,
        dataType(arrow, column.type),
        !column.neverEmpty,
        new Map(metadata(column)),
      ),
  );
  return new arrow.Schema(fields, new Map(about));
}
