import { columns, type Row, type Table } from '../../schemas/table.js';

/**
 * Text that a spreadsheet would run as a formula, after any apostrophes that `guardFormula` put in front. Some
 * take the wide signs of East Asian keyboards for the others.
 */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Puts an apostrophe before text that a spreadsheet would run; a number or a lone minus is safe as it is. */
export function guardFormula(text: string): string {
  return text !== '-' && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Removes the apostrophe that `guardFormula` put there. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

function cell(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = guardFormula(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV, without its end: what a spreadsheet would run as a formula is guarded. */
export const csvLine = (cells: readonly (Row[string] | undefined)[]): string => cells.map(cell).join(',');

/** Rows of one piece. */
const BATCH = 4096;

/**
 * A table as CSV, in pieces: UTF-8, a header, commas, LF, numbers in the shortest form that reads back to the
 * same double, an empty cell for no value. The same rows give the same bytes, so the hash of the text is the
 * logical hash of the table.
 */
export function* csvPieces(table: Table, rows: Iterable<Row>): Generator<string> {
  const names = columns(table).map(({ name }) => name);
  let text = `${csvLine(names)}\n`;
  let lines = 1;
  // A cell often has the value of the one above it.
  const above = names.map((): Row[string] | undefined => '');
  const cells = names.map(() => '');
  for (const row of rows) {
    for (let i = 0; i < names.length; i += 1) {
      const value = row[names[i]!];
      if (value !== above[i]) {
        above[i] = value;
        cells[i] = cell(value);
      }
      text += i === 0 ? cells[i] : `,${cells[i]}`;
    }
    text += '\n';
    lines += 1;
    if (lines < BATCH) continue;
    yield text;
    text = '';
    lines = 0;
  }
  if (lines > 0) yield text;
}

/** A table as CSV in one text; see `csvPieces`. */
export const toCsv = (table: Table, rows: Iterable<Row>): string => [...csvPieces(table, rows)].join('');
