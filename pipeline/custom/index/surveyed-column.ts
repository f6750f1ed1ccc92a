import { type Cell, plainRules, readCell, textOf } from '../../tables/read-cell.js';

/**
 * What publishers write for a missing number; where a column of numbers has them, the draft lists them as
 * data.missing.
 */
const SIGNS = new Set([
  'NA',
  'N/A',
  'n/a',
  'na',
  'NaN',
  'nan',
  'NULL',
  'null',
  '-',
  '–',
  '..',
  '.',
  ':',
  'x',
  '[x]',
]);

const RULES = plainRules([]);

/** A leading zero: 001 is a code, and would lose its zeros as a number. */
const ZEROS = /^0\d/;

/** What is learnt of a column from row to row. */
export class SurveyedColumn {
  readonly name: string;
  numbers = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  /** Cells that are neither a number, nor empty, nor a sign for a missing value; 001 counts as one. */
  odd = 0;
  /** The first such cell, and its row in the file. */
  first: { readonly text: string; readonly row: number } | undefined;
  readonly signs = new Set<string>();
  #padded = 0;
  #whole = true;
  readonly #widths = new Set<number>();

  constructor(name: string) {
    this.name = name;
  }

  see(cell: Cell | undefined, row: number): void {
    const value = readCell(cell, RULES);
    if (typeof value === 'number' && Number.isNaN(value)) return;
    const text = textOf(cell);
    if (typeof value !== 'number' && SIGNS.has(text)) {
      this.signs.add(text);
      return;
    }
    this.#widths.add(text.length);
    const padded = typeof cell === 'string' && ZEROS.test(text);
    if (typeof value === 'number') this.#whole &&= Number.isInteger(value);
    if (typeof value === 'number' && !padded) this.#number(value);
    else {
      this.odd += 1;
      if (typeof value === 'number') this.#padded += 1;
      this.first ??= { text, row };
    }
  }

  #number(value: number): void {
    this.numbers += 1;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
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
    return (this.numeric || this.padded) && this.#whole && this.signs.size === 0;
  }

  /** True for a column of numbers except for a few cells, which are probably mistakes. */
  get mostlyNumbers(): boolean {
    return this.odd > 0 && !this.padded && this.numbers > this.odd;
  }

  /** True for a column of words or codes. */
  get text(): boolean {
    return this.odd > 0 && !this.mostlyNumbers;
  }
}
