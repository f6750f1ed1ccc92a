import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { readCsv } from '../../sources/layouts/csv.js';
import { Problems } from '../../sources/problems.js';

/** Name of the copy, as it appears in cell references. */
export const RELAID_FILE = 'imd2025_england_ltla24.csv';

const CODE = 'ltla24_code';
export const AVERAGE_SCORE = 'imd_average_score';
export const RANK = 'imd_rank_of_average_score';
const NAMED = [CODE, AVERAGE_SCORE, RANK];

/** A number as the copy writes it: ranks end in .0. */
const NUMBER = /^\d+(\.\d+)?$/;

/** A district of 2024 in the copy of File 10. */
export interface RelaidRow {
  readonly code: string;
  readonly averageScore: number;
  readonly rank: number;
  /** Row of the file, the header being row 1. */
  readonly row: number;
}

/** The columns of the copy, many of which are not read; a column may appear only once. */
function headerOf(bytes: Uint8Array): string[] {
  const [header = ''] = new TextDecoder().decode(bytes).split(/\r?\n/, 1);
  const columns = header.split(',');
  for (const name of NAMED)
    if (!columns.includes(name))
      throw new SmiError('column-missing', `${RELAID_FILE} has no column ${quoteFound(name)}`);
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined)
    throw new SmiError('column-duplicate', `${RELAID_FILE} has the column ${quoteFound(twice)} twice`);
  return columns;
}

/**
 * Average score and its rank of every district, checked row by row.
 * Throws `column-missing`, `column-duplicate`, `rows-unreadable`, `file-truncated` or `file-encoding`.
 */
export function readRelaid(bytes: Uint8Array): RelaidRow[] {
  const table = readCsv(bytes, RELAID_FILE, headerOf(bytes));
  const code = table.indexOf(CODE);
  const score = table.indexOf(AVERAGE_SCORE);
  const rank = table.indexOf(RANK);
  const problems = new Problems(RELAID_FILE);
  const seen = new Set<string>();
  const rows = table.rows.map((fields, i): RelaidRow => {
    const row = i + 2;
    const area = fields[code] ?? '';
    if (!GSS_CODE.test(area) || seen.has(area))
      problems.add(row, CODE, `not an area code, or one that appeared before, found ${quoteFound(area)}`);
    seen.add(area);
    const numberIn = (index: number, column: string) => {
      const text = fields[index] ?? '';
      if (!NUMBER.test(text)) problems.add(row, column, `not a number, found ${quoteFound(text)}`);
      return Number(text);
    };
    const figures = { averageScore: numberIn(score, AVERAGE_SCORE), rank: numberIn(rank, RANK) };
    if (Number.isFinite(figures.rank) && !Number.isInteger(figures.rank))
      problems.add(row, RANK, `not a whole number, found ${quoteFound(fields[rank] ?? '')}`);
    return { code: area, ...figures, row };
  });
  problems.check();
  return rows;
}
