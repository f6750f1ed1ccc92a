import { quoteFound, type SmiError } from '../../errors/smi-error.js';
import { didYouMean } from '../system/nearest.js';

/** Makes the error for a map of columns that cannot be used. */
export type Refusal = (problem: string, detail?: { readonly next: string }) => SmiError;

/** A role, and a header in quotation marks (doubled inside) or up to the next comma. */
const PAIR = /\s*([^=,"\s]*)\s*=\s*(?:"((?:[^"]|"")*)"|(?!")([^,]*?))\s*(?:,\s*|$)/y;

/** Reads pairs such as `area=Area,earnings="Earnings, £"`: a header with a comma is in quotation marks. */
export function parsePairs(text: string, refused: Refusal): [role: string, column: string][] {
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

/** The column of each role, by pairs that a user gives: each role is one of `roles`, at most once, with a name. */
export function columnMap<R extends string>(
  pairs: Iterable<readonly [role: string, column: unknown]>,
  roles: readonly R[],
  refused: Refusal,
): Map<R, string> {
  const map = new Map<R, string>();
  for (const [name, column] of pairs) {
    const role = roles.find((known) => known === name);
    if (role === undefined)
      throw refused(
        `there is no ${quoteFound(name)} to map`,
        didYouMean(name, roles) ?? { next: `map ${roles.join(', ')}` },
      );
    if (typeof column !== 'string') throw refused(`the name of the column for ${role} is not text`);
    if (column.trim() === '') throw refused(`${role} has no column`);
    if (map.has(role)) throw refused(`${role} is there twice`);
    map.set(role, column);
  }
  return map;
}

/** Refuses one column for two roles. */
export function checkShared(
  columns: Iterable<readonly [role: string, column: string]>,
  refused: Refusal,
): void {
  const roles = new Map<string, string>();
  for (const [role, column] of columns) {
    const other = roles.get(column);
    if (other !== undefined)
      throw refused(`${quoteFound(column)} is both ${other} and ${role}`, {
        next: 'give each its own column',
      });
    roles.set(column, role);
  }
}
