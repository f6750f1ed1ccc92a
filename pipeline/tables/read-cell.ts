import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { parseNumber } from '../../sources/symbols.js';
import { cleanText } from './clean-text.js';
import { LIMITS } from './limits.js';

/** A cell as a file holds it: text, or a number where the file has types. */
export type Cell = string | number | null;

export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : cleanText(String(cell));

/** How to read the cells of a table. */
export interface CellRules {
  /** Why there is no figure, for a text that marks a missing one; undefined for any other text. */
  readonly missing: (text: string) => string | undefined;
  /** True where a number may have a pound sign, a per cent sign, commas between thousands or a true minus. */
  readonly decorated: boolean;
  /** True where a mark for a missing figure is itself a number, such as -99. */
  readonly numberMissing: boolean;
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;

/** True for a number without any symbol that needs interpreting. */
export const isPlainNumber = (cell: Cell): boolean =>
  typeof cell === 'number' || (cell !== null && PLAIN.test(cell));

export const isPercent = (text: string): boolean => text.endsWith('%');

/** Reads plain numbers; an empty cell is a missing value, and so is any text that the user lists. */
export function plainRules(missing: readonly string[]): CellRules {
  const texts = new Set(missing);
  return {
    missing: (text) => (texts.has(text) ? 'no_value' : undefined),
    decorated: false,
    numberMissing: missing.some((text) => PLAIN.test(text)),
  };
}

/** Symbols that publishers write in place of a number. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '-': 'not_available',
  '–': 'not_available',
  '—': 'not_available',
  '..': 'not_available',
  '.': 'not_available',
  'n/a': 'not_available',
  na: 'not_available',
  x: 'not_available',
  '[x]': 'not_available',
  ':': 'not_available',
  '[:]': 'not_available',
  c: 'suppressed',
  '[c]': 'suppressed',
  '*': 'suppressed',
  z: 'not_applicable',
  '[z]': 'not_applicable',
};

/** Reads numbers and symbols as publishers write them. */
export const PUBLISHED_RULES: CellRules = {
  missing: (text) => {
    const symbol = text.toLowerCase();
    return Object.hasOwn(SYMBOLS, symbol) ? SYMBOLS[symbol] : undefined;
  },
  decorated: true,
  numberMissing: false,
};

/** Why a cell is not a figure. */
export type CellProblem = 'value-not-finite' | 'table-invalid';

/**
 * £9,500, −£4,000 and 45%: the symbol of the unit adds nothing to the header. Anything less plain, such as
 * brackets or a mark after a number, could mean several things and is not guessed.
 */
const decorated = (text: string): number | undefined =>
  parseNumber(
    text
      .replace(/^[−–]/, '-')
      .replace(/^(-?)£\s*/, '$1')
      .replace(/\s*%$/, ''),
  );

/** Adding zero turns −0 into 0. */
const finite = (value: number): number | CellProblem =>
  Number.isFinite(value) ? value + 0 : 'value-not-finite';

/**
 * Reads a cell as a number: NaN where the figure is missing (an empty cell, or a mark for a missing figure),
 * and the problem where the cell is neither.
 */
export function readCell(cell: Cell | undefined, rules: CellRules): number | CellProblem {
  if (cell === null || cell === undefined || cell === '') return Number.NaN;
  if (rules.numberMissing && rules.missing(textOf(cell)) !== undefined) return Number.NaN;
  if (typeof cell === 'number') return finite(cell);
  if (PLAIN.test(cell)) return finite(Number(cell));
  const text = cleanText(cell);
  if (text === '' || rules.missing(text) !== undefined) return Number.NaN;
  if (PLAIN.test(text)) return finite(Number(text));
  const value = rules.decorated ? decorated(text) : undefined;
  if (value !== undefined) return finite(value);
  return NOT_FINITE.test(text) ? 'value-not-finite' : 'table-invalid';
}

const WORDS: Readonly<Record<CellProblem, string>> = {
  'value-not-finite': 'is not a finite number',
  'table-invalid': 'is not a number',
};

/** Collects cells that cannot be used, so that one error lists all of them. */
export class CellProblems {
  readonly #found: { readonly code: CellProblem; readonly place: string }[] = [];
  #count = 0;

  /**
   * @param name name of the table
   * @param next what the user can do about such a cell
   */
  constructor(
    readonly name: string,
    readonly next: string,
  ) {}

  add(code: CellProblem, row: number, column: string, cell: Cell | undefined): void {
    this.#count += 1;
    if (this.#found.length >= LIMITS.badCells) return;
    const place = `row ${row}, column ${quoteFound(column)}: ${quoteFound(String(cell ?? ''))}`;
    this.#found.push({ code, place });
  }

  /**
   * Throws `value-not-finite` or `table-invalid` for the first cell; `places` lists all cells with the same
   * problem.
   */
  check(): void {
    const [first] = this.#found;
    if (first === undefined) return;
    const others = this.#count > 1 ? ` (and ${this.#count - 1} more cells that cannot be used)` : '';
    throw new SmiError(first.code, `${this.name}, ${first.place} ${WORDS[first.code]}${others}`, {
      next: this.next,
      places: this.#found.filter(({ code }) => code === first.code).map(({ place }) => place),
    });
  }
}
