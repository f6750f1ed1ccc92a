import { counted } from '../../outputs/formats/numbers.js';
import type { Cell } from './read-cell.js';

/** A sheet of a workbook as it is read: all its cells, and what a reader of the workbook does not see. */
export interface SheetContent {
  readonly name: string;
  /** How the sheet is hidden; undefined where it is not. */
  readonly hidden?: 'hidden' | 'very hidden';
  readonly rows: readonly (readonly Cell[])[];
  /** Rows and columns that are hidden, by index from 0. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** True where rows are hidden by a filter. */
  readonly filtered: boolean;
}

/** The letters of a column, as spreadsheets name it. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

const LISTED = 8;

/** Numbers with ranges, as in 3, 5–8; the first of them where there are many. */
export function ranges(indexes: readonly number[], shown: (index: number) => string): string {
  const runs: { from: number; to: number }[] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last?.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  }
  const texts = runs.map(({ from, to }) => (from === to ? shown(from) : `${shown(from)}–${shown(to)}`));
  return texts.length > LISTED ? `${texts.slice(0, LISTED).join(', ')} and more` : texts.join(', ');
}

const hasCell = (cell: Cell | undefined): boolean => cell !== null && cell !== undefined && cell !== '';

/** Those of some columns that have a cell. Often all columns to the right of a table are hidden. */
function filledColumns(rows: SheetContent['rows'], columns: readonly number[]): number[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return columns.filter((column) => column < width && rows.some((row) => hasCell(row[column])));
}

/** What is used of a sheet although a reader of the workbook does not see it. */
export function remarksOn({
  name,
  hidden,
  rows,
  hiddenRows,
  hiddenColumns,
  filtered,
}: SheetContent): string[] {
  const filled = hiddenRows.filter((row) => rows[row]?.some(hasCell));
  const columns = filledColumns(rows, hiddenColumns);
  const remarks: string[] = [];
  if (hidden !== undefined) remarks.push(`the sheet ${JSON.stringify(name)} is ${hidden}, and used`);
  if (filled.length > 0)
    remarks.push(
      `${counted(filled.length, 'row')} ${filtered ? 'filtered out or hidden' : 'hidden'} in the sheet, and used like the others: ${ranges(filled, (row) => String(row + 1))}`,
    );
  if (columns.length > 0)
    remarks.push(
      `${counted(columns.length, 'column')} hidden in the sheet, and used like the others: ${ranges(columns, columnLetters)}`,
    );
  return remarks;
}
