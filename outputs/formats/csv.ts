import { type Block, type BlockColumn, blocksOf, type Value, valueReader } from '../../schemas/blocks.js';
import { columns, type Row, type Table } from '../../schemas/table.js';

/**
 * Text that a spreadsheet would run as a formula, after any apostrophes that `guardFormula` put in front.
 * Some take the wide signs of East Asian keyboards for the others.
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

function cell(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = guardFormula(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV, without its end: what a spreadsheet would run as a formula is guarded. */
export const csvLine = (cells: readonly (Value | undefined)[]): string => cells.map(cell).join(',');

/** Rows of one piece. */
const PIECE = 4096;

/** The cells of a column of a block, by row. A cell often has the value of the one above it. */
function cellsOf(column: BlockColumn, rows: number): string[] {
  const cells = new Array<string>(rows);
  if ('kinds' in column) {
    const kinds = column.kinds.map(cell);
    for (let i = 0; i < rows; i += 1) cells[i] = kinds[column.at[i]!]!;
    return cells;
  }
  const read = valueReader(column);
  let above: Value = '';
  let written = '';
  for (let i = 0; i < rows; i += 1) {
    const value = read(i);
    if (value !== above) {
      above = value;
      written = cell(value);
    }
    cells[i] = written;
  }
  return cells;
}

/**
 * A table as CSV, in pieces: UTF-8, a header, commas, LF, numbers in the shortest form that reads back to the
 * same double, an empty cell for no value. The same rows give the same bytes, so the hash of the text is the
 * logical hash of the table.
 */
export function* csvPieces(table: Table, blocks: Iterable<Block>): Generator<string> {
  let text = `${csvLine(columns(table).map(({ name }) => name))}\n`;
  for (const { rows, columns: data } of blocks) {
    const [first = [], ...others] = data.map((column) => cellsOf(column, rows));
    for (let i = 0; i < rows; i += 1) {
      text += first[i];
      for (const cells of others) text += `,${cells[i]}`;
      text += '\n';
      if ((i + 1) % PIECE !== 0) continue;
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
}

/** A table as CSV in one text; see `csvPieces`. */
export const toCsv = (table: Table, rows: Iterable<Row>): string =>
  [...csvPieces(table, blocksOf(columns(table), rows))].join('');
