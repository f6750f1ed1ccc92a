import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import {
  type Cell,
  CellProblems,
  isPercent,
  PUBLISHED_RULES,
  readCell,
  textOf,
} from '../../tables/read-cell.js';
import { type Notes, noteOf, type Table, type WantedColumns } from '../../tables/table.js';
import type { ColumnMap, Role } from './column-map.js';

type Figure = Exclude<Role, 'area'>;

/** A cell of the table as a number, or why there is none. */
export interface EstimateCell {
  readonly value: number | null;
  /** Why there is no number; empty where there is one. */
  readonly reason: string;
  /** What the table has. */
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

/** No area has a longer name, and what is longer must not be compared with every name there is. */
const AREA_LENGTH = 200;

/** Many times as many as there are areas of any kind that this is for: what has more is another table. */
const MAX_AREAS = 10_000;

/** More than this is not a figure of any unit, and its square is still a number. */
const MAX_FIGURE = 1e12;

const figuresOf = (map: ColumnMap): { role: Figure; column: string }[] =>
  [...map].flatMap(([role, column]) => (role === 'area' ? [] : [{ role, column }]));

/** The columns of a table that are read. */
export const columnsRead = (map: ColumnMap): WantedColumns => ({
  keys: [map.get('area') ?? ''],
  figures: figuresOf(map).map(({ column }) => column),
});

/** Reads the cells of figures; a column has per cent signs everywhere or nowhere. */
class FigureReader {
  readonly #problems: CellProblems;
  readonly #percent = new Map<Figure, { readonly is: boolean; readonly row: number }>();

  constructor(readonly name: string) {
    this.#problems = new CellProblems(name, 'give a plain number, or c, x, z or .. where there is none');
  }

  read(cell: Cell | undefined, role: Figure, column: string, row: number): EstimateCell {
    const text = textOf(cell);
    const value = readCell(cell, PUBLISHED_RULES);
    if (typeof value === 'string') {
      this.#problems.add(value, row, column, cell);
      return { value: null, reason: value, text };
    }
    if (Number.isNaN(value))
      return { value: null, reason: PUBLISHED_RULES.missing(text) ?? 'no_figure', text };
    const refused = (problem: string) =>
      new SmiError('table-invalid', `${this.name}, row ${row}, column ${quoteFound(column)}: ${problem}`);
    if (Math.abs(value) > MAX_FIGURE) throw refused(`${quoteFound(text)} is too large to be a figure`);
    if (role.endsWith('_se') && value < 0)
      throw refused(`a standard error below zero, found ${quoteFound(text)}`);
    const first = this.#percent.get(role) ?? { is: isPercent(text), row };
    this.#percent.set(role, first);
    if (first.is !== isPercent(text))
      throw refused(`with % here and without in row ${first.row}, or the other way round`);
    return { value, reason: '', text };
  }

  check(): void {
    this.#problems.check();
  }
}

/**
 * The rows of a table by area. A row that has no figure in any of the columns is passed over.
 * @param notes gets the rows that were passed over
 * @throws SmiError `table-unreadable`, `table-invalid` or `value-not-finite`, naming file, row and column
 */
export async function readEstimates(table: Table, map: ColumnMap, notes: Notes): Promise<EstimateRow[]> {
  const index = (column: string, role: Role) =>
    table.column(column, `mapped to ${role}`, 'name one of its columns with --map');
  const area = index(map.get('area') ?? '', 'area');
  const figures = figuresOf(map).map(({ role, column }) => ({ role, column, index: index(column, role) }));
  const reader = new FigureReader(table.name);
  const rows: EstimateRow[] = [];
  for await (const given of table.rows(notes)) {
    const { cells, row } = given;
    if (figures.every((figure) => textOf(cells[figure.index]) === '')) {
      notes.add(noteOf(given));
      continue;
    }
    const name = textOf(cells[area]);
    const refused = (problem: string) =>
      new SmiError('table-invalid', `${table.name}, row ${row}: ${problem}`);
    if (name === '') throw refused('figures without an area');
    if (name.length > AREA_LENGTH)
      throw refused(`${quoteFound(name, 40)} is too long to be the name of an area`);
    if (rows.length === MAX_AREAS)
      throw new SmiError('table-invalid', `${table.name} has more than ${MAX_AREAS} rows with figures`, {
        next: 'give a table with one row for each area',
      });
    const read = figures.map(
      ({ role, column, index: i }) => [role, reader.read(cells[i], role, column, row)] as const,
    );
    rows.push({ row, area: name, cells: new Map(read) });
  }
  reader.check();
  if (rows.length === 0)
    throw new SmiError('table-invalid', `${table.name} has no row with figures below its header`);
  return rows;
}
