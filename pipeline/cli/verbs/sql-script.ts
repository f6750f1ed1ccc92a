import { tableDdl } from '../../../schemas/generate/ddl.js';
import { withPeriodColumns } from '../../../schemas/period-columns.js';
import { columns, type Row, type Table } from '../../../schemas/table.js';
import { type Bindings, identifier, text, type Value } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';

/** Tables are temporary, so that a script leaves nothing behind in a database and can be run again. */
const CREATE = 'CREATE OR REPLACE TEMP TABLE';

/** A value as SQL; a fraction as a double, which `0.1` by itself would not be. */
export function literal(value: Value): string {
  if (typeof value === 'string') return text(value);
  const written = String(value);
  return typeof value !== 'number' || Number.isInteger(value) || written.includes('e')
    ? written
    : `${written}e0`;
}

export const list = (values: readonly Value[]): string => `(${values.map(literal).join(', ')})`;

/** Texts and quoted names, in which nothing is a placeholder; and placeholders. */
const PARTS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w+)/g;

/** A query with its bound values written in. */
export function withLiterals(query: string, bindings: Bindings): string {
  return query.replace(PARTS, (part, name: string | undefined) => {
    if (name === undefined) return part;
    const value = bindings[name];
    if (value === undefined) throw new TypeError(`nothing is bound to $${name}`);
    return literal(value);
  });
}

const comment = (name: string, purpose: string) => `-- ${name}: ${purpose.replaceAll(/\s+/g, ' ')}`;

/** A step as a statement, after a comment with its purpose. */
export const stepText = ({ name, purpose, query, bindings }: Step): string =>
  `${comment(name, purpose)}\n${CREATE} ${identifier(name)} AS\n${withLiterals(query, bindings)};`;

/** A table and its rows as statements. */
export function tableText(table: Table, name: string, purpose: string, rows: readonly Row[]): string {
  const names = columns(table).map((column) => column.name);
  const made = tableDdl(table, name).replace('CREATE TABLE', CREATE);
  const values = rows.map((row) => list(names.map((column) => row[column] ?? null)));
  const filled =
    values.length === 0 ? '' : `\nINSERT INTO ${identifier(name)} VALUES\n${values.join(',\n')};`;
  return `${comment(name, purpose)}\n${made};${filled}`;
}

const CSV_TYPES = { string: 'VARCHAR', number: 'DOUBLE', integer: 'INTEGER', boolean: 'BOOLEAN' } as const;

/**
 * A subquery that reads columns of a CSV file of a release. An empty cell of a text column that is never null
 * is the empty text.
 */
export function csvSource(file: string, table: Table, names: readonly string[]): string {
  const all = columns(withPeriodColumns(table));
  const types = all.map(({ name, type }) => `${text(name)}: ${text(CSV_TYPES[type])}`);
  const read = names.map((name) => {
    const column = all.find((each) => each.name === name);
    if (column === undefined) throw new TypeError(`${table.name} has no column ${name}`);
    return column.type === 'string' && !column.nullable
      ? `coalesce(${identifier(name)}, '') AS ${identifier(name)}`
      : identifier(name);
  });
  return `(
  SELECT ${read.join(', ')}
  FROM read_csv(${text(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
    columns = {${types.join(', ')}})
)`;
}
