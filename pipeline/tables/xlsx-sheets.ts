import type { Sheet, Cell as XlsxCell } from 'hucre';
import type { SheetCell } from '../../sources/layouts/workbook.js';
import { shownBy } from './cell-format.js';
import { raisedRun } from './note-marks.js';
import type { Cell } from './read-cell.js';
import { ScaledNumbers, type SheetContent } from './sheet.js';
import { unreadable } from './table-file.js';

/** A cell of a sheet as the rest of the program has cells: dates, booleans and errors become text. */
function cellOf(cell: SheetCell): Cell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return cell;
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** The text of runs, of which raised and lowered ones are marks of notes. */
function textOfRuns(runs: NonNullable<XlsxCell['richText']>): string {
  // Where every run is raised, the whole cell is, and it has no other text that it could belong to.
  if (runs.every(({ text, font }) => text.trim() === '' || font?.vertAlign !== undefined))
    return runs.map(({ text }) => raisedRun(text, '')).join('');
  let whole = '';
  for (const { text, font } of runs)
    whole += font?.vertAlign === undefined ? text : raisedRun(text, whole, font.vertAlign === 'subscript');
  return whole;
}

function contentOf(sheet: Sheet, file: string): SheetContent {
  const rows = sheet.rows.map((row) => row.map(cellOf));
  const scaled = new ScaledNumbers();
  /** A cell whose runs or format say more than its value. */
  const detailed = ({ value, richText, style }: XlsxCell, given: Cell, row: number, column: number): Cell => {
    if (richText?.some(({ font }) => font?.vertAlign !== undefined)) return textOfRuns(richText);
    if (typeof value !== 'number') return given;
    const shown = shownBy(value, style?.numFmt);
    if (shown.thousands > 0) scaled.see(row, column, shown, value);
    return shown.cell;
  };
  for (const [position, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = position.split(',').map(Number);
    const cells = rows[row];
    const given = cells?.[column] ?? null;
    // A formula that no program has calculated yet has no value, and must not pass for a missing one.
    if (cell.formula !== undefined && (given === null || given === ''))
      throw unreadable(
        `${file}, sheet ${JSON.stringify(sheet.name)}, row ${row + 1}, column ${column + 1}: a formula without a value`,
        'open and save the workbook, or save it as CSV',
      );
    if (cells !== undefined && given !== null) cells[column] = detailed(cell, given, row, column);
  }
  scaled.settle(rows);
  const hiddenRows = [...(sheet.rowDefs ?? [])]
    .filter(([, { hidden, height }]) => hidden === true || height === 0)
    .map(([row]) => row)
    .sort((a, b) => a - b);
  const hiddenColumns = (sheet.columns ?? []).flatMap(({ hidden, width }, column) =>
    hidden === true || width === 0 ? [column] : [],
  );
  return {
    name: sheet.name,
    ...(sheet.veryHidden === true
      ? { hidden: 'very hidden' as const }
      : sheet.hidden === true
        ? { hidden: 'hidden' as const }
        : {}),
    rows,
    hiddenRows,
    hiddenColumns,
    filtered: sheet.autoFilter !== undefined,
    scaled,
  };
}

/** The sheets of an xlsx workbook; their cells are read when they are asked for. */
export async function xlsxSheets(
  bytes: Uint8Array,
  file: string,
): Promise<{ name: string; hidden: boolean; content: () => SheetContent }[]> {
  const { readXlsx } = await import('hucre');
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    content: () => contentOf(sheet, file),
  }));
}
