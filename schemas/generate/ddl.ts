import { type ColumnType, columns, type Table } from '../table.js';

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
};

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The DuckDB statement that creates `table`, under its own name or another. */
export function tableDdl(table: Table, name = table.name): string {
  const lines = columns(table).map((column) => {
    const check = column.choices
      ? ` CHECK (${quoted(column.name)} IN (${column.choices.map((choice) => `'${choice.replaceAll("'", "''")}'`).join(', ')}))`
      : '';
    return `  ${quoted(column.name)} ${TYPES[column.type]}${column.nullable ? '' : ' NOT NULL'}${check}`;
  });
  const key = table.key.length > 0 ? [`  PRIMARY KEY (${table.key.map(quoted).join(', ')})`] : [];
  return `CREATE TABLE ${quoted(name)} (\n${[...lines, ...key].join(',\n')}\n)`;
}
