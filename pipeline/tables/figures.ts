import { quoteFound } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import { type Decimal, PLAIN, readNotation, type Written } from './notation.js';
import { type Cell, CellProblems, textOf } from './read-cell.js';
import type { Notes } from './table.js';

/** What a reader of figures needs to know of their table. */
export interface FiguresOf {
  readonly name: string;
  /** The sign before the fractions of the file. */
  readonly decimal: Decimal;
}

/** A trait that all figures of a column must share, and the first row that shows it. */
interface Trait {
  readonly is: string;
  readonly row: number;
}

/** Cells of one kind, to be reported together: how many there are, and the first. */
interface Tally {
  count: number;
  readonly row: number;
  readonly text: string;
}

/** Digits that every number can have without losing any. */
const SAFE_LENGTH = 15;

const DIFFERS = 'write the whole column in one way';
const SEPARATORS: Readonly<Record<string, string>> = {
  ',': 'commas',
  '.': 'points',
  ' ': 'spaces',
  "'": 'apostrophes',
  '’': 'apostrophes',
};

/** How the figures of a column are written: all must share it, as one number means one thing in a column. */
export class WrittenAlike {
  #percent: Trait | undefined;
  #currency: Trait | undefined;
  #separator: Trait | undefined;

  /** The trait of an earlier row with which a figure with or without per cent cannot be mixed. */
  percent(is: 'with' | 'without', row: number): Trait | undefined {
    this.#percent ??= { is, row };
    return this.#percent.is === is ? undefined : this.#percent;
  }

  /** How a figure is written otherwise than those above it; undefined where it is not. */
  differs({ value, percent, currency, separator }: Written, row: number) {
    if (Number.isNaN(value)) return undefined;
    const other = this.percent(percent ? 'with' : 'without', row);
    if (other !== undefined)
      return { words: `is ${percent ? 'with' : 'without'} %, unlike row ${other.row}`, next: DIFFERS };
    if (currency !== '') this.#currency ??= { is: currency, row };
    if (currency !== '' && this.#currency?.is !== currency)
      return {
        words: `is in ${currency}, unlike row ${this.#currency?.row} (${this.#currency?.is})`,
        next: 'give the whole column in one currency',
      };
    const kind = SEPARATORS[separator] ?? '';
    if (kind !== '') this.#separator ??= { is: kind, row };
    if (kind !== '' && this.#separator?.is !== kind)
      return { words: `separates thousands by ${kind}, unlike row ${this.#separator?.row}`, next: DIFFERS };
    return undefined;
  }
}

/** Reads the cells of one column of figures, and checks that all are written in the same way. */
export class FigureColumn {
  /** Why the last cell has no figure; empty where it has one, and for an empty cell. */
  reason = '';
  readonly #alike = new WrittenAlike();
  #marks: Tally | undefined;
  #small: Tally | undefined;
  #lookups: Tally | undefined;

  constructor(
    readonly name: string,
    readonly decimal: Decimal,
    readonly problems: CellProblems,
    readonly missing: ReadonlySet<string>,
    /** True where a mark for a missing figure is itself a number, such as -99. */
    readonly numberMissing: boolean,
  ) {}

  /** A cell without any sign that needs interpreting, as most are; NaN for any other. */
  #plain(cell: Cell | undefined): number {
    if (this.numberMissing) return Number.NaN;
    if (typeof cell === 'number') return cell;
    if (typeof cell !== 'string' || this.decimal !== '.' || !PLAIN.test(cell)) return Number.NaN;
    // A longer number may have more digits than are kept.
    return cell.length <= SAFE_LENGTH ? Number(cell) : Number.NaN;
  }

  /** The cell as a number; NaN where the figure is missing, and where the cell cannot be used. */
  read(cell: Cell | undefined, row: number): number {
    this.reason = '';
    // A hundred million cells are read without making an object for each.
    const plain = this.#plain(cell);
    if (Number.isFinite(plain) && this.#alike.percent('without', row) === undefined) return plain + 0;
    if (this.missing.size > 0 && this.missing.has(textOf(cell))) {
      this.reason = 'no_value';
      return Number.NaN;
    }
    const found = readNotation(cell, this.decimal);
    const problem = typeof found === 'string' ? found : this.#alike.differs(found, row);
    if (typeof found === 'string' || problem !== undefined) {
      this.problems.add(problem ?? 'not_a_number', row, this.name, cell);
      return Number.NaN;
    }
    this.reason = found.reason;
    if (found.mark !== '') this.#marks = seen(this.#marks, row, cell);
    if (typeof cell === 'string' && cell.startsWith('#')) this.#lookups = seen(this.#lookups, row, cell);
    if (found.reason === 'rounds_to_zero') this.#small = seen(this.#small, row, cell);
    return found.value;
  }

  /** Notes what was read without a mark, or is missing although the cell has something. */
  report(notes: Notes): void {
    const of = ({ count, row, text }: Tally) =>
      `column ${quoteFound(this.name)}: ${counted(count, 'cell')}, first ${quoteFound(text)} in row ${row}`;
    if (this.#marks !== undefined)
      notes.remark(`${of(this.#marks)}: the mark of a note is not part of the figure, and left off`);
    if (this.#small !== undefined)
      notes.remark(`${of(this.#small)}: small figures that round to zero, neither 0 nor known: missing`);
    if (this.#lookups !== undefined)
      notes.remark(`${of(this.#lookups)}: what a formula leaves that finds nothing: taken as missing`);
  }
}

const seen = (tally: Tally | undefined, row: number, cell: Cell | undefined): Tally => {
  if (tally === undefined) return { count: 1, row, text: textOf(cell) };
  tally.count += 1;
  return tally;
};

/** Reads columns of figures of a given table in its one notation, and collects what cannot be used. */
export class Figures {
  readonly #columns: FigureColumn[] = [];
  readonly #missing: ReadonlySet<string>;
  readonly #numberMissing: boolean;
  readonly problems: CellProblems;

  /**
   * @param next what the user can do about a cell that cannot be used
   * @param missing texts that the user names as missing values, as they are written
   */
  constructor(
    readonly table: FiguresOf,
    next: string,
    missing: readonly string[] = [],
  ) {
    this.problems = new CellProblems(table.name, next);
    this.#missing = new Set(missing);
    this.#numberMissing = missing.some((text) => {
      const found = readNotation(text, table.decimal);
      return typeof found !== 'string' && !Number.isNaN(found.value);
    });
  }

  column(name: string): FigureColumn {
    const column = new FigureColumn(
      name,
      this.table.decimal,
      this.problems,
      this.#missing,
      this.#numberMissing,
    );
    this.#columns.push(column);
    return column;
  }

  /** Throws `value-not-finite` or `table-invalid` where a cell could not be used. */
  check(): void {
    this.problems.check();
  }

  /** Notes what the figures were read without: marks of notes, and small figures that are not known. */
  report(notes: Notes): void {
    for (const column of this.#columns) column.report(notes);
  }
}
