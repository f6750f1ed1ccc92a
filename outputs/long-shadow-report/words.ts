import { listed, within } from '../index-report/words.js';

/**
 * The name of an outcome within a sentence: `higher education by 19`, but `Level 3 by 19`, which is a name.
 */
export const told = ({ name }: { readonly name: string }): string =>
  /^\p{Lu}\p{Ll}+ \d/u.test(name) ? name : within(name);

/** What stands between names: a semicolon where one of them has a comma of its own, as `Bristol, City of`. */
export const between = (names: readonly string[]): string =>
  names.some((name) => name.includes(',')) ? '; ' : ', ';

/** Names as in `a, b and c`, or as in `a, of b; c; and d`. */
export function listedNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2 || between(names) === ', ') return listed(names);
  return `${names.slice(0, -1).join('; ')}; and ${last}`;
}
