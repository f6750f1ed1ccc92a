import { SmiError } from '../../errors/smi-error.js';
import { LEAST_UNITS } from '../toolbox/spread.js';
import { type Cell, readCell, textOf } from './cell.js';
import { type TableFile, visitTable } from './visit-table.js';

/** What publishers write where there is no number; found in a column of numbers, they are offered as data.missing. */
const SIGNS = new Set([
  'NA',
  'N/A',
  'n/a',
  'na',
  'NaN',
  'nan',
  'NULL',
  'null',
  '-',
  '–',
  '..',
  '.',
  ':',
  'x',
  '[x]',
]);

const NONE: ReadonlySet<string> = new Set();

/** What is seen of a column while the rows go by. */
export class SurveyedColumn {
  readonly name: string;
  numbers = 0;
  least = Number.POSITIVE_INFINITY;
  most = Number.NEGATIVE_INFINITY;
  /** Cells that are neither a number, nor empty, nor a sign for nothing. */
  texts = 0;
  readonly signs = new Set<string>();

  constructor(name: string) {
    this.name = name;
  }

  see(cell: Cell | undefined): void {
    const value = readCell(cell, NONE);
    if (typeof value === 'number') {
      if (Number.isNaN(value)) return;
      this.numbers += 1;
      if (value < this.least) this.least = value;
      if (value > this.most) this.most = value;
      return;
    }
    const text = textOf(cell);
    if (SIGNS.has(text)) this.signs.add(text);
    else this.texts += 1;
  }

  /** True for one that has numbers and nothing else but signs for nothing. */
  get numeric(): boolean {
    return this.texts === 0 && this.numbers > 0;
  }
}

export interface Survey {
  readonly file: string;
  readonly columns: readonly SurveyedColumn[];
  /** Columns with the code and the name of the units. */
  readonly code: string;
  readonly name: string;
  /** Column with the year, where units stand more than once. */
  readonly period: string | null;
  readonly units: number;
}

const PERIOD = /^(year|period|date|time)$/i;

/** The columns of code and name: those called so, else the first two of text. */
function keysOf(columns: readonly SurveyedColumn[], file: string): { code: string; name: string } {
  const has = (name: string) => columns.some((column) => column.name === name);
  const texts = columns.filter((column) => column.texts > 0 && column.name !== '').map(({ name }) => name);
  const code = has('unit_code') ? 'unit_code' : texts[0];
  if (code === undefined)
    throw new SmiError('table-invalid', `${file} has no column of text that could be the code of the units`, {
      next: 'call the column with the code unit_code',
    });
  const name = has('unit_name') ? 'unit_name' : texts.find((other) => other !== code);
  return { code, name: name ?? code };
}

/** Looks at a table to see what a method could make of it. Throws as `visitTable`, and for what no index can be made of. */
export async function survey(table: TableFile): Promise<Survey> {
  let columns: SurveyedColumn[] = [];
  let file = '';
  const rows: Cell[][] = [];
  await visitTable(table, {
    header(names, name) {
      file = name;
      columns = names.map((one) => new SurveyedColumn(one));
    },
    row(cells) {
      columns.forEach((column, at) => {
        column.see(cells[at]);
      });
      // Which columns are the keys is known at the end alone: of the cells, short texts are kept.
      rows.push(
        columns.map(({ name, texts }, at) => (texts > 0 || isKey(name) ? (cells[at] ?? null) : null)),
      );
    },
  });
  const { code, name } = keysOf(columns, file);
  const at = columns.findIndex((column) => column.name === code);
  const codes = rows.map((cells) => textOf(cells[at]));
  const units = new Set(codes).size;
  if (units < LEAST_UNITS)
    throw new SmiError('units-too-few', `${file} has ${units} units: an index needs ${LEAST_UNITS} or more`);
  const period =
    units === codes.length ? null : (columns.find((column) => PERIOD.test(column.name))?.name ?? null);
  if (units < codes.length && period === null)
    throw new SmiError('code-duplicate', `${file}: units of the column “${code}” stand more than once`, {
      next: 'give every unit a code of its own in a column unit_code, or call the column of years “year”',
    });
  return { file, columns, code, name, period, units };
}

const isKey = (name: string): boolean => name === 'unit_code' || PERIOD.test(name);
