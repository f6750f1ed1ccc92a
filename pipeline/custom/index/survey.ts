import { ascending, descending } from 'd3-array';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { MIN_UNITS } from '../../methods/spread.js';
import { HeldCells } from '../../tables/held-cells.js';
import { LIMITS } from '../../tables/limits.js';
import type { Notes, Table } from '../../tables/table.js';
import { RowFilter } from './keep-rows.js';
import {
  type CodeBy,
  type CodeColumn,
  type Distinct,
  isBreakdown,
  type Level,
  levelsOf,
  levelTaken,
  totalsOf,
} from './levels.js';
import { isPeriodName } from './periods.js';
import { SurveyedColumn } from './surveyed-column.js';
import { identifiersOf, isTimeIdentifier, type OtherIdentifiers } from './time-identifiers.js';

/** Texts to keep, by column. */
export type Kept = Readonly<Record<string, string | readonly string[]>>;

export interface Survey {
  readonly file: string;
  readonly columns: readonly SurveyedColumn[];
  /** Columns with the code and the name of the units. */
  readonly code: string;
  readonly codeBy: CodeBy;
  readonly name: string;
  /** Columns that make up the period, where units have several rows; most tables have one, the year. */
  readonly periods: readonly string[];
  readonly units: number;
  /** Rows to keep, by column: of a table with rows of several levels, those of one. */
  readonly keep: Kept;
  /** Levels that have as many units as the one that is taken. */
  readonly tied: readonly string[];
  /** True where the table has rows of several levels, of which one is taken. */
  readonly hasLevels: boolean;
  readonly otherIdentifiers: OtherIdentifiers;
}

/**
 * Last words of the names of code columns, and the names that UK statistical offices give theirs (LAD24CD).
 */
const CODES =
  /(?:^|[^a-z])(?:codes?|id|urn|ukprn|gss|cd|laestab|fips|nuts|iso[23]?)$|^[a-z]{2,}\d\dcd$|^(?:ecode|areacd|geogcd)$/i;

/** The same at the end of a name in camel case, as in SchoolID. */
const JOINED = /[a-z](?:Codes?|I[Dd]|C[Dd])$/;

/** Whether the name of a column is that of a code. */
export const hasCodeName = (name: string): boolean => CODES.test(name.trim()) || JOINED.test(name.trim());

/** Whether the name of a column is what programs call the numbers of their rows, as pandas does. */
export const isRowNumber = (name: string): boolean =>
  /^(?:unnamed: ?\d+|__index_level_\d+__)$/i.test(name.trim());

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
  const numbered =
    first?.whole === true && first.name !== '' && !isPeriodName(first.name) && !isRowNumber(first.name);
  const whole: CodeColumn[] = numbered && second?.text === true ? [{ index: 0, by: 'whole_numbers' }] : [];
  return [...byName, ...whole, ...texts];
}

/** Whether the values tell units apart: all differ, or they repeat only in other periods. */
const tellsApart = ({ filled, different, pairs }: Distinct, by: CodeBy): boolean =>
  filled > 0 && (filled === different || (filled === pairs && by !== 'whole_numbers'));

/** Whether a column of GSS codes tells units apart. */
const hasUnitCode = (distinct: readonly Distinct[]): boolean =>
  distinct.some((each) => each.gss && tellsApart(each, 'gss'));

/**
 * The column named unit_code; or the GSS codes that tell units apart, of several the finest; or the first
 * other candidate that does. Whole numbers must all differ. Failing that, the first column of text, so that a
 * message can say what is wrong with it.
 */
function codeOf(candidates: readonly CodeColumn[], distinct: readonly Distinct[]): CodeColumn | undefined {
  if (candidates[0]?.by === 'unit_code') return candidates[0];
  const fitting = candidates
    .map((candidate, i) => ({ candidate, ...distinct[i]! }))
    .filter((each) => tellsApart(each, each.candidate.by));
  const [finest] = fitting
    .filter(({ gss }) => gss)
    .sort((a, b) => descending(a.different, b.different) || ascending(a.size, b.size));
  if (finest !== undefined) return { index: finest.candidate.index, by: 'gss' };
  const [repeated] = candidates
    .map(({ index }, i) => ({ index, ...distinct[i]! }))
    .filter(({ gss }) => gss)
    .sort((a, b) => descending(a.different, b.different));
  if (fitting.length === 0 && repeated !== undefined) return { index: repeated.index, by: 'gss' };
  return fitting[0]?.candidate ?? candidates.find(({ by }) => by === 'text') ?? candidates[0];
}

/** Column names of codes and of the names that go with them: LAD24CD and LAD24NM, new_la_code and la_name. */
const nameFor = (code: string): string[] => {
  const name = code.replace(/cd$/i, 'nm').replace(/code$/i, 'name').toLowerCase();
  return name === code.toLowerCase() ? [] : [name, name.replace(/^new_/, '')];
};

/**
 * The column of names: unit_name, or the one that is named as the code is, or else the column of text with
 * the most different values, the first of several. A column with fewer than half as many values as there are
 * units is a group rather than a name; then the code is the name.
 */
function nameOf(
  columns: readonly SurveyedColumn[],
  code: string,
  units: number,
  differ: (index: number) => number,
): string {
  if (columns.some(({ name }) => name === 'unit_name')) return 'unit_name';
  const texts = columns
    .map(({ name, text }, index) => ({ name, text, different: differ(index) }))
    .filter(
      ({ name, text }) =>
        text &&
        name !== '' &&
        name !== code &&
        !hasCodeName(name) &&
        !isPeriodName(name) &&
        !isTimeIdentifier(name),
    )
    .filter(({ different }) => 2 * different >= units)
    .sort((a, b) => descending(a.different, b.different));
  const pair = nameFor(code);
  return (texts.find(({ name }) => pair.includes(name.toLowerCase())) ?? texts[0])?.name ?? code;
}

export interface SurveyOptions {
  /** The level whose rows are taken, where the table has several. */
  readonly level?: string;
}

const mutable = (kept: Kept): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(kept).map(([column, text]) => [column, typeof text === 'string' ? text : [...text]]),
  );

/** The error for a unit with several rows in a period, with the columns in which they differ. */
function repeated(file: string, code: string, period: string | undefined, breakdowns: readonly string[]) {
  const differ = breakdowns.map((name) => quoteFound(name)).join(', ');
  const when = period === undefined ? '' : ` of one ${period}`;
  return new SmiError(
    'code-duplicate',
    `${file}: the column ${quoteFound(code)} has the same unit in several rows${when}`,
    {
      next:
        breakdowns.length === 0
          ? 'give every unit its own code in a column unit_code, or name the column of years “year”'
          : `keep one row for each unit${period === undefined ? '' : ' and period'}; the rows differ in ${differ}`,
    },
  );
}

/**
 * Surveys the columns of a table to draft a method for it.
 * @param notes collects the rows that were skipped
 * @throws SmiError `table-unreadable`; `table-invalid`, `units-too-few`, `code-duplicate` or
 *   `setting-invalid` where the table allows no index
 */
export async function survey(table: Table, notes: Notes, { level }: SurveyOptions = {}): Promise<Survey> {
  const { name: file } = table;
  const columns = table.header.columns.map((name) => new SurveyedColumn(name, table.decimal));
  const seen = new HeldCells(file, columns.length, LIMITS.surveyedCells);
  seen.expect(table.rowCount ?? 0);
  for await (const { cells, row } of table.rows(notes)) {
    seen.add();
    for (const [index, column] of columns.entries()) column.see(cells[index], row);
  }
  const candidates = codeCandidates(columns);
  const year = columns.findIndex((column) => isPeriodName(column.name));
  const years = year < 0 ? [] : [year];
  const levels = await levelsOf(table, candidates, years);
  const withCodes = levels.all.some(({ distinct }) => distinct.some(({ gss }) => gss));
  const best = ({ distinct }: Level) =>
    Math.max(
      0,
      ...distinct.map((each, i) =>
        (withCodes ? each.gss : tellsApart(each, candidates[i]!.by)) ? each.different : 0,
      ),
    );
  const taken = levelTaken(levels, file, level, best);
  const identifiers = await identifiersOf(table, taken.keep);
  const when = identifiers.inPeriod ? [...years, identifiers.index] : years;
  let keep: Kept = { ...taken.keep, ...identifiers.keep };
  let { distinct } = taken.level;
  const counted = async (kept: Kept) =>
    (await levelsOf(table, candidates, when, new RowFilter(table, mutable(kept)))).all[0]?.distinct;
  if (identifiers.index >= 0) distinct = (await counted(keep)) ?? distinct;
  let chosen = codeOf(candidates, distinct);
  // Of rows that break a figure down, by sex for one, those of the total are the units.
  const totals = totalsOf(columns, distinct, candidates);
  const isRepeated = chosen?.by !== 'unit_code' && distinct.some(({ gss }) => gss) && !hasUnitCode(distinct);
  if (isRepeated && Object.keys(totals).length > 0) {
    const withTotals = { ...keep, ...totals };
    const only = await counted(withTotals);
    if (only !== undefined && hasUnitCode(only)) {
      keep = withTotals;
      distinct = only;
      chosen = codeOf(candidates, only);
    }
  }
  if (chosen === undefined)
    throw new SmiError('table-invalid', `${file} has no column of text that could be the code of the units`, {
      next: 'name the column with the code unit_code',
    });
  const code = columns[chosen.index]!.name;
  const index = chosen.index;
  const { filled, pairs, places, gss, different } =
    distinct[candidates.findIndex((each) => each.index === index)]!;
  const units = gss ? places : different;
  const periods = units === filled ? [] : when.map((column) => columns[column]?.name ?? '');
  const breakdowns = columns
    .filter(
      ({ text, name }, i) =>
        text &&
        name !== '' &&
        i !== index &&
        isBreakdown(distinct[candidates.findIndex((each) => each.index === i)]),
    )
    .map(({ name }) => name);
  // One place under two codes is judged when the rows are read.
  if (different < filled && (periods.length === 0 || (pairs < filled && units >= MIN_UNITS)))
    throw repeated(file, code, periods.join(' and ') || undefined, breakdowns);
  if (different < MIN_UNITS)
    throw new SmiError(
      'units-too-few',
      `${file} has ${different} units: an index needs ${MIN_UNITS} or more`,
    );
  const differ = (i: number) =>
    distinct[candidates.findIndex((candidate) => candidate.index === i && candidate.by === 'text')]
      ?.different ?? 0;
  return {
    file,
    columns,
    code,
    codeBy: chosen.by,
    name: nameOf(columns, code, units, differ),
    periods,
    units,
    keep,
    hasLevels: Object.keys(taken.keep).length > 0,
    tied: taken.tied,
    otherIdentifiers: identifiers.others,
  };
}
