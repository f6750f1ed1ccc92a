import { SmiError } from '../../../errors/smi-error.js';
import type { Writer } from './dialects/dialect.js';
import type { Zeros } from './options.js';
import { NO_WORDS, SEX_WORDS, YES_WORDS } from './words.js';

/** Words for a missing value in any column, whatever their case; an empty cell is one. */
export const MISSING_WORDS = ['', 'na', 'n/a', '#n/a', '.', '..', 'null', 'nan'] as const;

/** How the cells of records are read. */
export interface Reading {
  /** Words and numbers for a missing value besides `MISSING_WORDS`, as the user gives them. */
  readonly missing: readonly string[];
  /** Earnings outside this range are read as missing; null where none are. In pounds. */
  readonly earnings: readonly [min: number, max: number] | null;
}

/** White space and the mark of byte order: what is around a cell is never part of it. */
const SPACE = ' \t\r\n\u00a0\ufeff';
export const trimmed = (sql: Writer, cell: string): string => sql.trimmed(cell, SPACE);

const TAKEN: ReadonlySet<string> = new Set([
  ...SEX_WORDS.sons,
  ...SEX_WORDS.daughters,
  ...YES_WORDS,
  ...NO_WORDS,
]);

/**
 * The words of `--missing a,b`. Throws `usage` for an empty word, and for one that means something: with 0 as
 * missing, nobody would be without free school meals.
 */
export function missingWords(given: string): string[] {
  const words = given.split(',').map((word) => word.trim());
  const taken = words.find((word) => TAKEN.has(word.toLowerCase()));
  if (words.includes(''))
    throw new SmiError('usage', '--missing has an empty word between its commas', {
      next: 'give words separated by commas, as in --missing -9,unknown; an empty cell is always missing',
    });
  if (taken !== undefined)
    throw new SmiError('usage', `--missing has ${JSON.stringify(taken)}, which is a value of sex or meals`, {
      next: 'leave it out of --missing, and empty such cells of the other columns',
    });
  return words;
}

const allWords = ({ missing }: Reading) => [
  ...new Set([...MISSING_WORDS, ...missing.map((word) => word.toLowerCase())]),
];

/** The numbers among the user's words. */
const numbersOf = ({ missing }: Reading) => missing.map(Number).filter((number) => Number.isFinite(number));

/** SQL that is true where the text is a word for a missing value. */
export const isMissing = (sql: Writer, cell: string, reading: Reading): string =>
  sql.oneOf(sql.lower(trimmed(sql, cell)), allWords(reading), 'VARCHAR');

/**
 * The same for a column that is read more often than it has such words: most texts are longer than they are.
 */
export function isMissingShort(sql: Writer, cell: string, reading: Reading): string {
  const longest = Math.max(...allWords(reading).map((word) => word.length));
  return `(${sql.length(cell)} <= ${longest + 2} AND ${isMissing(sql, cell, reading)})`;
}

/** SQL that is true for the text of a number that means a missing value, however it is written. */
export function isMissingNumber(sql: Writer, cell: string, reading: Reading): string {
  const codes = numbersOf(reading);
  return codes.length === 0 ? 'false' : sql.oneOf(sql.parsed(trimmed(sql, cell)), codes, 'DOUBLE');
}

/** SQL of a number without those that stand for a missing value; not-a-number does. */
export function known(sql: Writer, number: string, reading: Reading): string {
  const codes = numbersOf(reading);
  return codes.length === 0
    ? sql.known(number)
    : `CASE WHEN ${sql.oneOf(number, codes, 'DOUBLE')} THEN NULL ELSE ${sql.known(number)} END`;
}

/** The condition that earnings count. */
export const earningsCount = (sql: Writer, zeros: Zeros): string =>
  `${sql.column('earnings')} ${zeros === 'in_work' ? '<> 0' : 'IS NOT NULL'}`;
