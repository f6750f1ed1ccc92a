import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { cleanText } from './clean-text.js';
import { LIMITS } from './limits.js';
import { PLAIN, type Unread } from './notation.js';
import { unseenIn, whyNot } from './why-not.js';

/** A cell as a file holds it: text, or a number where the file has types. */
export type Cell = string | number | null;

export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : cleanText(String(cell));

/** True for a number without any symbol that needs interpreting. */
export const isPlainNumber = (cell: Cell): boolean =>
  typeof cell === 'number' || (cell !== null && PLAIN.test(cell));

/** What is wrong with such a cell, to follow its text. */
export const WORDS: Readonly<Record<Unread, string>> = {
  not_a_number: 'is not a number',
  not_finite: 'is not a finite number',
  unseen: 'is not a number as it is: it has a character that is not seen',
  thousands: 'is not a number: a comma only separates thousands, in groups of three, and never after 0',
  too_long: 'has more digits than a number is computed with: the last ones would be lost',
  decimal_point: 'has a decimal point, and the other figures of the file have decimal commas',
  brackets: 'is a number in brackets, which can mean several things',
  only_a_mark: 'is only the mark of a note, without a figure',
};

const ADVICE: Partial<Readonly<Record<Unread, string>>> = {
  unseen: 'type the number again',
  thousands: 'write fractions with a point; decimal commas are read where semicolons or tabs separate cells',
  too_long: 'give a code as a column of text, or round the number to 15 digits',
  brackets: 'write a negative number with a minus, and leave the brackets out',
};

const explained = (problem: Unread, cell: Cell | undefined) =>
  problem === 'not_a_number' ? whyNot(String(cell ?? '')) : undefined;

/** What is wrong with a cell, as exactly as can be said, to follow its text. */
export const problemWords = (problem: Unread, cell: Cell | undefined): string =>
  problem === 'unseen'
    ? `${WORDS.unseen} (${unseenIn(String(cell ?? ''))})`
    : (explained(problem, cell)?.words ?? WORDS[problem]);

const adviceOn = (problem: Unread, cell: Cell | undefined): string | undefined =>
  explained(problem, cell)?.next;

/** What is wrong with a cell of figures: a problem of its text, or of the cell among those of its column. */
export type CellProblem = Unread | { readonly words: string; readonly next: string };

interface Found {
  readonly code: 'value-not-finite' | 'table-invalid';
  readonly place: string;
  readonly words: string;
  readonly next: string;
}

/** Collects cells that cannot be used, so that one error lists all of them. */
export class CellProblems {
  readonly #found: Found[] = [];
  #count = 0;

  /**
   * @param name name of the table
   * @param next what the user can do about such a cell
   */
  constructor(
    readonly name: string,
    readonly next: string,
  ) {}

  add(problem: CellProblem, row: number, column: string, cell: Cell | undefined): void {
    this.#count += 1;
    if (this.#found.length >= LIMITS.badCells) return;
    const place = `row ${row}, column ${quoteFound(column)}: ${quoteFound(String(cell ?? ''))}`;
    const code = problem === 'not_finite' ? 'value-not-finite' : 'table-invalid';
    const { words, next } = typeof problem === 'string' ? this.#explained(problem, cell) : problem;
    this.#found.push({ code, place, words, next });
  }

  #explained(problem: Unread, cell: Cell | undefined): { readonly words: string; readonly next: string } {
    return {
      words: problemWords(problem, cell),
      next: ADVICE[problem] ?? adviceOn(problem, cell) ?? this.next,
    };
  }

  /**
   * Throws `value-not-finite` or `table-invalid` for the first cell; `places` lists all cells with the same
   * code.
   */
  check(): void {
    const [first] = this.#found;
    if (first === undefined) return;
    const others = this.#count > 1 ? ` (and ${this.#count - 1} more cells that cannot be used)` : '';
    throw new SmiError(first.code, `${this.name}, ${first.place} ${first.words}${others}`, {
      next: first.next,
      places: this.#found.filter(({ code }) => code === first.code).map(({ place }) => place),
    });
  }
}
