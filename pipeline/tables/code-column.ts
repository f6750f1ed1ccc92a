import type { SurveyedColumn } from '../custom/index/surveyed-column.js';

/** Why a column is taken for the code of the units. */
export type CodeBy = 'unit_code' | 'name' | 'whole_numbers' | 'text';

export interface CodeColumn {
  /** Its place in the table, from 0. */
  readonly at: number;
  readonly by: CodeBy;
}

export const PERIOD = /^(year|period|date|time)$/i;

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
export function codeCandidates(columns: readonly SurveyedColumn[]): CodeColumn[] {
  const texts = columns.flatMap(({ name, text }, at): CodeColumn[] =>
    name !== '' && text ? [{ at, by: 'text' }] : [],
  );
  const given = columns.findIndex(({ name }) => name === 'unit_code');
  if (given >= 0) return [{ at: given, by: 'unit_code' }, ...texts];
  const called = columns.flatMap(({ name }, at): CodeColumn[] =>
    isCalledCode(name) ? [{ at, by: 'name' }] : [],
  );
  const [first, second] = columns;
  const numbered = first?.whole === true && first.name !== '' && !PERIOD.test(first.name);
  const beside = second?.text === true;
  return [...called, ...(numbered && beside ? [{ at: 0, by: 'whole_numbers' } as const] : []), ...texts];
}

/** How many cells of a column there are, and how many of them differ. */
export interface Distinct {
  readonly filled: number;
  readonly different: number;
  /** How many differ in themselves or in the period. */
  readonly pairs: number;
}

/**
 * The column called unit_code, or the first candidate that tells units apart: all its values differ, or those of a row for each year repeat. Whole
 * numbers have to differ. Where there is none, the first of text, so that what is wrong with it is told.
 */
export function codeOf(
  candidates: readonly CodeColumn[],
  distinct: readonly Distinct[],
): CodeColumn | undefined {
  const fits = candidates.findIndex(({ by }, at) => {
    const { filled, different, pairs } = distinct[at]!;
    return by === 'unit_code' || filled === different || (filled === pairs && by !== 'whole_numbers');
  });
  return candidates[fits] ?? candidates.find(({ by }) => by === 'text') ?? candidates[0];
}
