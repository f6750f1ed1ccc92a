import { SmiError } from '../../../errors/smi-error.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import type { TableRow } from '../../tables/find-header.js';
import { CellProblems, plainRules, readCell, textOf } from '../../tables/read-cell.js';
import { Notes, type Table, type WantedColumns } from '../../tables/table.js';
import { divideRows, numberColumns } from './denominators.js';
import { arrangeUnits, type ReadRows, type Units } from './units.js';

export interface ReadUnits {
  readonly units: Units;
  /** Columns of the data that the method does not name. */
  readonly unnamed: readonly string[];
}

/** The parts of a method that name columns of the data. */
type DataMethod = Pick<ScoreMethod, 'data' | 'structure'>;

/** Codes of the indicators in the order of the structure. */
export const indicatorsOf = ({ structure }: DataMethod): string[] =>
  structure.filter(({ type }) => type === 'Indicator').map(({ code }) => code);

/** The columns of the data that a method reads. */
export function columnsRead(method: DataMethod): WantedColumns {
  const { unit_code, unit_name, group, period } = method.data;
  return {
    keys: [unit_code, unit_name, ...(period === undefined ? [] : [period])],
    figures: numberColumns(method),
    others: group === undefined ? [] : [group],
  };
}

/** Indexes of the columns that a method names, from 0. */
interface ColumnIndexes {
  readonly code: number;
  readonly name: number;
  readonly group: number | null;
  readonly period: number | null;
  /** Of the indicators and of their denominators, as `numberColumns`. */
  readonly numbers: readonly number[];
}

function indexesOf(table: Table, method: DataMethod): ColumnIndexes {
  const { unit_code, unit_name, group, period } = method.data;
  const indicators = new Set(indicatorsOf(method));
  const column = (name: string, field: string) =>
    table.column(name, `the ${field} of the method`, 'correct the method');
  return {
    code: column(unit_code, 'unit_code'),
    name: column(unit_name, 'unit_name'),
    group: group === undefined ? null : column(group, 'group'),
    period: period === undefined ? null : column(period, 'period'),
    numbers: numberColumns(method).map((name) =>
      column(name, indicators.has(name) ? 'indicator' : 'denominator'),
    ),
  };
}

/** Columns of the data that the method does not name, for a warning. */
function unnamedOf(table: Table, { structure }: DataMethod, indexes: ColumnIndexes): string[] {
  const { code, name, group, period, numbers } = indexes;
  const named = new Set([code, name, group, period, ...numbers]);
  const aggregates = new Set(structure.filter(({ type }) => type === 'Aggregate').map((row) => row.code));
  return table.header.columns.flatMap((column, index) => {
    if (named.has(index)) return [];
    if (aggregates.has(column)) return [`${column} (the structure has it as an aggregate)`];
    return [column === '' ? `column ${index + 1}, which has no name` : column];
  });
}

/** A column of numbers that grows. */
class NumberColumn {
  #buffer = new Float64Array(1024);
  #count = 0;

  push(value: number): void {
    if (this.#count === this.#buffer.length) {
      const larger = new Float64Array(this.#buffer.length * 2);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    this.#buffer[this.#count] = value;
    this.#count += 1;
  }

  values(): Float64Array {
    return this.#buffer.slice(0, this.#count);
  }
}

/** The text of a cell that may not be empty. */
function neededText({ cells, row }: TableRow, index: number, file: string, what: string): string {
  const text = textOf(cells[index]);
  if (text !== '') return text;
  throw new SmiError('table-invalid', `${file}, row ${row} has no ${what}`, {
    next: 'give it one, or remove the row',
  });
}

/** A copy of a text, so that a slice does not keep the whole file in memory. */
const copyOf = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/**
 * Reads the rows into columns. Throws for the first row without code, name or period, and for all bad cells
 * at once.
 */
async function readRows(
  table: Table,
  method: DataMethod,
  indexes: ColumnIndexes,
  notes: Notes,
): Promise<ReadRows> {
  const { name: file } = table;
  const numbers = numberColumns(method);
  const rules = plainRules(method.data.missing);
  const problems = new CellProblems(
    file,
    'correct the value, leave the cell empty, or name the text under data.missing in the method',
  );
  const rows: number[] = [];
  const codes: string[] = [];
  const names: string[] = [];
  const groups: (string | null)[] = [];
  const periods: string[] = [];
  const columns = numbers.map(() => new NumberColumn());
  for await (const given of table.rows(notes)) {
    const { cells, row } = given;
    rows.push(row);
    codes.push(copyOf(neededText(given, indexes.code, file, 'unit code')));
    names.push(copyOf(neededText(given, indexes.name, file, 'unit name')));
    groups.push(indexes.group === null ? null : copyOf(textOf(cells[indexes.group])) || null);
    periods.push(indexes.period === null ? '' : copyOf(neededText(given, indexes.period, file, 'period')));
    for (let i = 0; i < numbers.length; i += 1) {
      const cell = cells[indexes.numbers[i]!];
      const value = readCell(cell, rules);
      if (typeof value === 'number') columns[i]!.push(value);
      else problems.add(value, row, numbers[i]!, cell);
    }
  }
  problems.check();
  return { file, rows, codes, names, groups, periods, values: columns.map((column) => column.values()) };
}

/**
 * Reads the units of a table by a method: the values to be scored, and those of earlier periods.
 * @param notes collects the rows that were skipped
 * @throws SmiError `table-unreadable`, `table-invalid`, `value-not-finite`, `code-duplicate` or
 *   `units-too-few`
 */
export async function readUnits(table: Table, method: DataMethod, notes = new Notes()): Promise<ReadUnits> {
  const indexes = indexesOf(table, method);
  const units = arrangeUnits(divideRows(await readRows(table, method, indexes, notes), method));
  return { units, unnamed: unnamedOf(table, method, indexes) };
}
