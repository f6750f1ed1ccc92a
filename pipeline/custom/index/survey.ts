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

/** Last words of what columns of codes are called, and what the offices of the United Kingdom call theirs (LAD24CD). */
const CODES = /(?:^|[^a-z])(?:codes?|id|urn|ukprn|gss|cd|laestab|fips|nuts|iso[23]?)$|^[a-z]{2,}\d\dcd$/i;

/** The same at the end of words that are written in one, as in SchoolID. */
const JOINED = /[a-z](?:Codes?|I[Dd]|C[Dd])$/;

/** Whether a column is called as codes are. */
export const isCalledCode = (name: string): boolean => CODES.test(name.trim()) || JOINED.test(name.trim());

/**
 * The columns that could be the code, the likeliest first: one called unit_code; one called as codes are; whole numbers
 * in front of a column of text; the columns of text.
 */
function codeCandidates(columns: readonly SurveyedColumn[]): CodeColumn[] {
  const texts = columns.flatMap(({ name, text }, index): CodeColumn[] =>
    name !== '' && text ? [{ index, by: 'text' }] : [],
  );
  const given = columns.findIndex(({ name }) => name === 'unit_code');
  if (given >= 0) return [{ index: given, by: 'unit_code' }, ...texts];
  const called = columns.flatMap(({ name }, index): CodeColumn[] =>
    isCalledCode(name) ? [{ index, by: 'name' }] : [],
  );
  const [first, second] = columns;
  const numbered = first?.whole === true && first.name !== '' && !PERIOD.test(first.name);
  const whole: CodeColumn[] = numbered && second?.text === true ? [{ index: 0, by: 'whole_numbers' }] : [];
  return [...called, ...whole, ...texts];
}

/** How many cells of a column there are, and how many of them differ. */
interface Distinct {
  readonly filled: number;
  readonly different: number;
  /** How many differ in themselves or in the period. */
  readonly pairs: number;
}

/**
 * The column called unit_code, or the first candidate that tells units apart: all its values differ, or they repeat only
 * in other periods. Whole numbers have to differ. Where there is none, the first of text, so that a message can say what is wrong with it.
 */
function codeOf(candidates: readonly CodeColumn[], distinct: readonly Distinct[]): CodeColumn | undefined {
  const fits = candidates.findIndex(({ by }, candidate) => {
    const { filled, different, pairs } = distinct[candidate]!;
    return by === 'unit_code' || filled === different || (filled === pairs && by !== 'whole_numbers');
  });
  return candidates[fits] ?? candidates.find(({ by }) => by === 'text') ?? candidates[0];
}

/** Which columns could be the code is known only at the end, so that the table is read a second time for their values. */
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
 * The column of names: the one called so, else that of text with the most different values, the first of several. A
 * column with less than half as many as there are units says what group they are in, and the code is the name.
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
    .filter(({ name, text }) => text && name !== '' && name !== code && !isCalledCode(name))
    .filter(({ different }) => 2 * different >= units)
    .sort((a, b) => b.different - a.different);
  return first?.name ?? code;
}

/**
 * Looks at a table to see what a method could make of it.
 * @param notes gets the rows that were passed over
 * @throws SmiError `table-unreadable`; `table-invalid`, `units-too-few` or `code-duplicate` where no index can be made of it
 */
export async function survey(table: Table, notes: Notes): Promise<Survey> {
  const { name: file } = table;
  const columns = table.header.columns.map((name) => new SurveyedColumn(name));
  for await (const { cells, row } of table.rows(notes))
    for (const [index, column] of columns.entries()) column.see(cells[index], row);
  const candidates = codeCandidates(columns);
  const year = columns.findIndex((column) => PERIOD.test(column.name));
  const distinct = await distinctOf(table, candidates, year);
  const chosen = codeOf(candidates, distinct);
  if (chosen === undefined)
    throw new SmiError('table-invalid', `${file} has no column of text that could be the code of the units`, {
      next: 'call the column with the code unit_code',
    });
  const code = columns[chosen.index]!.name;
  const { filled, different: units } = distinct[candidates.indexOf(chosen)]!;
  if (units < MIN_UNITS)
    throw new SmiError('units-too-few', `${file} has ${units} units: an index needs ${MIN_UNITS} or more`);
  const period = units === filled ? null : (columns[year]?.name ?? null);
  if (units < filled && period === null)
    throw new SmiError('code-duplicate', `${file}: the column ${quoteFound(code)} has units more than once`, {
      next: 'give every unit a code of its own in a column unit_code, or call the column of years “year”',
    });
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
