import { SmiError } from '../errors/smi-error.js';

/** Collects the rows of a file that cannot be read, so that one error lists them all. */
export class Problems {
  readonly #file: string;
  readonly #places: string[] = [];
  readonly #rows = new Set<number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Adds an unreadable cell. `row` counts from 1; a header is row 1. */
  add(row: number, column: string, problem: string): void {
    this.#rows.add(row);
    this.#places.push(`row ${row}, column ${column}: ${problem}`);
  }

  /** Throws `rows-unreadable` with every cell, when there are any. */
  check(): void {
    const [first] = this.#places;
    if (first === undefined) return;
    // One row can have more than one unreadable cell.
    const rows =
      this.#rows.size === 1 ? 'a row cannot be read' : `${this.#rows.size} rows cannot be read, the first`;
    throw new SmiError('rows-unreadable', `${this.#file}: ${rows}: ${first}`, {
      places: this.#places.length === 1 ? [] : this.#places.map((place) => `${this.#file}: ${place}`),
    });
  }
}
