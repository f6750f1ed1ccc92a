import Papa from 'papaparse';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { didYouMean } from '../nearest.js';

/** What a column of the table can be. The standard errors may be left out: then ranks have no intervals. */
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

const EXAMPLE =
  'as in --map area=Area,earnings="Median earnings, £",gap="Pay gap",unexplained="Unexplained gap"';

/**
 * Reads `--map`: pairs of a role and the header of its column, separated by commas; a header with a comma stands in
 * quotation marks. Throws `usage`.
 */
export function parseColumnMap(text: string): ColumnMap {
  // A pair whose header is quoted is one cell of CSV once the quotation mark stands before the role.
  const quoted = text.replace(/(^|,)\s*([a-z_]+)="((?:[^"]|"")*)"(?=\s*(,|$))/g, '$1"$2=$3"');
  const { data, errors } = Papa.parse<string[]>(quoted, { delimiter: ',', header: false });
  const [pairs = [], ...more] = data;
  if (errors.some(({ type }) => type === 'Quotes') || more.length > 0)
    throw new SmiError('usage', `--map cannot be read: ${quoteFound(text)}`, { next: EXAMPLE });
  const map = new Map<Role, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [name, header] = at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    const role = ROLES.find((one) => one === name);
    if (role === undefined)
      throw new SmiError('usage', `--map: there is no ${quoteFound(name)} to map`, didYouMean(name, ROLES));
    if (header === '') throw new SmiError('usage', `--map: ${role} has no column`, { next: EXAMPLE });
    if (map.has(role)) throw new SmiError('usage', `--map: ${role} stands twice`, { next: EXAMPLE });
    map.set(role, header);
  }
  const lacking = NEEDED.filter((role) => !map.has(role));
  if (lacking.length > 0)
    throw new SmiError('usage', `--map does not say which column is ${lacking.join(', ')}`, {
      next: EXAMPLE,
    });
  return map;
}
