import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { didYouMean } from '../../system/nearest.js';

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

/** A role, and a header in quotation marks (doubled inside) or up to the next comma. */
const PAIR = /\s*([^=,"\s]*)\s*=\s*(?:"((?:[^"]|"")*)"|(?!")([^,]*?))\s*(?:,\s*|$)/y;

const refused = (problem: string, detail: { next: string } = { next: EXAMPLE }) =>
  new SmiError('usage', `--map: ${problem}`, detail);

function pairsOf(text: string): [name: string, header: string][] {
  const pattern = new RegExp(PAIR);
  const pairs: [string, string][] = [];
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null)
      throw refused(`no role with its column can be read at ${quoteFound(text.slice(start))}`);
    const [, name = '', quoted, bare = ''] = found;
    pairs.push([name, quoted === undefined ? bare : quoted.replaceAll('""', '"')]);
  }
  return pairs;
}

/**
 * Reads `--map`: pairs of a role and the header of its column, separated by commas; a header with a comma stands in
 * quotation marks. Throws `usage`.
 */
export function parseColumnMap(text: string): ColumnMap {
  const map = new Map<Role, string>();
  for (const [name, header] of pairsOf(text)) {
    const role = ROLES.find((one) => one === name);
    if (role === undefined)
      throw refused(
        `there is no ${quoteFound(name)} to map`,
        didYouMean(name, ROLES) ?? { next: `map ${ROLES.join(', ')}` },
      );
    if (header.trim() === '') throw refused(`${role} has no column`);
    if (map.has(role)) throw refused(`${role} stands twice`);
    const other = [...map].find(([, taken]) => taken === header)?.[0];
    if (other !== undefined)
      throw refused(`${quoteFound(header)} is both ${other} and ${role}`, {
        next: 'give each its own column',
      });
    map.set(role, header);
  }
  const lacking = NEEDED.filter((role) => !map.has(role));
  if (lacking.length > 0) throw refused(`which column is ${lacking.join(', ')} is not said`);
  return map;
}
