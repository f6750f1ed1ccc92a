import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { LEAST_UNITS } from '../../methods/spread.js';
import { type Cell, textOf } from '../../tables/cell.js';
import {
  type CodeBy,
  type CodeColumn,
  codeCandidates,
  codeOf,
  type Distinct,
  isCalledCode,
  PERIOD,
} from '../../tables/code-column.js';
import { type TableFile, visitTable } from '../../tables/visit-table.js';
import { SurveyedColumn } from './surveyed-column.js';

export interface Survey {
  readonly file: string;
  readonly columns: readonly SurveyedColumn[];
  /** Columns with the code and the name of the units. */
  readonly code: string;
  readonly codeBy: CodeBy;
  readonly name: string;
  /** Column with the year, where units stand more than once. */
  readonly period: string | null;
  readonly units: number;
}

async function columnsOf(table: TableFile): Promise<{ columns: SurveyedColumn[]; file: string }> {
  let columns: SurveyedColumn[] = [];
  let file = '';
  await visitTable(table, {
    header(names, name) {
      file = name;
      columns = names.map((one) => new SurveyedColumn(one));
    },
    row(cells, row) {
      columns.forEach((column, at) => {
        column.see(cells[at], row);
      });
    },
  });
  return { columns, file };
}

/** Which columns could be the code is known at the end alone, so that the table is read once more for their values. */
async function distinctOf(
  table: TableFile,
  candidates: readonly CodeColumn[],
  year: number,
): Promise<Distinct[]> {
  const found = candidates.map(() => ({ filled: 0, texts: new Set<string>(), pairs: new Set<string>() }));
  await visitTable(table, {
    header() {},
    row(cells: readonly Cell[]) {
      candidates.forEach(({ at }, place) => {
        const text = textOf(cells[at]);
        if (text === '') return;
        found[place]!.filled += 1;
        found[place]!.texts.add(text);
        found[place]!.pairs.add(JSON.stringify([text, textOf(cells[year])]));
      });
    },
  });
  return found.map(({ filled, texts, pairs }) => ({ filled, different: texts.size, pairs: pairs.size }));
}

/**
 * The column of names: the one called so, else that of text with the most different values, the first of several. A
 * column with less than half as many as there are units says what group they are in, and the code is the name.
 */
function nameOf(
  columns: readonly SurveyedColumn[],
  code: string,
  units: number,
  differ: (at: number) => number,
): string {
  if (columns.some(({ name }) => name === 'unit_name')) return 'unit_name';
  const [first] = columns
    .map(({ name, text }, at) => ({ name, text, different: differ(at) }))
    .filter(({ name, text }) => text && name !== '' && name !== code && !isCalledCode(name))
    .filter(({ different }) => 2 * different >= units)
    .sort((one, other) => other.different - one.different);
  return first?.name ?? code;
}

/** Looks at a table to see what a method could make of it. Throws as `visitTable`, and for what no index can be made of. */
export async function survey(table: TableFile): Promise<Survey> {
  const { columns, file } = await columnsOf(table);
  const candidates = codeCandidates(columns);
  const year = columns.findIndex((column) => PERIOD.test(column.name));
  const distinct = await distinctOf(table, candidates, year);
  const chosen = codeOf(candidates, distinct);
  if (chosen === undefined)
    throw new SmiError('table-invalid', `${file} has no column of text that could be the code of the units`, {
      next: 'call the column with the code unit_code',
    });
  const code = columns[chosen.at]!.name;
  const { filled, different: units } = distinct[candidates.indexOf(chosen)]!;
  if (units < LEAST_UNITS)
    throw new SmiError('units-too-few', `${file} has ${units} units: an index needs ${LEAST_UNITS} or more`);
  const period = units === filled ? null : (columns[year]?.name ?? null);
  if (units < filled && period === null)
    throw new SmiError(
      'code-duplicate',
      `${file}: units of the column ${quoteFound(code)} stand more than once`,
      {
        next: 'give every unit a code of its own in a column unit_code, or call the column of years “year”',
      },
    );
  const differ = (at: number) =>
    distinct[candidates.findIndex((one) => one.at === at && one.by === 'text')]?.different ?? 0;
  return {
    file,
    columns,
    code,
    codeBy: chosen.by,
    name: nameOf(columns, code, units, differ),
    period,
    units,
  };
}
