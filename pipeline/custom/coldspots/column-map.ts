import { SmiError } from '../../../errors/smi-error.js';
import { cleanText } from '../../tables/clean-text.js';
import { checkShared, columnMap, parsePairs, type Refusal } from '../../tables/column-map.js';

/** What a column of the table can be. Standard errors may be left out; the ranks then have no intervals. */
export const ROLES = [
  'area',
  'earnings',
  'gap',
  'unexplained',
  'earnings_se',
  'gap_se',
  'unexplained_se',
] as const;
export type Role = (typeof ROLES)[number];
export const NEEDED: readonly Role[] = ['area', 'earnings', 'gap', 'unexplained'];

export type ColumnMap = ReadonlyMap<Role, string>;

const EXAMPLE = `as in --map 'area=Area,earnings="Median earnings, £",gap=Pay gap,unexplained=Unexplained gap'`;

const refused: Refusal = (problem, detail = { next: EXAMPLE }) =>
  new SmiError('usage', `--map: ${problem}`, detail);

/** Reads `--map`: the header of the column of each role. Throws `usage` where a needed role is missing. */
export function parseColumnMap(text: string): ColumnMap {
  const map = columnMap(parsePairs(text, refused), ROLES, refused);
  checkShared(
    [...map].map(([role, column]) => [role, cleanText(column)]),
    refused,
  );
  const missing = NEEDED.filter((role) => !map.has(role));
  if (missing.length > 0) throw refused(`no column is given for ${missing.join(', ')}`);
  return map;
}
