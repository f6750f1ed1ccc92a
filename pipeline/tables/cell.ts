import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { cleanText } from './clean-text.js';

/** A cell as a file holds it: text, or a number where the file has types. */
export type Cell = string | number | null;

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
/** No minus before nought. */
const PLUS = 0;

export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : cleanText(String(cell));

/** Why a cell is no figure. */
export type CellProblem = 'value-not-finite' | 'table-invalid';

/**
 * A cell as a number; NaN where it is missing (empty, or one of the texts that the method names).
 * @returns what is wrong with it, where it is neither
 */
export function readCell(cell: Cell | undefined, missing: ReadonlySet<string>): number | CellProblem {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell + PLUS : 'value-not-finite';
  if (cell === null || cell === undefined || cell === '') return Number.NaN;
  const plain = PLAIN.test(cell);
  const text = plain ? cell : cleanText(cell);
  if (!plain && (text === '' || missing.has(text))) return Number.NaN;
  if (plain || PLAIN.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value + PLUS : 'value-not-finite';
  }
  return NOT_FINITE.test(text) ? 'value-not-finite' : 'table-invalid';
}

/** So many places are kept; how many there are in all is told. */
const MOST_PLACES = 1000;

const WORDS: Readonly<Record<CellProblem, readonly [what: string, next: string]>> = {
  'value-not-finite': [
    'is not a finite number',
    'correct the value, leave the cell empty, or name the text under data.missing',
  ],
  'table-invalid': [
    'is not a number',
    'correct the value, leave the cell empty, or name the text under data.missing in the method',
  ],
};

/** Cells that cannot be used, gathered so that all are told of at once. */
export class CellProblems {
  readonly #file: string;
  readonly #places: { readonly code: CellProblem; readonly place: string }[] = [];
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add(code: CellProblem, row: number, column: string, cell: Cell): void {
    this.#count += 1;
    if (this.#places.length >= MOST_PLACES) return;
    const place = `row ${row}, column ${quoteFound(column)}: ${quoteFound(String(cell))}`;
    this.#places.push({ code, place });
  }

  /** Throws `value-not-finite` or `table-invalid`, for the first cell, with all of its kind as places. */
  check(): void {
    const [first] = this.#places;
    if (first === undefined) return;
    const [what, next] = WORDS[first.code];
    const others = this.#count > 1 ? ` (and ${this.#count - 1} cells more that cannot be used)` : '';
    throw new SmiError(first.code, `${this.#file}, ${first.place} ${what}${others}`, {
      next,
      places: this.#places.filter(({ code }) => code === first.code).map(({ place }) => place),
    });
  }
}
