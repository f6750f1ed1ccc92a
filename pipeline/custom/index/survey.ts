import { descending } from 'd3-array';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { MIN_UNITS } from '../../methods/spread.js';
import { textOf } from '../../tables/read-cell.js';
import type { Notes, Table } from '../../tables/table.js';
import { SurveyedColumn } from './surveyed-column.js';

export interface Survey {
  readonly file: string;
  readonly columns: readonly SurveyedColumn[];
  /** Columns with the code and the name of the units. */
  readonly code: string;
  readonly codeBy: CodeBy;
  readonly name: string;
  /** Column with the year, where units have several rows. */
  readonly period: string | null;
  readonly units: number;
}

/** Why a column is taken for the code of the units. */
export type CodeBy = 'unit_code' | 'name' | 'whole_numbers' | 'text';

interface CodeColumn {
  /** Its index in the table, from 0. */
  readonly index: number;
  readonly by: CodeBy;
}

const PERIOD = /^(year|period|date|time)$/i;

/**
 * Last words of the names of code columns, and the names that UK statistical offices give theirs (LAD24CD).
 */
const CODES = /(?:^|[^a-z])(?:codes?|id|urn|ukprn|gss|cd|laestab|fips|nuts|iso[23]?)$|^[a-z]{2,}\d\dcd$/i;

/** The same at the end of a name in camel case, as in SchoolID. */
const JOINED = /[a-z](?:Codes?|I[Dd]|C[Dd])$/;

/** Whether the name of a column is that of a code. */
export const hasCodeName = (name: string): boolean => CODES.test(name.trim()) || JOINED.test(name.trim());

/**
 * The columns that could be the code, the likeliest first: one named unit_code; those with the name of a
 * code; whole numbers in front of a column of text; the columns of text.
 */
function codeCandidates(columns: readonly SurveyedColumn[]): CodeColumn[] {
  const texts = columns.flatMap(({ name, text }, index): CodeColumn[] =>
    name !== '' && text ? [{ index, by: 'text' }] : [],
  );
  const given = columns.findIndex(({ name }) => name === 'unit_code');
  if (given >= 0) return [{ index: given, by: 'unit_code' }, ...texts];
  const byName = columns.flatMap(({ name }, index): CodeColumn[] =>
    hasCodeName(name) ? [{ index, by: 'name' }] : [],
  );
  const [first, second] = columns;
  const numbered = first?.whole === true && first.name !== '' && !PERIOD.test(first.name);
  const whole: CodeColumn[] = numbered && second?.text === true ? [{ index: 0, by: 'whole_numbers' }] : [];
  return [...byName, ...whole, ...texts];
}

/** How many cells of a column are filled, and how many different values they have. */
interface Distinct {
  readonly filled: number;
  readonly different: number;
  /** Different pairs of value and period. */
  readonly pairs: number;
}

/**
 * The column named unit_code, or the first candidate that tells units apart: all its values differ, or they
 * repeat only in other periods. Whole numbers must all differ. Failing that, the first column of text, so
 * that a message can say what is wrong with it.
 */
function codeOf(candidates: readonly CodeColumn[], distinct: readonly Distinct[]): CodeColumn | undefined {
  const fits = candidates.findIndex(({ by }, candidate) => {
    const { filled, different, pairs } = distinct[candidate]!;
    return by === 'unit_code' || filled === different || (filled === pairs && by !== 'whole_numbers');
  });
  return candidates[fits] ?? candidates.find(({ by }) => by === 'text') ?? candidates[0];
}

/**
 * Reads the table a second time: only at the end of the first is it known which columns could be the code.
 */
async function distinctOf(
  table: Table,
  candidates: readonly CodeColumn[],
  year: number,
): Promise<Distinct[]> {
  const found = candidates.map(({ index }) => ({
    index,
    filled: 0,
    texts: new Set<string>(),
    pairs: new Set<string>(),
  }));
  for await (const { cells } of table.rows())
    for (const column of found) {
      const text = textOf(cells[column.index]);
      if (text === '') continue;
      column.filled += 1;
      column.texts.add(text);
      column.pairs.add(JSON.stringify([text, textOf(cells[year])]));
    }
  return found.map(({ filled, texts, pairs }) => ({ filled, different: texts.size, pairs: pairs.size }));
}

/**
 * The column of names: unit_name, or else the column of text with the most different values, the first of
 * several. A column with fewer than half as many values as there are units is a group rather than a name;
 * then the code is the name.
 */
function nameOf(
  columns: readonly SurveyedColumn[],
  code: string,
  units: number,
  differ: (index: number) => number,
): string {
  if (columns.some(({ name }) => name === 'unit_name')) return 'unit_name';
  const [first] = columns
    .map(({ name, text }, index) => ({ name, text, different: differ(index) }))
    .filter(({ name, text }) => text && name !== '' && name !== code && !hasCodeName(name))
    .filter(({ different }) => 2 * different >= units)
    .sort((a, b) => descending(a.different, b.different));
  return first?.name ?? code;
}

/**
 * Surveys the columns of a table to draft a method for it.
 * @param notes collects the rows that were skipped
 * @throws SmiError `table-unreadable`; `table-invalid`, `units-too-few` or `code-duplicate` where the table
 *   allows no index
 */
export async function survey(table: Table, notes: Notes): Promise<Survey> {
  const { name: file } = table;
  const columns = table.header.columns.map((name) => new SurveyedColumn(name, table.decimal));
  for await (const { cells, row } of table.rows(notes))
    for (const [index, column] of columns.entries()) column.see(cells[index], row);
  const candidates = codeCandidates(columns);
  const year = columns.findIndex((column) => PERIOD.test(column.name));
  const distinct = await distinctOf(table, candidates, year);
  const chosen = codeOf(candidates, distinct);
  if (chosen === undefined)
    throw new SmiError('table-invalid', `${file} has no column of text that could be the code of the units`, {
      next: 'name the column with the code unit_code',
    });
  const code = columns[chosen.index]!.name;
  const { filled, different: units } = distinct[candidates.indexOf(chosen)]!;
  if (units < MIN_UNITS)
    throw new SmiError('units-too-few', `${file} has ${units} units: an index needs ${MIN_UNITS} or more`);
  const period = units === filled ? null : (columns[year]?.name ?? null);
  if (units < filled && period === null)
    throw new SmiError(
      'code-duplicate',
      `${file}: the column ${quoteFound(code)} has the same unit in several rows`,
      {
        next: 'give every unit its own code in a column unit_code, or name the column of years “year”',
      },
    );
  const differ = (index: number) =>
    distinct[candidates.findIndex((candidate) => candidate.index === index && candidate.by === 'text')]
      ?.different ?? 0;
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
