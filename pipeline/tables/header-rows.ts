import { descending, min, rollup } from 'd3-array';
import { GSS_CODE } from '../../schemas/fields.js';
import { reasonOf } from './notation.js';
import { columnNames } from './note-marks.js';
import { type Cell, textOf } from './read-cell.js';

/** A row of a table, with its number in the file (from 1). */
export interface TableRow {
  readonly cells: readonly Cell[];
  readonly row: number;
}

export interface Header {
  /** Its row number in the file, from 1; of a header of several rows, that of the last. */
  readonly row: number;
  /** The first row of the header. */
  readonly first: number;
  /** Names of the columns, cleaned; empty for a column without a name. */
  readonly columns: readonly string[];
}

/** True for a cell with visible text. */
export function isFilled(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return typeof cell === 'number';
  const first = cell.charCodeAt(0);
  return (first > 0x20 && first < 0x7f) || textOf(cell) !== '';
}

const indexesOf = ({ cells }: TableRow): number[] =>
  cells.flatMap((cell, index) => (isFilled(cell) ? [index] : []));

/** Whole numbers that are as likely the name of a column as a figure. */
const YEAR = /^(?:19|20)\d\d$/;
const FIGURE = /^[(+−–-]?\s*[£$€]?\s*\d[\d,.\s]*\s*%?\)?$/;

/** True for a cell that is a figure and no year, whatever the notation. */
export function isFigure(cell: Cell | undefined): boolean {
  const text = textOf(cell);
  return FIGURE.test(text) && !YEAR.test(text);
}

/** True for a row below a header: it has a figure or an official code. */
const isData = ({ cells }: TableRow): boolean =>
  cells.some((cell) => isFigure(cell) || GSS_CODE.test(textOf(cell)));

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => descending(a, b))[numbers.length >> 1] ?? 0;

/**
 * The row of the header where no column name is known: above the first row of data, the first that is as wide
 * as the data are; failing that, the first with at least two filled cells, unless a row below it and above
 * the data has twice as many. In that case the upper row is a title with a comma, or a heading over several
 * columns.
 * @param rows the first rows of a file that have any text
 */
export function guessedRow(rows: readonly TableRow[]): number {
  const widths = rows.map((row) => indexesOf(row).length);
  const data = rows.findIndex((row, i) => widths[i]! > 1 && isData(row));
  const above = data < 0 ? rows.length : data;
  const width = data < 0 ? Number.POSITIVE_INFINITY : median(widths.slice(data).filter((each) => each > 1));
  const wide = rows.findIndex((_, i) => i < above && widths[i]! > 1 && widths[i]! >= width);
  if (wide >= 0) return wide;
  let header = Math.max(
    0,
    widths.findIndex((each) => each > 1),
  );
  for (let i = header + 1; i < above; i += 1) if (widths[i]! >= 2 * widths[header]!) header = i;
  return header;
}

/** The first column that most rows below the header have, which is that of their codes or names. */
function keyColumn(rows: readonly TableRow[]): number {
  const filled = rows.map(indexesOf).filter(({ length }) => length > 1);
  const counts = rollup(
    filled.flat(),
    (each) => each.length,
    (column) => column,
  );
  return min(counts, ([column, count]) => (2 * count >= filled.length ? column : Infinity)) ?? Infinity;
}

/** Text of a heading; a longer one is a title or a note. */
const HEADING = 80;

const isHeading = ({ cells }: TableRow): boolean =>
  cells.every((cell) => !isFigure(cell) && !GSS_CODE.test(textOf(cell)) && textOf(cell).length <= HEADING);

/** Names that do not tell the columns apart by themselves: some appear twice, or are years. */
function needsMore(names: readonly string[]): boolean {
  const filled = names.filter((name) => name !== '');
  return new Set(filled).size < filled.length || filled.some((name) => !/\p{L}/u.test(name));
}

/** The upper heading of each column: a merged one is in its first column only. */
function spread(names: readonly string[], lower: readonly string[]): string[] {
  let last = '';
  return lower.map((name, index) => {
    const here = names[index] ?? '';
    if (here !== '') last = here;
    return here !== '' || name !== '' ? last : '';
  });
}

const joined = (upper: string, lower: string): string =>
  upper === lower || lower === '' ? upper : upper === '' ? lower : `${upper} ${lower}`;

/** The names of two rows of a header, joined: Rate over 2023 is “Rate 2023”. */
function join(upper: readonly string[], lower: readonly string[]): string[] {
  const length = Math.max(upper.length, lower.length);
  const below = Array.from({ length }, (_, index) => lower[index] ?? '');
  const above = spread(upper, below);
  return below.map((name, index) => joined(above[index] ?? '', name));
}

/** True for a column that has a figure in most rows that are not empty there. */
function hasFigures(rows: readonly TableRow[], index: number): boolean {
  const cells = rows.map((row) => row.cells[index]).filter(isFilled);
  return 2 * cells.filter(isFigure).length > cells.length;
}

/**
 * True for headings of which some are over several columns: they leave gaps, which a title whose commas
 * have divided it does not.
 */
function hasGaps(above: TableRow, below: TableRow): boolean {
  const indexes = indexesOf(above);
  return indexesOf(below).some((index) => !indexes.includes(index) && index < (indexes.at(-1) ?? 0));
}

/**
 * True for a row below headings that are repeated over their columns, such as Rate, Rate over 2023, 2024: it
 * has a name for each and tells the columns apart, which a row of symbols for missing figures does not.
 */
function tellsApart(columns: readonly string[], below: TableRow, names: readonly string[]): boolean {
  const filled = columns.filter((name) => name !== '');
  const isRepeated = new Set(filled).size < filled.length;
  if (!isRepeated || columns.some((name, i) => name !== '' && (names[i] ?? '') === '')) return false;
  if (below.cells.some((cell) => reasonOf(textOf(cell)) !== undefined)) return false;
  const all = join(columns, names).filter((name) => name !== '');
  return new Set(all).size === all.length;
}

/** Rows that a header can have above or below its main one. */
const MAX_ROWS = 2;

/** The names of the columns that a row has, without the marks of notes. */
const namesOf = ({ cells }: TableRow): string[] => columnNames(cells.map(textOf));

/**
 * The header whose main row is `rows[main]`, with the names of further rows: headings over several columns
 * directly above it, and rows directly below that have no key, such as years or units.
 */
export function headerAt(
  rows: readonly TableRow[],
  main: number,
): Header & { readonly plain: readonly string[] } {
  const row = rows[main]!;
  const plain = namesOf(row);
  const key = keyColumn(rows.slice(main + 1));
  let columns: string[] = plain;
  let [first, last] = [row.row, row.row];
  for (let i = main + 1; i <= main + MAX_ROWS; i += 1) {
    const below = rows[i];
    if (below === undefined || below.row !== last + 1 || !isHeading(below)) break;
    const names = namesOf(below);
    const same = isFilled(below.cells[key]) && names[key] === plain[key];
    const indexes = indexesOf(below);
    const isMore =
      !isFilled(below.cells[key]) &&
      isFilled(row.cells[key]) &&
      indexes.every((index) => index > key) &&
      // A row with one text may be a heading between the rows, such as a region.
      (indexes.length > 1 || needsMore(columns));
    const isSecond = same && indexes.some((index) => names[index] !== plain[index]);
    if (!isMore && !isSecond && !tellsApart(columns, below, names)) break;
    columns = join(columns, names);
    last = below.row;
  }
  for (let i = main - 1; i >= main - MAX_ROWS; i -= 1) {
    const above = rows[i];
    if (above === undefined || above.row !== first - 1 || !isHeading(above)) break;
    const several = indexesOf(above).length > 1;
    const isKeyed = isFilled(above.cells[key]);
    // A single text is a heading where it is over figures; a title is over keys.
    const isInside = !isKeyed && indexesOf(above).every((index) => hasFigures(rows.slice(main + 1), index));
    const isOver =
      isInside || (needsMore(columns) ? several || !isKeyed : several && (!isKeyed || hasGaps(above, row)));
    if (!isOver) break;
    columns = join(namesOf(above), columns);
    first = above.row;
  }
  return { row: last, first, columns, plain };
}
