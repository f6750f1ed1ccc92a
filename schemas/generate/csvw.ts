import type { Table } from '../table.js';
import { type ConstrainedColumn, constrainedColumns } from './constraints.js';
import type { Json, JsonObject } from './json-schema.js';

export interface CsvwOptions {
  /** Address of the CSV, relative to the metadata. */
  readonly url: string;
  /** Statement of rights. */
  readonly rights: string;
  /** Address of the licence. */
  readonly license?: string;
  readonly publisher?: { readonly name: string; readonly homepage?: string };
  /** A note that must be read with the table. */
  readonly comment?: string;
  /** Start of the address of each column’s property; the name of the column follows it. */
  readonly propertyBase?: string;
}

const BASES = { string: 'string', number: 'double', integer: 'integer', boolean: 'boolean' } as const;

const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** CSVW has no list of choices, so they are written as a format. */
const formatOf = ({ choices, pattern }: ConstrainedColumn) =>
  choices ? `^(${choices.map(escapeRegExp).join('|')})$` : pattern;

function datatype(column: ConstrainedColumn): Json {
  const base = BASES[column.type];
  const { minimum, maximum } = column;
  const format = column.type === 'string' ? formatOf(column) : undefined;
  const rest = {
    ...(format === undefined ? {} : { format }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
  return Object.keys(rest).length === 0 ? base : { base, ...rest };
}

const csvwColumn = (column: ConstrainedColumn, propertyBase?: string): JsonObject => ({
  name: column.name,
  // The header of the CSV must be one of the titles: a validator compares the two.
  titles: [column.title, column.name],
  'dc:description': column.description,
  ...(column.unit === undefined ? {} : { 'schema:unitText': column.unit }),
  datatype: datatype(column),
  required: column.neverEmpty,
  null: '',
  ...(propertyBase === undefined ? {} : { propertyUrl: `${propertyBase}${column.name}` }),
});

/** W3C metadata (CSV on the Web) for the CSV of a table. */
export function csvwMetadata(table: Table, options: CsvwOptions): JsonObject {
  const { url, rights, license, publisher, comment, propertyBase } = options;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': table.title,
    'dc:description': table.description,
    ...(comment === undefined ? {} : { 'rdfs:comment': comment }),
    'dc:rights': rights,
    ...(license === undefined ? {} : { 'dc:license': { '@id': license } }),
    ...(publisher === undefined
      ? {}
      : {
          'dc:publisher': {
            'schema:name': publisher.name,
            ...(publisher.homepage === undefined ? {} : { 'schema:url': { '@id': publisher.homepage } }),
          },
        }),
    dialect: {
      delimiter: ',',
      encoding: 'utf-8',
      header: true,
      headerRowCount: 1,
      lineTerminators: ['\n'],
      quoteChar: '"',
      doubleQuote: true,
      skipBlankRows: false,
      trim: false,
    },
    tableSchema: {
      columns: constrainedColumns(table).map((column) => csvwColumn(column, propertyBase)),
      primaryKey: [...table.key],
    },
  };
}
