import type { Table } from '../table.js';
import { type ConstrainedColumn, constrainedColumns } from './constraints.js';
import { code, markdownTable, plain } from './markdown.js';

const TYPES = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
} as const;

function typeOf({ type, choices, minimum, maximum, neverEmpty }: ConstrainedColumn): string {
  const parts: string[] = [choices ? `one of ${choices.map(code).join(', ')}` : TYPES[type]];
  if (minimum !== undefined && maximum !== undefined) parts.push(`${minimum} to ${maximum}`);
  else if (minimum !== undefined) parts.push(`${minimum} or more`);
  else if (maximum !== undefined) parts.push(`${maximum} or less`);
  if (!neverEmpty) parts.push('may be empty');
  return parts.join('; ');
}

/** The section of a table: what a row is, what identifies it, and every column. */
export function tableSection(table: Table): string {
  const rows = constrainedColumns(table).map((column) => [
    code(column.name),
    plain(column.title),
    plain(column.unit ?? ''),
    typeOf(column),
    plain(column.description),
  ]);
  return [
    `## ${plain(table.title)} (${code(table.name)})`,
    plain(table.description),
    `A row is identified by ${table.key.map(code).join(', ')}.`,
    markdownTable(['Column', 'Title', 'Unit', 'Type', 'Meaning'], rows),
  ].join('\n\n');
}

/** How to read our CSV files; no other format needs such rules. */
export const READING_CSV =
  'The CSV files are UTF-8 with one header line, commas and LF. An empty cell means no value, which is null in the other formats, for a text too. Numbers are written in the shortest form that reads back to the same double. Text that a spreadsheet would run as a formula (it starts with =, +, -, @, a tab or a return, and is neither a number nor a single minus) gets an apostrophe in front, to be removed after reading; text that already starts with apostrophes gets one more.';
