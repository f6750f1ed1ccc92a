import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Row } from '../../schemas/table.js';
import { listed } from '../geography/register-row.js';
import { type Registers, readRegisters } from '../geography/registers.js';
import { didYouMean } from '../system/nearest.js';

/**
 * A name or code in a form that ignores case, punctuation, apostrophes and the two ways to encode an accent.
 */
export const simple = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MAX_NAMES = 8;
const several = (names: readonly string[]) =>
  `${names.slice(0, MAX_NAMES).join('; ')}${names.length > MAX_NAMES ? '; …' : ''}`;
const named = ({ area_code, area_name }: Row) => `${area_name} (${area_code})`;

/** Throws for the name or code of a county or a region, as an index ranks their districts. */
function checkLarger(rows: readonly Row[], wanted: string, key: string): void {
  const inside = (what: 'upper_tier' | 'region') =>
    rows.filter((row) =>
      [row[`${what}_code`], row[`${what}_name`]].some((text) => simple(String(text ?? '')) === key),
    );
  for (const [what, word] of [
    ['upper_tier', 'a county'],
    ['region', 'a region'],
  ] as const) {
    const parts = inside(what);
    if (parts.length === 0) continue;
    throw new SmiError(
      'area-unknown',
      `${quoteFound(wanted)} is ${word}, and the edition ranks the districts in it`,
      {
        next: `name one of them: ${several(parts.map(({ area_name }) => String(area_name)))}`,
      },
    );
  }
}

/** Throws for a district or county that no longer exists, with what it became. */
function checkEnded(registers: Registers, key: string): void {
  const row = [...registers.values()].find(
    ({ code, name, end }) => end !== null && (simple(code) === key || simple(name) === key),
  );
  if (row === undefined) return;
  const today = listed(row.successors).map((code) => registers.get(code)?.name ?? code);
  throw new SmiError('area-unknown', `${row.name} (${row.code}) ended in ${row.end}`, {
    next: today.length === 0 ? 'name an area of today' : `name what it became: ${several(today)}`,
  });
}

/** True for two names in a row. */
const twoAreas = (names: readonly string[], key: string): boolean => {
  const keys = new Set(names.map(simple));
  return [...keys].some((name) => key.startsWith(`${name} `) && keys.has(key.slice(name.length + 1)));
};

/**
 * The area with this code or name, or the only area whose name contains it, where the name begins with it. It
 * never guesses. Throws `area-unknown`: for a county, a region or an area that no longer exists, with the
 * areas to name instead; otherwise with similar names.
 */
export function findArea(rows: readonly Row[], wanted: string, registers = readRegisters): Row {
  const key = simple(wanted);
  const exact = rows.filter(
    ({ area_code, area_name }) => simple(String(area_code)) === key || simple(String(area_name)) === key,
  );
  const [found] = exact;
  if (found !== undefined && exact.length === 1) return found;
  if (exact.length === 0 && key !== '') {
    checkLarger(rows, wanted, key);
    checkEnded(registers(), key);
  }
  const within = rows.filter(({ area_name }) => key !== '' && simple(String(area_name)).includes(key));
  const begins = within.filter(({ area_name }) => `${simple(String(area_name))} `.startsWith(`${key} `));
  const [first] = begins;
  if (exact.length === 0 && within.length === 1 && first !== undefined) return first;
  const similar = exact.length > 1 ? exact : within;
  if (similar.length === 0) {
    const all = rows.map(({ area_name }) => String(area_name));
    throw new SmiError(
      'area-unknown',
      `no area of the edition is called ${quoteFound(wanted)}`,
      twoAreas(all, key) ? { next: 'name one; give the second with --against' } : didYouMean(wanted, all),
    );
  }
  const whole = (row: Row) => (` ${simple(String(row.area_name))} `.includes(` ${key} `) ? 0 : 1);
  const names = [...similar].sort((a, b) => whole(a) - whole(b)).map(named);
  const problem = similar.length === 1 ? 'no area is called' : 'more than one area fits';
  throw new SmiError('area-unknown', `${problem} ${quoteFound(wanted)}`, {
    next: `did you mean ${several(names)}?`,
  });
}
