import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Log } from '../system/log.js';
import { didYouMean } from '../system/nearest.js';
import { cleanText } from './clean-text.js';
import { indexOfName, isOnlyOne } from './column-positions.js';
import { type Header, isFilled, type TableRow } from './find-header.js';
import { isFigure } from './header-rows.js';
import { LIMITS } from './limits.js';
import type { Decimal } from './notation.js';
import { splitName } from './note-marks.js';
import { type Cell, isPlainNumber, textOf } from './read-cell.js';
import type { Separator } from './read-csv.js';
import { isSummaryName } from './summary-rows.js';
import { aboutFile, unreadable } from './table-file.js';

/** The columns to read, by their names in the header. */
export interface WantedColumns {
  /** Columns that identify a row, such as the code of an area. */
  readonly keys: readonly string[];
  readonly figures: readonly string[];
  /** Columns that may be empty in any row. */
  readonly others?: readonly string[];
}

export const namesIn = ({ keys, figures, others = [] }: WantedColumns): string[] =>
  [...keys, ...figures, ...others].map(cleanText);

/** The rows of a table as its format delivers them, in batches, each with the number of its first row. */
export interface Source {
  /** Name of the file, and of its sheet. */
  readonly name: string;
  /** The header, where the format has one. */
  readonly header?: Header;
  /** True for a text file, where a missing or an extra cell shifts the others. */
  readonly moves: boolean;
  /** What separates the cells of a text file. */
  readonly separator?: Separator;
  /** The sign before the fractions; a point where it is not given. */
  readonly decimal?: Decimal;
  /** How many rows there are, where the format says so. */
  readonly rowCount?: number;
  /** What the user should know of how the file is read. */
  readonly remarks?: readonly string[];
  readonly batches: () => AsyncIterable<{ rows: readonly (readonly Cell[])[]; first: number }>;
}

/** The rows one by one, with their numbers; an error of the file system says what the program was `doing`. */
export async function* rowsOf({ name, batches }: Source, doing: string): AsyncGenerator<TableRow> {
  try {
    for await (const { rows, first } of batches()) {
      let row = first;
      for (const cells of rows) {
        yield { cells, row };
        row += 1;
      }
    }
  } catch (error) {
    throw aboutFile(error, name, doing);
  }
}

/** Rows that were skipped, and why, and how cells were read; only the first of either are listed. */
export class Notes {
  readonly #lines: string[] = [];
  readonly #remarks: string[] = [];
  #more = 0;
  #moreRemarks = 0;

  add(line: string): void {
    if (this.#lines.length < LIMITS.notes) this.#lines.push(line);
    else this.#more += 1;
  }

  /** Notes how the cells of a column or of the table were read. */
  remark(line: string): void {
    if (this.#remarks.length < LIMITS.notes) this.#remarks.push(line);
    else this.#moreRemarks += 1;
  }

  get lines(): string[] {
    return [
      ...this.#lines,
      ...(this.#more === 0 ? [] : [`and ${this.#more} more rows: skipped`]),
      ...this.#remarks,
      ...(this.#moreRemarks === 0 ? [] : [`and ${this.#moreRemarks} more columns have such cells`]),
    ];
  }

  report(log: Log): void {
    for (const line of this.lines) log.warn(line);
  }
}

/** How a note below a table begins. */
const NOTE =
  /^(?:(?:source|sources|notes?|footnotes?|symbols?|key|contact|copyright|crown copyright|published|last updated|end of (?:table|worksheet|data)|back to|return to)\b|©|\[note|\d+[.)]\s+\D|\*+\s|[a-z]\)\s)/i;

/**
 * True for a row that begins as a note does and has no figure, also where commas have divided its text into
 * cells.
 * @param figures indexes of the columns of figures; empty where they are not known
 */
function isNoteText(cells: readonly Cell[], figures: readonly number[]): boolean {
  const first = cells.findIndex(isFilled);
  if (first < 0 || !NOTE.test(textOf(cells[first]))) return false;
  const rest = figures.length > 0 ? figures : cells.map((_, index) => index).filter((index) => index > first);
  return !rest.some((index) => isFigure(cells[index]));
}

/** How many columns a message lists. */
const LISTED = 12;
/** Longest name searched for a close match: with a page of text the search would take minutes. */
const MAX_NAME_LENGTH = 100;

/** A given table. Its header is known; each call of `rows` reads the file again. */
export class Table {
  readonly #source: Source;
  readonly #doing: string;
  /** Names of the columns in small letters. */
  readonly #names: readonly string[];
  readonly #keys: readonly number[];
  readonly #figures: readonly number[];
  /** Index of the last column that is read. */
  readonly #last: number;

  constructor(
    source: Source,
    doing: string,
    readonly header: Header,
    wanted: WantedColumns,
  ) {
    this.#source = source;
    this.#doing = doing;
    const indexOf = (name: string) => indexOfName(header.columns, name);
    this.#names = header.columns.map((name) => name.toLowerCase());
    this.#keys = wanted.keys.map(indexOf);
    this.#figures = wanted.figures.map(indexOf);
    const read = namesIn(wanted).reduce((last, name) => Math.max(last, indexOf(name)), -1);
    this.#last = read < 0 ? header.columns.findLastIndex((name) => name !== '') : read;
  }

  /** Name of the file, and of its sheet. */
  get name(): string {
    return this.#source.name;
  }

  /** How many rows the file has, where it says so. */
  get rowCount(): number | undefined {
    return this.#source.rowCount;
  }

  /** The sign before the fractions of the file. */
  get decimal(): Decimal {
    return this.#source.decimal ?? '.';
  }

  /** What must not be in a cell without quotation marks. */
  get #inCell(): string {
    return `a ${this.#source.separator?.name.replace(/s$/, '') ?? 'comma'}`;
  }

  /** The same table with other columns to read. */
  reading(wanted: WantedColumns): Table {
    return new Table(this.#source, this.#doing, this.header, wanted);
  }

  /**
   * The same table with other names for some of its columns. Throws `table-invalid` for a column that the
   * header does not have, or has twice.
   * @param names the name in the file, by the name to call it
   * @param wanted the columns to read, by their new names
   */
  renamed(names: Readonly<Record<string, string>>, wanted: WantedColumns, what: string): Table {
    const columns = [...this.header.columns];
    for (const [name, found] of Object.entries(names))
      columns[this.column(found, what, 'see what the publisher renamed')] = cleanText(name);
    return new Table(this.#source, this.#doing, { ...this.header, columns }, wanted);
  }

  /**
   * The index of a column, from 0. Throws `table-invalid` where the header does not have it, or has it twice.
   * @param what what the column is for, for the message
   * @param advice what to do where there is no such column
   */
  column(wanted: string, what: string, advice: string): number {
    const { columns, row } = this.header;
    const index = indexOfName(columns, wanted);
    const name = columns[index] ?? cleanText(wanted);
    if (index >= 0 && isOnlyOne(columns, index)) return index;
    if (index >= 0)
      throw new SmiError(
        'table-invalid',
        `${this.name}, row ${row}: the column ${quoteFound(name)} appears twice`,
        { next: 'give the two columns different names in the table' },
      );
    const named = columns.filter((column) => column !== '' && column.length <= MAX_NAME_LENGTH);
    const list = named.slice(0, LISTED).map((column) => quoteFound(column));
    const near = name.length <= MAX_NAME_LENGTH ? didYouMean(name, named) : undefined;
    throw new SmiError(
      'table-invalid',
      `${this.name} has no column ${quoteFound(name)}, ${what}`,
      near ?? {
        next: `${advice}; its columns are ${list.join(', ')}${named.length > LISTED ? ' and more' : ''}`,
      },
    );
  }

  /**
   * Why the cells of a row do not match the header. Spreadsheets leave out empty cells at the end of a row.
   */
  #misfit(cells: readonly Cell[]): string | undefined {
    const { length } = this.header.columns;
    const beyond = cells.length > length && cells.slice(length).some(isFilled);
    const fits = !this.#source.moves || (!beyond && cells.length > this.#last);
    return fits ? undefined : `has ${cells.length} cells, the header ${length}`;
  }

  /** True for a cell with the name of its column, or with the part that one row of the header has of it. */
  #isName(cell: Cell | undefined, index: number, whole: boolean): boolean {
    const name = this.#names[index] ?? '';
    const text = splitName(textOf(cell)).text.toLowerCase();
    if (text === name || textOf(cell).toLowerCase() === name) return true;
    return !whole && text !== '' && (name.startsWith(`${text} `) || name.endsWith(` ${text}`));
  }

  /**
   * True for a row that repeats the header or one of its rows, in capitals or not, as on every page of some
   * tables.
   */
  #isHeader(cells: readonly Cell[]): boolean {
    const first = cells.findIndex(isFilled);
    if (!this.#isName(cells[first], first, false)) return false;
    if (this.#figures.some((index) => isFigure(cells[index]))) return false;
    if (this.#keys.length > 0 && this.#keys.every((index) => this.#isName(cells[index], index, true)))
      return true;
    const filled = cells.flatMap((cell, index) => (isFilled(cell) ? [index] : []));
    return filled.length > 1 && filled.every((index) => this.#isName(cells[index], index, false));
  }

  /** True for a row of figures that has no key, and a text such as “Total” somewhere else. */
  #isSummary(cells: readonly Cell[]): boolean {
    if (this.#keys.length === 0 || this.#keys.some((index) => isFilled(cells[index]))) return false;
    return isSummaryName(textOf(cells.find(isFilled)));
  }

  /**
   * True for a row without a figure that has text in only one cell or does not fill the columns of keys: a
   * unit may have no figures, but it has its keys.
   */
  #isNote(cells: readonly Cell[], fits: boolean): boolean {
    if (isNoteText(cells, this.#figures)) return true;
    if (this.#figures.some((index) => isFilled(cells[index]))) return false;
    const first = cells.findIndex(isFilled);
    const isOnly = !cells.some((cell, index) => index > first && isFilled(cell));
    if (this.#figures.length === 0) return isOnly && !isPlainNumber(cells[first] ?? null);
    return isOnly || !fits || !this.#keys.every((index) => isFilled(cells[index]));
  }

  /** Says where the header is, unless it is simply the first row with any text. */
  #noteHeader(notes: Notes, titles: boolean): void {
    const { row, first } = this.header;
    const where = first === row ? `row ${row}` : `rows ${first} to ${row}, whose names are joined`;
    if (titles) notes.add(`the header is ${where}: the text above it is treated as titles`);
    else if (first < row) notes.add(`the header is ${where}`);
  }

  /**
   * The rows below the header that have any text, with their numbers in the file. Skips a row that repeats
   * the header, and one that has text but no figure. Throws `table-unreadable`.
   * @param notes receives the rows that were skipped, and the row of the header if it is not the first
   */
  async *rows(notes: Notes = new Notes()): AsyncGenerator<TableRow> {
    let titles = false;
    for (const remark of this.#source.remarks ?? []) notes.remark(remark);
    for await (const given of rowsOf(this.#source, this.#doing)) {
      const { cells, row } = given;
      if (row <= this.header.row && this.#source.header === undefined) {
        if (row < this.header.first) titles ||= cells.some(isFilled);
        else if (row === this.header.row) this.#noteHeader(notes, titles);
        continue;
      }
      if (!cells.some(isFilled)) continue;
      const misfit = this.#misfit(cells);
      if (this.#isHeader(cells)) notes.add(`row ${row} repeats the header: skipped`);
      else if (this.#isNote(cells, misfit === undefined)) notes.add(noteOf(given));
      else if (this.#isSummary(cells)) notes.add(summaryOf(given));
      else if (misfit === undefined) yield given;
      else
        throw unreadable(
          `${this.name}, row ${row} ${misfit}`,
          `give every row as many cells as the header, or put a cell with ${this.#inCell} in quotation marks`,
        );
    }
  }
}

const firstText = ({ cells }: TableRow) => cells.map(textOf).find((cell) => cell !== '') ?? '';

/** The note about a row that sums others up. */
const summaryOf = (given: TableRow): string =>
  `row ${given.row} (${quoteFound(firstText(given))}) sums up other rows: left out`;

/** The note about a row that has text and no figure. */
export const noteOf = (given: TableRow): string =>
  `row ${given.row} (${quoteFound(firstText(given))}) has no figure: treated as a note`;
