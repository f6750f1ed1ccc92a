import { nameKey } from './name-keys.js';
import type { Registers } from './registers.js';

/** An area that is larger than a local authority, or of another kind. */
export interface LargerArea {
  readonly name: string;
  /** All names that it has or had. */
  readonly names: readonly string[];
  /** As in a sentence: `a region`. */
  readonly what: string;
  /** Codes of the districts and single-tier councils of today that it is made of, where they are declared. */
  readonly members: readonly string[];
}

const COMBINED = 'a combined authority';

/** Combined authorities of England by all the names that they have or had; their members: the editions. */
const COMBINED_AUTHORITIES: readonly (readonly string[])[] = [
  ['Greater Manchester'],
  ['South Yorkshire', 'Sheffield City Region'], // renamed in 2021
  ['West Yorkshire'],
  ['Liverpool City Region', 'Liverpool City'],
  ['Tees Valley'],
  ['West Midlands'],
  ['Cambridgeshire and Peterborough'],
  ['West of England'],
  ['North East'],
  ['North of Tyne'], // until 2024
  ['York and North Yorkshire'],
  ['East Midlands'],
  ['Greater Lincolnshire'],
  ['Hull and East Yorkshire'],
  ['Devon and Torbay'],
  ['Lancashire'],
];

const codes = (prefix: string, ...numbers: number[]) =>
  numbers.map((number) => `${prefix}${String(number).padStart(6, '0')}`);

/** Counties that people name and that have no council of their own, with their districts of today. */
const COUNTIES: readonly LargerArea[] = [
  ['Avon', 'a former county', codes('E06', 22, 23, 24, 25)],
  ['Cleveland', 'a former county', codes('E06', 1, 2, 3, 4)],
  ['Humberside', 'a former county', codes('E06', 10, 11, 12, 13)],
  ['Bedfordshire', 'a county without a council', codes('E06', 32, 55, 56)],
  ['Berkshire', 'a county without a council', codes('E06', 36, 37, 38, 39, 40, 41)],
  ['Cheshire', 'a county without a council', codes('E06', 6, 7, 49, 50)],
  ['Merseyside', 'a county without a council', codes('E08', 11, 12, 13, 14, 15)],
  ['Tyne and Wear', 'a county without a council', codes('E08', 21, 22, 23, 24, 37)],
].map(([name, what, members]) => ({ name, names: [name], what, members }) as LargerArea);

const TOTALS = ['United Kingdom', 'UK', 'Great Britain', 'England and Wales', 'Total', 'All', 'All areas'];
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  London: ['Greater London', 'London Region'],
  'East of England': ['Eastern', 'East Anglia'],
  'Yorkshire and The Humber': ['Yorkshire and Humberside', 'Yorkshire and Humber', 'Yorkshire'],
};

/** What says only that a name is that of a region or a combined authority. */
const AROUND =
  /( (mayoral )?((county|strategic) )?combined authority| (mca|cca|region|mayoralty)| england)$|^(region of|county of|former county of) /g;

/** Larger areas by their codes and by the keys of their names. */
export interface LargerAreas {
  /** The larger area with this name or code; undefined where there is none. */
  readonly find: (text: string) => LargerArea | undefined;
}

/** The regions and countries of a register, with combined authorities and counties without a council. */
export function largerAreas(registers: Registers): LargerAreas {
  const byKey = new Map<string, LargerArea>();
  const add = (area: LargerArea, code?: string | null) => {
    for (const text of [...area.names, code ?? '']) {
      const key = nameKey(text);
      if (key !== '' && !byKey.has(key)) byKey.set(key, area);
    }
  };
  const area = (what: string, names: readonly string[]): LargerArea => ({
    name: names[0] ?? '',
    names,
    what,
    members: [],
  });
  for (const { region_code, region_name, country_code, country_name } of registers.values()) {
    if (region_name !== null)
      add(area('a region', [region_name, ...(OTHER_NAMES[region_name] ?? [])]), region_code);
    add(area('a country', [country_name]), country_code);
  }
  for (const names of COMBINED_AUTHORITIES) add(area(COMBINED, names));
  for (const county of COUNTIES) add(county);
  for (const total of TOTALS) add(area('a total', [total]));
  return {
    find: (text) => {
      const key = nameKey(text);
      const bare = key.replace(AROUND, '');
      const combined = /combined authority|\b(mca|cca)\b/.test(key);
      const found = byKey.get(key) ?? byKey.get(bare) ?? byKey.get(nameKey(bare));
      // `North East` is a region and a combined authority: the longer name says which.
      return combined && found !== undefined ? { ...found, what: COMBINED } : found;
    },
  };
}

/** What the codes of other kinds of area begin with; the ones that people have at hand. */
const OTHER_CODES: readonly (readonly [RegExp, string])[] = [
  [/^[EW]00/, 'the code of an output area'],
  [/^[EW]01|^S01/, 'the code of a lower-layer area of the census'],
  [/^[EW]02|^S02/, 'the code of a middle-layer area of the census'],
  [/^[EW]05|^S13|^N08/, 'the code of a ward'],
  [/^E11|^E13/, 'the code of a group of councils'],
  [/^E12/, 'the code of a region'],
  [/^E14|^W07|^S14|^N06|^N05/, 'the code of a constituency'],
  [/^E47/, 'the code of a combined authority'],
  [/^[EWSN]92|^K0/, 'the code of a country'],
];

const POSTCODE = /^(?:gir ?0aa|[a-z]{1,2}\d[a-z\d]?(?: ?\d(?:[a-z]{2})?)?)$/i;

/** What a text is that is not the name or code of a local authority; undefined where nothing says so. */
export function otherKind(text: string): string | undefined {
  const given = text.trim().toUpperCase();
  if (/^[A-Z]\d{8}$/.test(given)) return OTHER_CODES.find(([begins]) => begins.test(given))?.[1];
  return POSTCODE.test(given.replace(/\s+/g, ' ')) ? 'a postcode' : undefined;
}

/** What the program does not know, and what it does: the next step for a town or a postcode. */
export const KNOWN_KINDS =
  'councils are known by name and by code (E06000001): districts, boroughs, counties; towns, postcodes, wards and constituencies are not';
