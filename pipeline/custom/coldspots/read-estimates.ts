import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import { type FigureColumn, Figures } from '../../tables/figures.js';
import { Lookalikes } from '../../tables/lookalikes.js';
import { NameColumn } from '../../tables/names.js';
import { type Cell, textOf } from '../../tables/read-cell.js';
import { type Notes, noteOf, type Table, type WantedColumns } from '../../tables/table.js';
import type { ColumnMap, Role } from './column-map.js';

type Figure = Exclude<Role, 'area'>;

/** A cell of the table as a number, or why there is none. */
export interface EstimateCell {
  readonly value: number | null;
  /** Why there is no number; empty where there is one. */
  readonly reason: string;
  /** The text of the cell in the table. */
  readonly text: string;
}

/** One row of the table. */
export interface EstimateRow {
  /** Of the file, from 1. */
  readonly row: number;
  /** The area as the table names it. */
  readonly area: string;
  readonly cells: ReadonlyMap<Figure, EstimateCell>;
}

/** No area has a longer name, and comparing a longer text with every name would take too long. */
const AREA_LENGTH = 200;

/** Many times the number of areas of any type; a table with more rows is some other table. */
const MAX_AREAS = 10_000;

/** Larger than any figure in any unit, and its square is still finite. */
const MAX_FIGURE = 1e12;

const figuresOf = (map: ColumnMap): { role: Figure; column: string }[] =>
  [...map].flatMap(([role, column]) => (role === 'area' ? [] : [{ role, column }]));

/** The columns of a table that are read. */
export const columnsRead = (map: ColumnMap): WantedColumns => ({
  keys: [map.get('area') ?? ''],
  figures: figuresOf(map).map(({ column }) => column),
});

/** Reads a cell of a role, and refuses a number that cannot be such a figure. */
function readFigure(
  column: FigureColumn,
  cell: Cell | undefined,
  role: Figure,
  row: number,
  table: string,
): EstimateCell {
  const text = textOf(cell);
  const value = column.read(cell, row);
  if (Number.isNaN(value)) return { value: null, reason: column.reason || 'no_figure', text };
  const refused = (problem: string) =>
    new SmiError('table-invalid', `${table}, row ${row}, column ${quoteFound(column.name)}: ${problem}`);
  if (Math.abs(value) > MAX_FIGURE) throw refused(`${quoteFound(text)} is too large for a figure`);
  if (role.endsWith('_se') && value < 0)
    throw refused(`a standard error cannot be below zero, found ${quoteFound(text)}`);
  return { value, reason: '', text };
}

/**
 * The rows of a table by area. A row without a figure in any of the columns is skipped.
 * @param notes collects the rows that were skipped
 * @throws SmiError `table-unreadable`, `table-invalid` or `value-not-finite`, naming file, row and column
 */
export async function readEstimates(table: Table, map: ColumnMap, notes: Notes): Promise<EstimateRow[]> {
  const index = (column: string, role: Role) =>
    table.column(column, `mapped to ${role}`, 'name one of its columns with --map');
  const area = index(map.get('area') ?? '', 'area');
  const read = new Figures(table, 'give a number, or a symbol such as c, x, z or .. for a missing one');
  const figures = figuresOf(map).map(({ role, column }) => ({
    role,
    index: index(column, role),
    column: read.column(column),
  }));
  const names = new NameColumn(map.get('area') ?? '');
  const alike = new Lookalikes(table.name, 'area');
  const rows: EstimateRow[] = [];
  for await (const given of table.rows(notes)) {
    const { cells, row } = given;
    if (figures.every((figure) => textOf(cells[figure.index]) === '')) {
      notes.add(noteOf(given));
      continue;
    }
    const name = names.read(cells[area], row);
    const refused = (problem: string) =>
      new SmiError('table-invalid', `${table.name}, row ${row}: ${problem}`);
    if (name === '') throw refused('figures without an area');
    if (name.length > AREA_LENGTH)
      throw refused(`${quoteFound(name, 40)} is too long to be the name of an area`);
    if (rows.length === MAX_AREAS)
      throw new SmiError(
        'table-invalid',
        `${table.name} has more than ${whole(MAX_AREAS)} rows with figures`,
        {
          next: 'give a table with one row for each area',
        },
      );
    alike.see(cells[area], row);
    const found = figures.map(
      ({ role, column, index: i }) => [role, readFigure(column, cells[i], role, row, table.name)] as const,
    );
    rows.push({ row, area: name, cells: new Map(found) });
  }
  read.check();
  names.report(notes);
  read.report(notes);
  if (rows.length === 0)
    throw new SmiError('table-invalid', `${table.name} has no row with figures below its header`);
  return rows;
}
