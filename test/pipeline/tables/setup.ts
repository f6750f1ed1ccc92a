import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellValue, writeOds, writeXlsx } from 'hucre';
import { afterAll } from 'vitest';
import { Engine, identifier, text } from '../../../pipeline/engine/engine.js';
import { openTable } from '../../../pipeline/tables/open-table.js';
import { Notes, type Table, type WantedColumns } from '../../../pipeline/tables/table.js';

export type Rows = readonly (readonly CellValue[])[];

/** A temporary folder of the test, deleted afterwards. */
export function tableFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const quoted = (cell: CellValue): string =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? '');

export const csvOf = (rows: Rows): string => rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');

const sheetsOf = (rows: Rows) => [{ name: 'S', rows: rows.map((row) => [...row]) }];

/**
 * Writes the same rows in a format; for Parquet the first row has the names of the columns, and all cells are
 * text.
 */
export async function writeRows(folder: string, name: string, rows: Rows): Promise<string> {
  const path = join(folder, name);
  if (name.endsWith('.csv')) writeFileSync(path, csvOf(rows));
  else if (name.endsWith('.xlsx')) writeFileSync(path, await writeXlsx({ sheets: sheetsOf(rows) }));
  else if (name.endsWith('.ods')) writeFileSync(path, await writeOds({ sheets: sheetsOf(rows) }));
  else {
    const [header = [], ...below] = rows;
    const names = header.map((cell) => identifier(String(cell))).join(', ');
    const values = below.map(
      (row) => `(${row.map((cell) => (cell === null ? 'NULL' : text(String(cell)))).join(', ')})`,
    );
    const engine = await Engine.open({ threads: 1, folders: [folder] });
    await engine.run(
      `COPY (SELECT * FROM (VALUES ${values.join(', ')}) AS t(${names})) TO ${text(path)} (FORMAT parquet)`,
    );
    engine.close();
  }
  return path;
}

/** The content of a table, read from the first row to the last; cells as text. */
export async function readAll(
  path: string,
  wanted?: WantedColumns,
  sheet?: string,
): Promise<{ table: Table; rows: { row: number; cells: string[] }[]; notes: string[] }> {
  const table = await openTable({ path, threads: 1, ...(sheet === undefined ? {} : { sheet }) }, wanted);
  const notes = new Notes();
  const rows: { row: number; cells: string[] }[] = [];
  for await (const { cells, row } of table.rows(notes))
    rows.push({ row, cells: cells.map((cell) => String(cell ?? '')) });
  return { table, rows, notes: notes.lines };
}
