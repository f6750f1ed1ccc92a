import { counted } from '../../outputs/formats/numbers.js';
import { type Shown, storedAs } from './cell-format.js';
import type { Cell } from './read-cell.js';

/** A number that its format divides by thousands for display. */
interface Divided {
  readonly row: number;
  readonly thousands: number;
  readonly stored: number;
  readonly cell: Cell;
}

/** A number by itself, with a currency or with per cent. */
const NUMBER = /^\p{Sc}?(-?\d[\d.,]*)%?$/u;

/** True for a number that says a scale: a year may be the name of a column, and zero is zero on each. */
function saysScale(cell: Cell | undefined): boolean {
  const number = Number(NUMBER.exec(String(cell ?? ''))?.[1]?.replaceAll(',', ''));
  return (
    number !== 0 && Number.isFinite(number) && !(Number.isInteger(number) && number >= 1900 && number < 2100)
  );
}

/** The numbers of a sheet that are shown in thousands or millions, by column. */
export class ScaledNumbers {
  readonly #columns = new Map<number, Divided[]>();
  readonly #remarks: string[] = [];

  /** @param row index of the row, from 0 */
  see(row: number, column: number, { cell, thousands }: Shown, stored: number): void {
    const found = this.#columns.get(column) ?? [];
    found.push({ row, thousands, stored, cell });
    this.#columns.set(column, found);
  }

  /**
   * Makes texts of the divided numbers of a column in which others are divided otherwise or not at all: what
   * a number of it means cannot be told.
   */
  settle(rows: readonly Cell[][]): void {
    for (const [column, divided] of this.#columns) {
      // Repeated rows of an ods sheet are one array.
      const own = new Set(divided.map(({ row }) => rows[row]));
      const isMixed =
        new Set(divided.map(({ thousands }) => thousands)).size > 1 ||
        rows.some((cells) => !own.has(cells) && saysScale(cells[column]) && cells.filter(hasCell).length > 1);
      const [first] = divided;
      if (first === undefined) continue;
      const { cell, row, stored } = first;
      if (isMixed)
        for (const each of divided)
          rows[each.row]![column] =
            `${storedAs(String(each.cell), each.stored)}, unlike others of its column`;
      else
        this.#remarks.push(
          `column ${columnLetters(column)}: ${counted(divided.length, 'number is', 'numbers are')} divided by ${first.thousands === 1 ? 'a thousand' : `${1000 ** first.thousands}`} for display, and read as shown: first ${cell}, stored as ${stored}, in row ${row + 1}`,
        );
    }
  }

  /** What is said of each such column. */
  get remarks(): readonly string[] {
    return this.#remarks;
  }
}

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
  readonly scaled: ScaledNumbers;
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
  scaled,
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
  return [...remarks, ...scaled.remarks];
}
