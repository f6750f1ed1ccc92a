import { type Cell, plainRules, readCell, textOf } from '../../tables/read-cell.js';

/** What publishers write where there is no number; found in a column of numbers, they are offered as data.missing. */
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

/** Digits that a number does not begin with: 001 is a code, and would lose its zeros. */
const ZEROS = /^0\d/;

/** What is seen of a column while the rows go by. */
export class SurveyedColumn {
  readonly name: string;
  numbers = 0;
  least = Number.POSITIVE_INFINITY;
  most = Number.NEGATIVE_INFINITY;
  /** Cells that are neither a number, nor empty, nor a sign for nothing; 001 is among them. */
  odd = 0;
  /** The first of them, and its row in the file. */
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
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  /** True for one that has numbers and nothing else but signs for nothing. */
  get numeric(): boolean {
    return this.odd === 0 && this.numbers > 0;
  }

  /** True for whole numbers of as many digits each, some with zeros in front, as codes are written. */
  get padded(): boolean {
    return this.#padded > 0 && this.odd === this.#padded && this.#whole && this.#widths.size === 1;
  }

  /** True for whole numbers alone. */
  get whole(): boolean {
    return (this.numeric || this.padded) && this.#whole && this.signs.size === 0;
  }

  /** True for one of numbers but for a few cells: these are likely to be slips. */
  get mostlyNumbers(): boolean {
    return this.odd > 0 && !this.padded && this.numbers > this.odd;
  }

  /** True for one of words or of codes. */
  get text(): boolean {
    return this.odd > 0 && !this.mostlyNumbers;
  }
}
