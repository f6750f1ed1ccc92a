import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import type { ScoreMethod } from '../../../schemas/method/score-method.js';
import { kindFinder } from '../../geography/area-kinds.js';
import { type KindRow, othersInWords, splitByKind } from '../../geography/one-kind.js';
import { type Registers, readRegisters } from '../../geography/registers.js';
import { cleanText } from '../../tables/clean-text.js';
import { Figures } from '../../tables/figures.js';
import { isFilled } from '../../tables/find-header.js';
import { HeldCells } from '../../tables/held-cells.js';
import { Lookalikes } from '../../tables/lookalikes.js';
import { CodeColumn, NameColumn } from '../../tables/names.js';
import { textOf } from '../../tables/read-cell.js';
import { Notes, type Table, type WantedColumns } from '../../tables/table.js';
import { divideRows, numberColumns } from './denominators.js';
import { RowFilter } from './keep-rows.js';
import { onePlaceOneCode } from './one-place.js';
import { isPeriodName, joinedPeriod, periodsUsed } from './periods.js';
import { arrangeUnits, type ReadRows, reasonsAt, type Units } from './units.js';

export interface ReadUnits {
  readonly units: Units;
  /** Columns of the data that the method does not name. */
  readonly unnamed: readonly string[];
  /** What became of rows that are not simply units of the scored period, for the terminal. */
  readonly remarks: readonly string[];
}

export interface ReadOptions {
  /** The period to be scored; the latest where it is not given. */
  readonly period?: string;
  /** Whether rows of another kind of area than most are units too, whatever the method says. */
  readonly allUnits?: boolean;
}

/** The parts of a method that name columns of the data. */
type DataMethod = Pick<ScoreMethod, 'data' | 'structure'>;

/** The columns that make up the period of a row: time_period and time_identifier, say. */
export const periodColumns = ({ data: { period } }: DataMethod): readonly string[] =>
  period === undefined ? [] : [period].flat();

/** Codes of the indicators in the order of the structure. */
export const indicatorsOf = ({ structure }: DataMethod): string[] =>
  structure.filter(({ type }) => type === 'Indicator').map(({ code }) => code);

/** The columns of the data that a method reads. */
export function columnsRead(method: DataMethod): WantedColumns {
  const { unit_code, unit_name, group, keep } = method.data;
  return {
    keys: [unit_code, unit_name, ...periodColumns(method)],
    figures: numberColumns(method),
    others: [...(group === undefined ? [] : [group]), ...Object.keys(keep)],
  };
}

/** Indexes of the columns that a method names, from 0. */
interface ColumnIndexes {
  readonly code: number;
  readonly name: number;
  readonly group: number | null;
  readonly periods: readonly number[];
  /** Of the indicators and of their denominators, as `numberColumns`. */
  readonly numbers: readonly number[];
}

function indexesOf(table: Table, method: DataMethod): ColumnIndexes {
  const { unit_code, unit_name, group } = method.data;
  const indicators = new Set(indicatorsOf(method));
  const column = (name: string, field: string) =>
    table.column(name, `the ${field} of the method`, 'correct the method');
  return {
    code: column(unit_code, 'unit_code'),
    name: column(unit_name, 'unit_name'),
    group: group === undefined ? null : column(group, 'group'),
    periods: periodColumns(method).map((name) => column(name, 'period')),
    numbers: numberColumns(method).map((name) =>
      column(name, indicators.has(name) ? 'indicator' : 'denominator'),
    ),
  };
}

/** Columns of the data that the method does not name, for a warning; an empty column is none. */
function unnamedOf(
  table: Table,
  { structure, data }: DataMethod,
  indexes: ColumnIndexes,
  filled: ReadonlySet<number>,
): string[] {
  const { code, name, group, periods, numbers } = indexes;
  const named = new Set([code, name, group, ...periods, ...numbers]);
  const aggregates = new Set(structure.filter(({ type }) => type === 'Aggregate').map((row) => row.code));
  const kept = new Set(Object.keys(data.keep).map(cleanText));
  return table.header.columns.flatMap((column, index) => {
    if (named.has(index) || kept.has(column)) return [];
    if (column === '' && !filled.has(index)) return [];
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

/** A copy of a text, so that a slice does not keep the whole file in memory. */
const copyOf = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** Throws for the first row without a code, a name or, where the method names its column, a period. */
function checkKeys({ file, rows, codes, names, periods }: ReadRows, hasPeriod: boolean): void {
  rows.forEach((row, i) => {
    const what =
      codes[i] === ''
        ? 'unit code'
        : names[i] === ''
          ? 'unit name'
          : hasPeriod && periods[i] === ''
            ? 'period'
            : undefined;
    if (what !== undefined)
      throw new SmiError('table-invalid', `${file}, row ${row} has no ${what}`, {
        next: 'give it one, or remove the row',
      });
  });
}

/** Reads the rows into columns. Throws for all bad cells at once. */
async function readRows(
  table: Table,
  method: DataMethod,
  indexes: ColumnIndexes,
  notes: Notes,
): Promise<{ read: ReadRows; filter: RowFilter; filled: ReadonlySet<number> }> {
  const { name: file } = table;
  const numbers = numberColumns(method);
  const figures = new Figures(
    table,
    'correct the value, leave the cell empty, or name the text under data.missing in the method',
    method.data.missing,
  );
  const { unit_code, unit_name, group } = method.data;
  const code = new CodeColumn(unit_code);
  // One column may be both; it is then reported once.
  const name = unit_name === unit_code ? code : new NameColumn(unit_name);
  const groupNames = new NameColumn(group ?? '');
  const alike = new Lookalikes(file, 'unit');
  const rows: number[] = [];
  const codes: string[] = [];
  const names: string[] = [];
  const groups: (string | null)[] = [];
  const periods: string[] = [];
  const years: string[] = [];
  const year =
    indexes.periods.length > 0 ? -1 : table.header.columns.findIndex((column) => isPeriodName(column));
  const columns = numbers.map(() => new NumberColumn());
  const readers = numbers.map((column) => figures.column(column));
  const reasons = numbers.map(() => new Map<number, string>());
  const filter = new RowFilter(table, method.data.keep);
  const nameless = table.header.columns.flatMap((name, index) => (name === '' ? [index] : []));
  const filled = new Set<number>();
  const held = new HeldCells(file, columns.length + 3 + indexes.periods.length);
  if (Object.keys(method.data.keep).length === 0) held.expect(table.rowCount ?? 0);
  for await (const { cells, row } of table.rows(notes)) {
    if (!filter.keeps(cells)) continue;
    held.add();
    for (const index of nameless) if (isFilled(cells[index])) filled.add(index);
    rows.push(row);
    const codeCell = cells[indexes.code];
    codes.push(copyOf(code.read(codeCell, row)));
    alike.see(codeCell, row);
    names.push(copyOf(name === code ? codes.at(-1)! : name.read(cells[indexes.name], row)));
    groups.push(indexes.group === null ? null : copyOf(groupNames.read(cells[indexes.group], row)) || null);
    periods.push(copyOf(joinedPeriod(cells, indexes.periods)));
    if (year >= 0) years.push(copyOf(textOf(cells[year])));
    for (let i = 0; i < numbers.length; i += 1) {
      const reader = readers[i]!;
      columns[i]!.push(reader.read(cells[indexes.numbers[i]!], row));
      if (reader.reason !== '') reasons[i]!.set(rows.length - 1, reader.reason);
    }
  }
  figures.check();
  for (const column of new Set([code, name, groupNames])) column.report(notes);
  figures.report(notes);
  filter.check(rows.length);
  const values = columns.map((column) => column.values());
  const read: ReadRows = { file, rows, codes, names, groups, periods, values, reasons };
  const column = table.header.columns[year];
  return {
    read: column === undefined ? read : { ...read, years: { column, texts: years } },
    filter,
    filled,
  };
}

/** The rows whose indexes are not in `left`. */
function rowsWithout(read: ReadRows, left: ReadonlySet<number>): ReadRows {
  const stays = (_: unknown, i: number) => !left.has(i);
  const kept = <T>(list: readonly T[]) => list.filter(stays);
  const indexes = kept(read.rows.map((_, i) => i));
  return {
    file: read.file,
    rows: kept(read.rows),
    codes: kept(read.codes),
    names: kept(read.names),
    groups: kept(read.groups),
    periods: kept(read.periods),
    ...(read.years === undefined
      ? {}
      : { years: { column: read.years.column, texts: kept(read.years.texts) } }),
    values: read.values.map((values) => values.filter(stays)),
    reasons: read.reasons.map((reasons) => reasonsAt(reasons, indexes)),
  };
}

/** Takes out the rows of another kind of area than most. */
function unitsOnly(read: ReadRows, registers: Registers, remarks: string[]) {
  const keyOf = (i: number) => read.codes[i] || ` ${read.names[i]}`;
  const first = new Map<string, KindRow>();
  read.rows.forEach((row, i) => {
    const key = keyOf(i);
    if (!first.has(key)) first.set(key, { code: read.codes[i]!, name: read.names[i]!, row });
  });
  const split = splitByKind([...first.values()], kindFinder(registers, first.size));
  if (split.others.length === 0) return { rows: read, others: [] };
  remarks.push(
    `${othersInWords(split)}; “units: all” under data in the method, or --all-units, ranks every row`,
  );
  const keys = new Set(split.others.map(({ code, name }) => code || ` ${name}`));
  const left = new Set(read.rows.flatMap((_, i) => (keys.has(keyOf(i)) ? [i] : [])));
  return { rows: rowsWithout(read, left), others: split.others };
}

/** How many units a remark names. */
const NAMED = 8;

function absenceRemarks({ names, codes, absent, periods }: Units): string[] {
  const when = periods[0] === undefined ? '' : ` in ${periods[0]}`;
  return (
    [
      ['no_row_in_period', `no row${when}`],
      ['nothing_observed', `no figure${when}`],
    ] as const
  ).flatMap(([why, what]) => {
    const units = [...absent].flatMap(([unit, reason]) => (reason === why ? [unit] : []));
    if (units.length === 0) return [];
    const named = units.slice(0, NAMED).map((unit) => `${quoteFound(names[unit] ?? '')} (${codes[unit]})`);
    const more = units.length > NAMED ? ` and ${units.length - NAMED} more` : '';
    return [
      `${counted(units.length, 'unit has', 'units have')} ${what} and ${units.length === 1 ? 'is' : 'are'} not ranked: ${named.join(', ')}${more}`,
    ];
  });
}

/**
 * Reads the units of a table by a method: the values to be scored, and those of earlier periods.
 * @param notes collects the rows that were skipped
 * @throws SmiError `table-unreadable`, `table-invalid`, `value-not-finite`, `code-duplicate`,
 *   `setting-invalid` or `units-too-few`
 */
export async function readUnits(
  table: Table,
  method: DataMethod,
  notes = new Notes(),
  { period, allUnits = method.data.units === 'all' }: ReadOptions = {},
): Promise<ReadUnits> {
  const indexes = indexesOf(table, method);
  const { read, filter, filled } = await readRows(table, method, indexes, notes);
  const remarks = [...filter.remarks];
  const registers = readRegisters();
  const { rows, others } = allUnits ? { rows: read, others: [] } : unitsOnly(read, registers, remarks);
  checkKeys(rows, indexes.periods.length > 0);
  const periods = periodsUsed(rows.periods, rows.file, period, remarks);
  const placed = onePlaceOneCode(
    rows,
    registers,
    periods.map(({ given }) => given),
    remarks,
  );
  const units = arrangeUnits(divideRows(placed, method), periods, others);
  remarks.push(...absenceRemarks(units));
  return { units, unnamed: unnamedOf(table, method, indexes, filled), remarks };
}
