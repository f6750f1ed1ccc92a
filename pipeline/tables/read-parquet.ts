import { engineRefusal } from '../../errors/engine-refusal.js';
import { SmiError } from '../../errors/smi-error.js';
import { Engine, identifier, text } from '../engine/engine.js';
import type { Cell } from './read-cell.js';
import { unreadable } from './table-file.js';

/** Largest numbers of rows and cells in one batch. */
const BATCH_ROWS = 16_384;
const BATCH_CELLS = 8_000_000;

/**
 * Types read as numbers. Whole numbers and decimals that may have more digits than a double are read as text,
 * so that none is lost without a word, and so are dates and the like.
 */
const AS_NUMBER = /^(DOUBLE|U?(TINY|SMALL)INT|U?INTEGER|DECIMAL\((?:\d|1[0-5]),.*)$/;

/**
 * A number of 32 bits is read as the shortest decimal that it stands for, as a CSV file has it: 0.1, and not
 * the 0.10000000149011612 that its bits are.
 */
const SHORT = 'FLOAT';

/** The file in a statement, which takes no bindings there. */
const from = (path: string) => `read_parquet(${text(path)}, file_row_number = true)`;

/** A Parquet file, read by an engine that may read this file and nothing else. */
export class ParquetFile {
  readonly #columns: readonly { readonly name: string; readonly type: string }[];

  private constructor(
    readonly path: string,
    readonly file: string,
    readonly threads: number,
    columns: readonly { readonly name: string; readonly type: string }[],
    readonly rowCount: number,
  ) {
    this.#columns = columns;
  }

  /** Reads the names and types of the columns. Throws `table-unreadable`. */
  static async open(path: string, file: string, threads: number): Promise<ParquetFile> {
    const opened = await ParquetFile.#engine(path, file, threads);
    try {
      const described = await opened.rows(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from(path)}`);
      const columns = described.map((row) => ({
        name: String(row.column_name),
        type: String(row.column_type),
      }));
      const [counted] = await opened.rows(`SELECT count(*) AS rows FROM ${from(path)}`);
      return new ParquetFile(path, file, threads, columns, Number(counted?.rows));
    } finally {
      opened.close();
    }
  }

  static async #engine(path: string, file: string, threads: number) {
    const engine = await Engine.open({ threads, files: [path] });
    const rows = (sql: string) =>
      engine.rows(sql).catch((error: unknown) => {
        const known = engineRefusal(error, `reading ${file}`);
        if (known instanceof SmiError) throw known;
        if (error instanceof Error && /^Out of Memory/i.test(error.message))
          throw new SmiError('memory-short', `reading ${file} needs more memory than there is`, {
            next: 'give a table with fewer columns, or free some memory',
            cause: error,
          });
        throw unreadable(`${file} cannot be read as a Parquet file`, undefined, error);
      });
    return { rows, close: () => engine.close() };
  }

  get names(): string[] {
    return this.#columns.map(({ name }) => name);
  }

  /**
   * The rows in order, in batches, each with the number of its first row; the column names count as row 1.
   */
  async *batches(): AsyncGenerator<{ rows: readonly (readonly Cell[])[]; first: number }> {
    const cells = this.#columns.map(
      ({ name, type }) =>
        `CAST(${identifier(name)} AS ${AS_NUMBER.test(type) ? 'DOUBLE' : 'VARCHAR'}) AS ${identifier(name)}`,
    );
    const opened = await ParquetFile.#engine(this.path, this.file, this.threads);
    try {
      const batch = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_CELLS / cells.length)));
      for (let start = 0; start < this.rowCount; start += batch) {
        const rows = await opened.rows(
          `SELECT ${cells.join(', ')} FROM ${from(this.path)} WHERE file_row_number >= ${start} AND file_row_number < ${start + batch} ORDER BY file_row_number`,
        );
        yield { rows: rows.map((row) => this.#cellsOf(row)), first: start + 2 };
      }
    } finally {
      opened.close();
    }
  }

  /** The engine returns numbers, texts and nulls, as the query casts them. */
  #cellsOf(row: Readonly<Record<string, Cell | boolean>>): Cell[] {
    return this.#columns.map(({ name, type }) => {
      const cell = row[name];
      if (type === SHORT && typeof cell === 'string') return Number(cell.replace(/inf$/i, 'Infinity'));
      return typeof cell === 'boolean' ? String(cell) : (cell ?? null);
    });
  }
}
