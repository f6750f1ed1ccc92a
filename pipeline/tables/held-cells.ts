import { SmiError } from '../../errors/smi-error.js';
import { counted, whole } from '../../outputs/formats/numbers.js';
import { LIMITS } from './limits.js';

/**
 * Counts the rows of a table as they are held, so that a small file with millions of rows ends as a mistake
 * of the file and not in a lack of memory.
 */
export class HeldCells {
  #rows = 0;
  readonly #mostRows: number;

  /**
   * @param name of the table, for the message
   * @param columns how many of each row are held
   * @param limit largest number of rows × columns
   */
  constructor(
    readonly name: string,
    readonly columns: number,
    readonly limit: number = LIMITS.heldCells,
  ) {
    this.#mostRows = Math.floor(limit / Math.max(1, columns));
  }

  /** One more row. Throws `table-invalid` where they are too many. */
  add(): void {
    this.#rows += 1;
    if (this.#rows > this.#mostRows) throw this.#tooMany(`more than ${whole(this.#mostRows)} rows`);
  }

  /** Throws `table-invalid` where so many rows would be too many. */
  expect(rows: number): void {
    if (rows > this.#mostRows) throw this.#tooMany(counted(rows, 'row'));
  }

  #tooMany(rows: string): SmiError {
    return new SmiError(
      'table-invalid',
      `${this.name} has ${rows}, with ${counted(this.columns, 'column')} to read: at most ${whole(this.limit)} cells can be`,
      { next: 'give a table with one row for each unit and period' },
    );
  }
}
