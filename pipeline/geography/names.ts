import { listed } from './register-row.js';
import type { Registers } from './registers.js';

/** Words that some lists put before or after the name of an area, and others do not. */
const KIND = '(county|city|(metropolitan |london |royal )?(borough|district))';
const BEFORE = new RegExp(`^${KIND} of `);
const AFTER = new RegExp(` (ua|md|lb|cc|unitary authority|${KIND}|(${KIND} )?council)$`);

/**
 * A name reduced to the letters that identify it: `King’s Lynn & West Norfolk` as `kings lynn and west
 * norfolk`, `St. Helens` as `st helens`, `Bristol, City of` as `city of bristol`.
 */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’‘`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/^saint /, 'st ');
  return words.replace(/^(.+) (city|county) of$/, '$2 of $1');
}

/** The key without the words around a name: `city of bristol` and `bristol city council` as `bristol`. */
function bareKey(key: string): string {
  const bare = key.replace(BEFORE, '').replace(AFTER, '');
  return bare === key || bare === '' ? key : bareKey(bare);
}

/** Codes by name, of any vintage. */
export interface NameIndex {
  /** The codes of the areas with this name; empty when there is none. */
  readonly codes: (name: string) => readonly string[];
  /** True for the name of a region or a country of the United Kingdom, or of the whole. */
  readonly isLarger: (name: string) => boolean;
  /** Every name and other name. */
  readonly names: readonly string[];
}

const TOTALS = ['United Kingdom', 'UK', 'Great Britain', 'England and Wales', 'Total', 'All', 'All areas'];

/** Makes the index of the names of a register. */
export function indexNames(registers: Registers): NameIndex {
  const rows = [...registers.values()];
  const larger = new Set(
    [
      ...rows.flatMap(({ region_name, country_name }) => [region_name ?? [], country_name].flat()),
      ...TOTALS,
    ].map(nameKey),
  );
  const full = new Map<string, Set<string>>();
  const bare = new Map<string, Set<string>>();
  const put = (index: Map<string, Set<string>>, key: string, code: string) =>
    index.set(key, (index.get(key) ?? new Set()).add(code));
  for (const { code, name, aliases } of rows) {
    for (const key of [name, ...listed(aliases)].map(nameKey)) {
      put(full, key, code);
      // The name of the region must not find the City of London.
      if (!larger.has(bareKey(key))) put(bare, bareKey(key), code);
    }
  }
  return {
    codes: (name) => [...(full.get(nameKey(name)) ?? bare.get(bareKey(nameKey(name))) ?? [])],
    isLarger: (name) => larger.has(nameKey(name)),
    names: [...new Set(rows.flatMap(({ name, aliases }) => [name, ...listed(aliases)]))],
  };
}
