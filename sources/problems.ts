import { SmiError } from '../errors/smi-error.js';

/** Collects every row of a file that cannot be read, so that all are told at once and not the first alone. */
export class Problems {
  readonly #file: string;
  readonly #places: string[] = [];
  readonly #rows = new Set<number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Notes one unreadable place. `row` counts from 1, the header being row 1 where there is one. */
  add(row: number, column: string, problem: string): void {
    this.#rows.add(row);
    this.#places.push(`row ${row}, column ${column}: ${problem}`);
  }

  /** Throws `rows-unreadable` with every place, when there is one. */
  check(): void {
    const [first] = this.#places;
    if (first === undefined) return;
    // One row can be unreadable in more than one place.
    const rows =
      this.#rows.size === 1 ? 'a row cannot be read' : `${this.#rows.size} rows cannot be read, the first`;
    throw new SmiError('rows-unreadable', `${this.#file}: ${rows}: ${first}`, {
      places: this.#places.length === 1 ? [] : this.#places.map((place) => `${this.#file}: ${place}`),
    });
  }
}
