import { quoteFound, type SmiError } from '../../errors/smi-error.js';
import { didYouMean } from '../system/nearest.js';

/** Makes the error for a map of columns that cannot be used. */
export type Refusal = (problem: string, detail?: { readonly next: string }) => SmiError;

/**
 * A role and a header, which is in quotation marks (doubled inside) or ends at the next comma that begins
 * another role. A shell may have taken the quotation marks away.
 */
const PAIR =
  /\s*([^=,"\s]*)\s*=\s*(?:"((?:[^"]|"")*)"\s*|(?!")([^,]*(?:,(?!\s*(?:[^=,"\s]*\s*=|,|$))[^,]*)*))(?:,\s*|$)/y;

/** Reads pairs such as `area=Area,earnings="Earnings, £"`: a header with a comma may have quotation marks. */
export function parsePairs(text: string, refused: Refusal): [role: string, column: string][] {
  const pattern = new RegExp(PAIR);
  const pairs: [string, string][] = [];
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) throw refused(`${quoteFound(text.slice(start))} is not of the form role=column`);
    const [, name = '', quoted, bare = ''] = found;
    pairs.push([name, quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"')]);
  }
  return pairs;
}

/**
 * The column of each role, from the user's pairs: each role is one of `roles`, appears once at most and has a
 * column.
 */
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
        `there is no role ${quoteFound(name)}`,
        didYouMean(name, roles) ?? { next: `map ${roles.join(', ')}` },
      );
    if (typeof column !== 'string') throw refused(`the column for ${role} is not a text`);
    if (column.trim() === '') throw refused(`${role} has no column`);
    if (map.has(role)) throw refused(`${role} is mapped twice`);
    map.set(role, column);
  }
  return map;
}

/** Refuses a column that has two roles. */
export function checkShared(
  columns: Iterable<readonly [role: string, column: string]>,
  refused: Refusal,
): void {
  const roles = new Map<string, string>();
  for (const [role, column] of columns) {
    const other = roles.get(column);
    if (other !== undefined)
      throw refused(`${quoteFound(column)} is both ${other} and ${role}`, {
        next: 'give each role its own column',
      });
    roles.set(column, role);
  }
}
