import { columns, type Row, type Table } from '../../schemas/table.js';

/** Text that a spreadsheet would run as a formula. The apostrophes in front are those that we put there. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Puts an apostrophe before text that a spreadsheet would run; a number or a lone minus is safe as it is. */
export function guardFormula(text: string): string {
  return text !== '-' && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Takes away what `guardFormula` put there. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

function cell(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = guardFormula(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A table as CSV: UTF-8, a header, commas, LF, numbers in the shortest form that reads back to the same double, an
 * empty cell for no value. The same rows give the same bytes, so its hash is the table’s logical hash.
 */
export function toCsv(table: Table, rows: Iterable<Row>): string {
  const names = columns(table).map(({ name }) => name);
  const lines = [names.map((name) => cell(name)).join(',')];
  for (const row of rows) lines.push(names.map((name) => cell(row[name])).join(','));
  return `${lines.join('\n')}\n`;
}
