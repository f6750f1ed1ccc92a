import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Header, TableRow } from './find-header.js';
import { type Decimal, readNotation } from './notation.js';
import { textOf } from './read-cell.js';

/** A cell that shows how fractions are written. */
interface Shown {
  readonly text: string;
  readonly row: number;
  readonly column: string;
}

/** What the cells of a column show. */
interface ColumnShows {
  comma?: Shown;
  point?: Shown;
  /** 1,234 and 1.234 can be read in two ways. */
  either?: Shown;
  numbers: number;
  words: number;
}

const WHOLE = /^[+-]?\d+$/;

/** Takes note of what a cell shows. */
function look(shows: ColumnShows, text: string, row: number, column: string): void {
  if (text === '') return;
  if (WHOLE.test(text)) {
    shows.numbers += 1;
    return;
  }
  const [point, comma] = [readNotation(text, '.'), readNotation(text, ',')];
  const isPoint = typeof point !== 'string';
  const isComma = typeof comma !== 'string';
  if (!isPoint && !isComma) {
    shows.words += 1;
    return;
  }
  if (isPoint && Number.isNaN(point.value)) return;
  shows.numbers += 1;
  const shown = { text, row, column };
  if (isPoint && isComma) {
    if (point.value !== comma.value) shows.either ??= shown;
  } else if (isPoint) shows.point ??= shown;
  else shows.comma ??= shown;
}

/** What a number shows that cannot have decimal commas: 12.5 by its point, 1,234,567 by its commas. */
const pointWords = ({ text }: Shown): string =>
  text.includes('.') ? 'decimal points' : 'commas between thousands';

const placeOf = ({ text, row, column }: Shown) =>
  `row ${row}, column ${quoteFound(column)}: ${quoteFound(text)}`;

const earliest = (shown: readonly (Shown | undefined)[]): Shown | undefined =>
  shown.filter((one) => one !== undefined).sort((a, b) => a.row - b.row)[0];

/**
 * How the fractions of a text file are written whose cells are not separated by commas, from all its rows.
 * Columns of words are left aside where it is not known which columns have figures.
 * @param figures indexes of the columns of figures; empty where they are not known
 * @throws SmiError `table-invalid` where the file is written in two ways, or can be read in two
 */
export async function decimalOf(
  rows: AsyncIterable<TableRow>,
  header: Header,
  figures: readonly number[],
  name: string,
): Promise<Decimal> {
  const indexes = figures.length > 0 ? figures : header.columns.map((_, index) => index);
  const columns = indexes.map((): ColumnShows => ({ numbers: 0, words: 0 }));
  for await (const { cells, row } of rows) {
    if (row <= header.row) continue;
    for (const [i, index] of indexes.entries())
      look(columns[i]!, textOf(cells[index]), row, header.columns[index] ?? '');
  }
  const counted = columns.filter(({ numbers, words }) => figures.length > 0 || numbers > words);
  const comma = earliest(counted.map((column) => column.comma));
  const point = earliest(counted.map((column) => column.point));
  if (comma !== undefined && point !== undefined)
    throw new SmiError(
      'table-invalid',
      `${name} has decimal commas (${placeOf(comma)}) and ${pointWords(point)} (${placeOf(point)})`,
      { next: 'write the numbers of the whole file in one way' },
    );
  if (comma !== undefined) return ',';
  const either = earliest(counted.map((column) => column.either));
  if (point === undefined && either !== undefined)
    throw new SmiError(
      'table-invalid',
      `${name}, ${placeOf(either)} can be thousands or a fraction, and no other figure shows which`,
      { next: 'write thousands without a separator' },
    );
  return '.';
}
