import { Engine, identifier, text } from '../engine/engine.js';
import type { Cell } from './cell.js';
import { unreadable } from './raw-table.js';

/** Rows that are held at a time. */
const BATCH = 16_384;

/** Whole numbers of more digits than a double holds, dates and the like go as text. */
const AS_NUMBER = /^(FLOAT|DOUBLE|DECIMAL.*|U?(TINY|SMALL)INT|U?INTEGER)$/;

const cellOf = (name: string, type: string): string =>
  `CAST(${identifier(name)} AS ${AS_NUMBER.test(type) ? 'DOUBLE' : 'VARCHAR'}) AS ${identifier(name)}`;

/** The file as it is named in a statement, which takes no bindings there. */
const from = (path: string) => `read_parquet(${text(path)}, file_row_number = true)`;

/**
 * Visits the rows of a Parquet file in order, its column names first as row 1, through an engine that may read this file
 * and nothing else. Throws `table-unreadable`.
 */
export async function visitParquet(
  path: string,
  file: string,
  threads: number,
  visit: (cells: readonly Cell[], row: number) => void,
): Promise<void> {
  const engine = await Engine.open({ threads, files: [path] });
  const asked = (sql: string) =>
    engine.rows(sql).catch((cause: unknown) => {
      throw unreadable(`${file} cannot be read as a Parquet file`, undefined, cause);
    });
  try {
    const described = await asked(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from(path)}`);
    const names = described.map(({ column_name }) => String(column_name));
    visit(names, 1);
    const cells = described.map(({ column_type }, at) => cellOf(names[at] ?? '', String(column_type)));
    const [counted] = await asked(`SELECT count(*) AS rows FROM ${from(path)}`);
    for (let start = 0; start < Number(counted?.rows); start += BATCH) {
      const rows = await asked(
        `SELECT ${cells.join(', ')} FROM ${from(path)} WHERE file_row_number >= ${start} AND file_row_number < ${start + BATCH} ORDER BY file_row_number`,
      );
      for (const [at, row] of rows.entries())
        visit(
          // The reader gives numbers, texts and nothing, as they were cast.
          names.map((name) => {
            const cell = row[name];
            return typeof cell === 'boolean' ? String(cell) : (cell ?? null);
          }),
          start + at + 2,
        );
    }
  } finally {
    engine.close();
  }
}
