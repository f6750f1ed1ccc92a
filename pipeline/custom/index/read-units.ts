import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import { type Cell, CellProblems, readCell, textOf } from '../../tables/cell.js';
import { NumberColumn } from '../../tables/number-column.js';
import { type TableFile, visitTable } from '../../tables/visit-table.js';
import { type WantedColumns, wantedColumns } from './columns-wanted.js';
import { arrangeUnits, type Units } from './units.js';

/** The rows of a table by column, in the order of the file. */
export interface ReadRows {
  readonly file: string;
  /** Where each row stands in the file. */
  readonly rows: readonly number[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly groups: readonly (string | null)[];
  readonly periods: readonly string[];
  /** By indicator, NaN where missing. */
  readonly values: readonly Float64Array[];
}

export interface ReadUnits {
  readonly units: Units;
  /** Columns of the data that the method does not name. */
  readonly unnamed: readonly string[];
}

/** Gathers the columns that are wanted, row by row. */
class UnitReader {
  file = '';
  wanted: WantedColumns | undefined;
  readonly rows: number[] = [];
  readonly codes: string[] = [];
  readonly names: string[] = [];
  readonly groups: (string | null)[] = [];
  readonly periods: string[] = [];
  readonly values: readonly NumberColumn[];
  #problems = new CellProblems('');
  readonly #missing: ReadonlySet<string>;

  constructor(
    readonly method: ScoreMethod,
    readonly indicators: readonly string[],
  ) {
    this.values = indicators.map(() => new NumberColumn());
    this.#missing = new Set(method.data.missing);
  }

  header(columns: readonly string[], file: string): void {
    this.file = file;
    this.#problems = new CellProblems(file);
    this.wanted = wantedColumns(this.method, this.indicators, columns, file);
  }

  #text(cells: readonly Cell[], at: number, row: number, what: string): string {
    const text = textOf(cells[at]);
    if (text === '')
      throw new SmiError('table-invalid', `${this.file}, row ${row} has no ${what}`, {
        next: 'give it one, or take the row out',
      });
    return text;
  }

  row(cells: readonly Cell[], row: number): void {
    const { wanted } = this;
    if (wanted === undefined) return;
    this.rows.push(row);
    this.codes.push(this.#text(cells, wanted.code, row, 'unit code'));
    this.names.push(this.#text(cells, wanted.name, row, 'unit name'));
    this.groups.push(wanted.group === null ? null : textOf(cells[wanted.group]) || null);
    this.periods.push(wanted.period === null ? '' : this.#text(cells, wanted.period, row, 'period'));
    for (let at = 0; at < wanted.indicators.length; at += 1) {
      const cell = cells[wanted.indicators[at]!];
      const value = readCell(cell, this.#missing);
      if (typeof value === 'number') this.values[at]!.push(value);
      else this.#problems.add(value, row, this.indicators[at]!, cell ?? null);
    }
  }

  finish(): ReadRows {
    this.#problems.check();
    const { file, rows, codes, names, groups, periods, values } = this;
    return { file, rows, codes, names, groups, periods, values: values.map((column) => column.values()) };
  }
}

/**
 * Reads the units of a table by a method: what is to be scored, and what is known of earlier periods.
 * @param indicators codes in the order of the structure, which is that of the columns
 * @throws SmiError `table-unreadable`, `table-invalid`, `value-not-finite`, `code-duplicate` or `units-too-few`
 */
export async function readUnits(
  table: TableFile,
  method: ScoreMethod,
  indicators: readonly string[],
): Promise<ReadUnits> {
  const reader = new UnitReader(method, indicators);
  await visitTable(table, reader);
  if (reader.wanted === undefined)
    throw new SmiError('table-invalid', `${quoteFound(table.path, 200)} has no header`);
  return { units: arrangeUnits(reader.finish()), unnamed: reader.wanted.unnamed };
}
