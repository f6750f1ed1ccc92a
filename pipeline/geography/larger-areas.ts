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
  /** The combined authority of the same name, which is another set of districts. */
  readonly also?: LargerArea;
  /** The day on which it ended, and what took over; only where it ended. */
  readonly ended?: { readonly on: string; readonly became: string };
}

export const REGION = 'a region';
export const COMBINED = 'a combined authority';

/**
 * Combined authorities of England with their codes (Office for National Statistics, May 2025), by all the
 * names that they have or had and by what they are called in short; their members: the editions.
 */
const COMBINED_AUTHORITIES: readonly (readonly [code: string, ...names: string[]])[] = [
  ['E47000001', 'Greater Manchester', 'GMCA'],
  ['E47000002', 'South Yorkshire', 'Sheffield City Region', 'SYMCA'], // renamed in 2021
  ['E47000003', 'West Yorkshire', 'WYCA'],
  ['E47000004', 'Liverpool City Region', 'Liverpool City', 'LCRCA'],
  ['E47000006', 'Tees Valley', 'TVCA'],
  ['E47000007', 'West Midlands', 'WMCA'],
  ['E47000008', 'Cambridgeshire and Peterborough', 'CPCA'],
  ['E47000009', 'West of England', 'WECA'],
  ['E47000014', 'North East', 'NECA', 'NEMCA'],
  ['E47000012', 'York and North Yorkshire', 'YNYCA'],
  ['E47000013', 'East Midlands', 'EMCCA'],
  ['E47000017', 'Greater Lincolnshire', 'GLCCA'],
  ['E47000016', 'Hull and East Yorkshire'],
  ['E47000015', 'Devon and Torbay'],
  ['E47000018', 'Lancashire'],
];

const codes = (prefix: string, ...numbers: number[]) =>
  numbers.map((number) => `${prefix}${String(number).padStart(6, '0')}`);

/**
 * Combined authorities that ended, with their districts. The day, and what took over: article 1(3) and the
 * explanatory note of the North East Mayoral Combined Authority (Establishment and Functions) Order 2024
 * (S.I. 2024/402); codes and members: `changes.csv` of the Office for National Statistics, 2018 and 2024.
 */
const ENDED: readonly (readonly [code: string, LargerArea])[] = [
  [
    'E47000011',
    {
      name: 'North of Tyne',
      names: ['North of Tyne', 'Newcastle upon Tyne, North Tyneside and Northumberland', 'NTCA'],
      what: COMBINED,
      members: ['E06000057', 'E08000021', 'E08000022'],
      ended: { on: '2024-05-07', became: 'the North East Mayoral Combined Authority (E47000014)' },
    },
  ],
  [
    'E47000010',
    {
      name: 'Durham, Gateshead, South Tyneside and Sunderland',
      names: ['Durham, Gateshead, South Tyneside and Sunderland'],
      what: COMBINED,
      members: ['E06000047', 'E08000023', 'E08000024', 'E08000037'],
      ended: { on: '2024-05-07', became: 'the North East Mayoral Combined Authority (E47000014)' },
    },
  ],
];

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

/** Countries together, with the codes that official files have for them. */
const UNIONS: readonly (readonly [code: string, ...names: string[]])[] = [
  ['K02000001', 'United Kingdom', 'UK'],
  ['K03000001', 'Great Britain', 'GB'],
  ['K04000001', 'England and Wales'],
];
export const UNION = 'several countries together';
const TOTALS = ['Total', 'All', 'All areas'];
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  // The Authority, a mayor and an assembly, is of the region: E61000001 is its code.
  London: ['Greater London', 'London Region', 'Greater London Authority', 'GLA', 'E61000001'],
  'East of England': ['Eastern', 'East Anglia'],
  'Yorkshire and The Humber': ['Yorkshire and Humberside', 'Yorkshire and Humber', 'Yorkshire'],
};

/** What says only that a name is that of a region or a combined authority. */
const AROUND =
  /( (mayoral )?((county|strategic) )?combined (county )?authority| (mca|cca|region|mayoralty)| england)$|^(region of|county of|former county of) /g;
const SAYS_COMBINED = /combined (county )?authority|\b(mca|cca|mayoralty)\b/;

/** Larger areas by their codes and by the keys of their names. */
export interface LargerAreas {
  /**
   * The larger area with this name or code; undefined where there is none. A name of a region and of a
   * combined authority is that of the region, which has the other in `also`; with the words for either, as in
   * `North East Combined Authority`, it is that one only.
   */
  readonly find: (text: string) => LargerArea | undefined;
  /** The combined authority with this name, whatever else has it. */
  readonly combined: (text: string) => LargerArea | undefined;
}

/** A larger area with its code; null where it has none. */
export type CodedArea = LargerArea & { readonly code: string | null };

/**
 * The regions and countries of a register, with combined authorities and counties without a council, each
 * once.
 */
export function everyLargerArea(registers: Registers): readonly CodedArea[] {
  const found = new Map<string, CodedArea>();
  const add = (area: LargerArea, code: string | null) =>
    found.set(`${code} ${area.name}`, found.get(`${code} ${area.name}`) ?? { ...area, code });
  const area = (what: string, names: readonly string[]): LargerArea => ({
    name: names[0] ?? '',
    names,
    what,
    members: [],
  });
  for (const { region_code, region_name, country_code, country_name } of registers.values()) {
    if (region_name !== null)
      add(area(REGION, [region_name, ...(OTHER_NAMES[region_name] ?? [])]), region_code);
    add(area('a country', [country_name]), country_code);
  }
  for (const [code, ...names] of COMBINED_AUTHORITIES) add(area(COMBINED, names), code);
  for (const [code, ended] of ENDED) add(ended, code);
  for (const county of COUNTIES) add(county, null);
  for (const [code, ...names] of UNIONS) add(area(UNION, names), code);
  for (const total of TOTALS) add(area('a total', [total]), null);
  return [...found.values()];
}

/** The larger areas of a register by name and code. */
export function largerAreas(registers: Registers): LargerAreas {
  const byKey = new Map<string, LargerArea>();
  const combinedByKey = new Map<string, LargerArea>();
  for (const { code, ...area } of everyLargerArea(registers)) {
    for (const text of [...area.names, code ?? '']) {
      const key = nameKey(text);
      if (key !== '' && !byKey.has(key)) byKey.set(key, area);
      if (key !== '' && area.what === COMBINED) combinedByKey.set(key, area);
    }
  }
  /** What has a name, with or without the words around it. */
  const among = (areas: ReadonlyMap<string, LargerArea>, key: string) => {
    const bare = key.replace(AROUND, '');
    return areas.get(key) ?? areas.get(bare) ?? areas.get(nameKey(bare));
  };
  const combined = (text: string) => among(combinedByKey, nameKey(text));
  return {
    find: (text) => {
      const key = nameKey(text);
      if (SAYS_COMBINED.test(key)) return among(combinedByKey, key) ?? among(byKey, key);
      const found = among(byKey, key);
      const also = found?.names.map(nameKey).includes(key) ? combinedByKey.get(key) : undefined;
      return found === undefined || also === undefined || also === found ? found : { ...found, also };
    },
    combined,
  };
}

/** What the program does not know, and what it does: the next step for a town or a postcode. */
export const KNOWN_KINDS =
  'councils are known by name and by code (E06000001): districts, boroughs, counties; towns, postcodes, wards and constituencies are not';
