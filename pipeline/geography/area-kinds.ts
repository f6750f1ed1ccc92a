import { GSS_CODE } from '../../schemas/fields.js';
import { isSummaryName, isSurelySummary } from '../tables/summary-rows.js';
import { nameKey } from './name-keys.js';
import { indexNames } from './names.js';
import type { Registers } from './registers.js';

/** A kind of area, such as a ward or a region; `unitary` is every council that has no other tier. */
export type AreaKind = string;

/** Kinds by the first three characters of their GSS codes, from the finest to the largest. */
const BY_CODE: readonly (readonly [kind: AreaKind, starts: readonly string[]])[] = [
  ['output area', ['E00', 'W00', 'S00', 'N00']],
  ['lower-layer super output area', ['E01', 'W01', 'S01', 'N21']],
  ['middle-layer super output area', ['E02', 'W02', 'S02']],
  ['parish', ['E04', 'W04']],
  ['ward', ['E05', 'W05', 'S13', 'N08', 'N10']],
  ['constituency', ['E14', 'W07', 'S14', 'N05', 'N06']],
  ['unitary', ['E06', 'E08', 'E09', 'W06', 'S12', 'N09']],
  ['district', ['E07']],
  ['county', ['E10']],
  ['metropolitan county', ['E11']],
  ['part of London', ['E13']],
  ['combined authority', ['E47', 'E61']],
  ['police force area', ['E23', 'W15', 'S32', 'N24']],
  ['region', ['E12']],
  ['country', ['E92', 'W92', 'S92', 'N92', 'K01', 'K02', 'K03', 'K04', 'K05']],
];

const KIND_OF_START = new Map(
  BY_CODE.flatMap(([kind, starts]) => starts.map((start) => [start, kind] as const)),
);

/** Regions of the OECD and Eurostat: TLC, TLC1, TLC11 and UKC, UKC1, UKC11. */
const ITL = /^(?:TL|UK)[C-N](\d{0,2})$/;

/** What kinds are written as in a message, where adding an s is not enough. */
const PLURALS: Readonly<Record<AreaKind, string>> = {
  unitary: 'councils',
  parish: 'parishes',
  constituency: 'constituencies',
  county: 'counties',
  'metropolitan county': 'metropolitan counties',
  'part of London': 'parts of London',
  'combined authority': 'combined authorities',
  'upper-tier authority': 'upper-tier authorities',
  country: 'countries',
  'part of a country': 'parts of a country',
  'county without a council': 'counties without a council',
  'former county': 'former counties',
};

/** A kind as a message has it, for one area and for several. */
export const kindWords = (kind: AreaKind, count: number): string =>
  count === 1 ? (kind === 'unitary' ? 'council' : kind) : (PLURALS[kind] ?? `${kind}s`);

/** Position from the finest kind to the largest; kinds that are not in the list come last. */
export const sizeOfKind = (kind: AreaKind): number => {
  const found = BY_CODE.findIndex(([each]) => each === kind);
  return found < 0 ? BY_CODE.length : found;
};

/** The kind that a code of official statistics says; undefined for any other code. */
export function kindOfCode(given: string): AreaKind | undefined {
  const code = given.trim().toUpperCase();
  if (GSS_CODE.test(code))
    return KIND_OF_START.get(code.slice(0, 3)) ?? `area with a code ${code.slice(0, 3)}`;
  const level = ITL.exec(code)?.[1];
  return level === undefined ? undefined : `ITL ${level.length + 1} region`;
}

const WHAT =
  '(?:areas?|units?|districts?|regions?|(?:local )?authorities|councils?|counties|wards?|schools?|countries|england)';
/** What a row of a sum or a mean is called, as `nameKey` gives it. */
const TOTAL = new RegExp(
  `^((grand|sub|overall|national|england|uk|gb) )?(total|subtotal|average|mean|median|sum)s?$|^(all|overall|national)( ${WHAT})?$|^(total|average|mean|median)( of)?( all)?( ${WHAT}| england| uk| gb)$`,
);

/** Names of the nations together. */
const UNIONS = [
  'United Kingdom',
  'UK',
  'Great Britain',
  'GB',
  'England and Wales',
  'Great Britain and Northern Ireland',
];

/** Parts of a country or a region that no register names, as `nameKey` gives them. */
const PART =
  /^(?:inner|outer|central|greater) london$|^(?:north|south|east|west|midlands?|rest) of (?:the )?\S/;

/** What kind of area a row is, by its code or, where that says nothing, by its name. */
export interface KindFinder {
  readonly of: (code: string, name: string) => AreaKind | undefined;
}

/** More names than there are areas of any kind that a register names: these are schools, or wards. */
const MOST_NAMES = 2000;

/**
 * A finder of kinds that knows the names of a register.
 * @param rows how many areas it is for; of very many, councils are not looked for by name, which takes time
 */
export function kindFinder(registers: Registers, rows = 0): KindFinder {
  const known = [...registers.values()];
  const regions = new Set(
    known.flatMap(({ region_name }) => (region_name === null ? [] : [nameKey(region_name)])),
  );
  regions.add(nameKey('East'));
  const countries = new Set([...known.map(({ country_name }) => country_name), ...UNIONS].map(nameKey));
  const names = indexNames(registers);
  /** The kind of the councils with a name: a county only where no district has it too. */
  const councilOf = (name: string): AreaKind | undefined => {
    const kinds = names.codes(name).map((code) => kindOfCode(code));
    return kinds.find((kind) => kind !== 'county') ?? kinds[0];
  };
  const byName = (name: string): AreaKind | undefined => {
    const key = nameKey(name);
    if (TOTAL.test(key)) return 'total';
    const bare = key.replace(/ (region|country)$|^(region|country) of /, '');
    if (countries.has(bare)) return 'country';
    if (regions.has(bare)) return 'region';
    if (rows > MOST_NAMES) return undefined;
    const council = councilOf(name);
    if (council !== undefined) return council;
    const larger = names.larger(name)?.what.replace(/^an? /, '');
    if (larger !== undefined) return larger;
    if (PART.test(key)) return 'part of a country';
    // Wales / Cymru: the same place in two languages.
    const [first, ...more] = name.split(' / ');
    return first !== undefined && more.length > 0 ? byName(first) : undefined;
  };
  const sumOf = (code: string, name: string): AreaKind | undefined => {
    const lacksOne = (code === '') !== (name === '');
    const isSum = [code, name].some((text) => isSurelySummary(text) || (lacksOne && isSummaryName(text)));
    return isSum ? 'total' : undefined;
  };
  return {
    of: (code, name) =>
      kindOfCode(code) ?? sumOf(code, name) ?? byName(name) ?? (code === name ? undefined : byName(code)),
  };
}
