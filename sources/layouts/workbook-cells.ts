import { type Entry, fromBuffer } from 'yauzl';
import { SmiError } from '../../errors/smi-error.js';

/**
 * Rows × columns of all sheets of a workbook together, up to the last cell of each: a reader holds a place
 * for every one, also where nothing is in it.
 */
export const MOST_PLACES = 10_000_000;

/** Cells that are written in a workbook: each takes far more memory than a place. */
export const MOST_CELLS = 3_000_000;

/** A row or a cell of a sheet, with what follows it up to the next tag. */
const ELEMENT = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^<]*)/g;
const ROW = /\sr\s*=\s*["']\s*(\d{1,8})/;
const CELL = /\sr\s*=\s*["']\s*([A-Za-z]{1,3})(\d{1,8})/;

/** The number of a column, from 1, of its letters. */
const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** Follows the rows and the cells of one sheet through its XML, in pieces. */
class Extent {
  cells = 0;
  #rest = '';
  #row = 0;
  #column = 0;
  #lastRow = 0;
  #lastColumn = 0;

  /** Rows × columns up to the last cell. */
  get places(): number {
    return this.#lastRow * this.#lastColumn;
  }

  add(piece: string): void {
    const text = this.#rest + piece;
    // The last tag may go on in the next piece.
    const end = text.lastIndexOf('<');
    this.#rest = end < 0 ? '' : text.slice(end);
    this.#read(end < 0 ? text : text.slice(0, end));
  }

  end(): void {
    this.#read(this.#rest);
  }

  #read(text: string): void {
    for (const [, name, rest = ''] of text.matchAll(ELEMENT)) {
      if (name === 'row') {
        this.#row = Number(ROW.exec(rest)?.[1] ?? this.#row + 1);
        this.#column = 0;
        continue;
      }
      const [, letters, row] = CELL.exec(rest) ?? [];
      this.#column = letters === undefined ? this.#column + 1 : columnOf(letters);
      this.cells += 1;
      this.#lastRow = Math.max(this.#lastRow, Number(row ?? this.#row));
      this.#lastColumn = Math.max(this.#lastColumn, this.#column);
    }
  }
}

/**
 * Checks how many cells an xlsx workbook has, before a reader holds them. Its list of entries must have been
 * checked. Throws `workbook-unsafe`, and `file-unreadable` for an archive that is broken.
 */
export function guardCells(bytes: Uint8Array, file: string): Promise<void> {
  let places = 0;
  let cells = 0;
  return new Promise((resolve, reject) => {
    const broken = (cause: unknown) =>
      reject(new SmiError('file-unreadable', `${file} is not a workbook, or ends early`, { cause }));
    const isTooLarge = (extent: Extent): boolean =>
      places + extent.places > MOST_PLACES || cells + extent.cells > MOST_CELLS;
    const refuse = () =>
      reject(
        new SmiError(
          'workbook-unsafe',
          `${file} has more than ${MOST_CELLS / 1e6} million cells, or its last ones are so far out that its sheets have more than ${MOST_PLACES / 1e6} million places`,
          { next: 'save the sheet as .csv (UTF-8), without cells far away from the table' },
        ),
      );
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return broken(error);
      zip.on('error', broken);
      zip.on('end', () => resolve());
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return broken(problem);
          const extent = new Extent();
          stream.on('error', broken);
          stream.on('data', (piece: Buffer) => {
            extent.add(piece.toString('latin1'));
            if (!isTooLarge(extent)) return;
            stream.destroy();
            refuse();
          });
          stream.on('end', () => {
            extent.end();
            if (isTooLarge(extent)) return refuse();
            places += extent.places;
            cells += extent.cells;
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}
