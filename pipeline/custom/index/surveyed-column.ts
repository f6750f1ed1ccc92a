import { quoteFound } from '../../../errors/smi-error.js';
import { WrittenAlike } from '../../tables/figures.js';
import { type Decimal, readNotation, type Unread } from '../../tables/notation.js';
import { type Cell, problemWords, textOf } from '../../tables/read-cell.js';

/** What programs write for a missing number; where a column of numbers has them, the draft lists them. */
const SIGNS = new Set(['NaN', 'nan', 'NULL', 'null']);

/** A leading zero: 001 is a code, and would lose its zeros as a number. */
const ZEROS = /^0\d/;

/** A number with something about it that makes it unreadable. */
const MEANT = /^[^\p{L}\d]*\d[\d.,' ]*(?:[^\p{L}\d].*|\p{L}{1,2})?$/u;

/** A whole number as a code has it. */
const PLAIN_DIGITS = /^[+-]?\d+$/;

/** What is learnt of a column from row to row. */
export class SurveyedColumn {
  readonly name: string;
  numbers = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  /** Cells that are neither a number, nor empty, nor a sign for a missing value; 001 counts as one. */
  odd = 0;
  /** The first such cell, its row in the file, and what is wrong with it as a number. */
  first:
    | { readonly text: string; readonly row: number; readonly problem: Unread; readonly words: string }
    | undefined;
  /** Cells that are meant as numbers and cannot be read as such, like 0,410 and 9.5k. */
  meant = 0;
  /** Those of them that no word or code looks like: 0,410, but not 9.5k. */
  #misread = 0;
  readonly signs = new Set<string>();
  /** Cells with a symbol for a missing figure. */
  absent = 0;
  /** Why its numbers cannot be read as one column: some with per cent, say, and some without. */
  mixed: string | undefined;
  readonly #alike = new WrittenAlike();
  #padded = 0;
  #whole = true;
  readonly #widths = new Set<number>();

  constructor(
    name: string,
    readonly decimal: Decimal = '.',
  ) {
    this.name = name;
  }

  see(cell: Cell | undefined, row: number): void {
    const found = readNotation(cell, this.decimal);
    const text = textOf(cell);
    if (typeof found !== 'string' && Number.isNaN(found.value)) {
      if (text !== '') this.absent += 1;
      return;
    }
    if (typeof found === 'string' && SIGNS.has(text)) {
      this.signs.add(text);
      return;
    }
    const value = typeof found === 'string' ? undefined : found.value;
    const differs = typeof found === 'string' ? undefined : this.#alike.differs(found, row);
    if (differs !== undefined) this.mixed ??= `${quoteFound(text)} in row ${row} ${differs.words}`;
    this.#widths.add(text.length);
    const padded = typeof cell === 'string' && ZEROS.test(text);
    if (value !== undefined) this.#whole &&= Number.isInteger(value) && PLAIN_DIGITS.test(text);
    if (value !== undefined && !padded) this.#number(value);
    else {
      this.odd += 1;
      if (value !== undefined) this.#padded += 1;
      if (typeof found === 'string' && (found !== 'not_a_number' || MEANT.test(text))) this.meant += 1;
      if (typeof found === 'string' && found !== 'not_a_number' && found !== 'only_a_mark')
        this.#misread += 1;
      const problem = typeof found === 'string' ? found : 'not_a_number';
      this.first ??= { text, row, problem, words: problemWords(problem, cell) };
    }
  }

  #number(value: number): void {
    this.numbers += 1;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  /** True for a column in which every cell has a symbol for a missing figure. */
  get allAbsent(): boolean {
    return this.absent > 0 && this.numbers === 0 && this.odd === 0;
  }

  /** True for a column of numbers, with or without signs for missing values. */
  get numeric(): boolean {
    return this.odd === 0 && this.numbers > 0;
  }

  /** True for whole numbers of the same length, some with leading zeros, as codes are written. */
  get padded(): boolean {
    return this.#padded > 0 && this.odd === this.#padded && this.#whole && this.#widths.size === 1;
  }

  /** True for whole numbers only. */
  get whole(): boolean {
    return (this.numeric || this.padded) && this.#whole && this.signs.size + this.absent === 0;
  }

  /** True for a column of numbers except for a few cells, which are probably mistakes. */
  get mostlyNumbers(): boolean {
    return this.odd > 0 && !this.padded && this.numbers > this.odd;
  }

  /** True for a column of words or codes, but not of numbers that cannot be read. */
  get text(): boolean {
    return this.odd > 0 && !this.mostlyNumbers && 2 * this.#misread <= this.odd;
  }
}
