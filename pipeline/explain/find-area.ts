import { group } from 'd3-array';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { listedNames, periodWords } from '../../outputs/page/words.js';
import { GSS_CODE } from '../../schemas/fields.js';
import type { Row } from '../../schemas/table.js';
import { groundOf } from '../geography/candidates.js';
import { saysConstituency } from '../geography/constituencies.js';
import { bareKey, nameKey } from '../geography/name-keys.js';
import { indexAreas, type NameIndex } from '../geography/names.js';
import { CONSTITUENCY_CODE, otherKind } from '../geography/other-kind.js';
import { listed, type RegisterRow } from '../geography/register-row.js';
import { lastCode, type Registers, readRegisters } from '../geography/registers.js';
import {
  type LookedUp,
  liesIn,
  liesInSeveral,
  lookUpConstituency,
  lookUpPostcode,
  similarConstituencies,
} from './find-lookup.js';
import { alsoCombined, coveredBy, LISTING, largerPlace, namesOf, several } from './larger-place.js';

/** An area of the edition. */
export interface FoundArea {
  readonly is: 'area';
  readonly area: Row;
  /** Why the area answers to a code that is not its own, or to a part of its name. */
  readonly note?: string;
}

/** A county, of which the edition ranks the districts. */
export interface FoundUpperTier {
  readonly is: 'upper_tier';
  readonly code: string;
  readonly name: string;
  readonly districts: readonly Row[];
  /** What else has the name. */
  readonly note?: string;
}

export type FoundPlace = FoundArea | FoundUpperTier;

/** An area that the method leaves out, and why. */
interface LeftOut {
  readonly code: string;
  readonly name: string;
  readonly reason: string;
}

export interface FindOptions {
  readonly leftOut?: readonly LeftOut[];
  /** The command that lists the areas, as a hint has it; `smi list areas` where not given. */
  readonly listing?: string;
  /** Reads the register; a parameter for tests. */
  readonly registers?: () => Registers;
}

const named = ({ area_code, area_name }: Row) => `${area_name} (${area_code})`;
const nameOf = ({ area_name }: Row) => String(area_name);
const codeOf = ({ area_code }: Row) => String(area_code);
const refused = (message: string, next: string) => new SmiError('area-unknown', message, { next });

const made = new WeakMap<readonly Row[], { readonly registers: Registers; readonly index: NameIndex }>();

/** The names of the areas of an edition, and of those of the register that it does not have; made once. */
function indexOf(rows: readonly Row[], registers: Registers): NameIndex {
  const before = made.get(rows);
  if (before?.registers === registers) return before.index;
  const index = makeIndex(rows, registers);
  made.set(rows, { registers, index });
  return index;
}

function makeIndex(rows: readonly Row[], registers: Registers): NameIndex {
  const here = new Set(rows.map(codeOf));
  const elsewhere = [...registers.values()].filter(({ code }) => !here.has(code));
  const areas = rows.map((row) => ({
    code: codeOf(row),
    name: nameOf(row),
    aliases: registers.get(codeOf(row))?.aliases ?? '',
  }));
  return indexAreas(registers, [...areas, ...elsewhere]);
}

const last = (registers: Registers, code: string): string => {
  const row = registers.get(code);
  return row === undefined ? code : lastCode(registers, row);
};

/** When a code ended: `on 1 April 2023`, or the year where the day is not known. */
const endingOf = ({ ended_on, end }: RegisterRow): string =>
  ended_on === null ? `after ${end}` : `on ${periodWords(ended_on)}`;

/** Why an area of the edition answers to another code: its former code, or that of a county on its ground. */
function codeNote(wanted: string, area: Row, registers: Registers): string | undefined {
  const code = wanted.trim().toUpperCase();
  const row = registers.get(code);
  if (row === undefined || code === codeOf(area)) return undefined;
  if (row.rule === 'recode')
    return `${code} was the code of ${row.name}; it became ${row.became} ${endingOf(row)}.`;
  const what = row.rule === null ? 'is another code' : `ended ${endingOf(row)}; ${named(area)} took over`;
  return `${row.name} (${code}) ${what}.`;
}

/** Why an area answers to a part of its name, or to a name that has no word in common with its own. */
function nameNote(wanted: string, area: Row, isPart: boolean): string | undefined {
  const name = nameOf(area);
  if (isPart)
    return `${quoteFound(wanted)} is taken as ${name}, the whole council: towns by themselves are not known.`;
  const words = new Set(nameKey(name).split(' '));
  const isOther = bareKey(nameKey(wanted))
    .split(' ')
    .every((word) => !words.has(word));
  return isOther ? `${quoteFound(wanted)} is another name of ${name}.` : undefined;
}

/** What a reader may wonder about the area that answers; no property where nothing is to be said. */
function noteOf(wanted: string, area: Row, registers: Registers, isPart = false): { readonly note?: string } {
  const isCode = GSS_CODE.test(wanted.trim().toUpperCase());
  const note = isCode ? codeNote(wanted, area, registers) : nameNote(wanted, area, isPart);
  return note === undefined ? {} : { note };
}

/** The error for an area that ended, with the day and with what took over. */
function ended(wanted: string, row: RegisterRow, registers: Registers): SmiError {
  const today = listed(row.successors).map((code) => {
    const name = registers.get(code)?.name ?? code;
    return name === row.name ? `${name} (${code})` : name;
  });
  const itself = [row.name, row.code].some((text) => nameKey(text) === nameKey(wanted));
  const when = `${row.name} (${row.code})${itself ? '' : ', which'} ended ${endingOf(row)}`;
  return refused(
    itself ? when : `${quoteFound(wanted)} fits only ${when}`,
    today.length === 0 ? 'name an area of today' : `ask for what took over: ${several(today)}`,
  );
}

/** True for two names in a row, with or without a word between them. */
const twoAreas = (names: readonly string[], key: string): boolean => {
  const keys = new Set(names.map(nameKey));
  return [...keys].some(
    (name) =>
      key.startsWith(`${name} `) &&
      keys.has(key.slice(name.length + 1).replace(/^(and|v|vs|versus|against|or) /, '')),
  );
};

const KINDS =
  'give a council by name or GSS code, a postcode, its sector or district, or a constituency: towns and wards are not known';

/** The error for a text that no area has as a name. */
function unknown(rows: readonly Row[], wanted: string, index: NameIndex, registers: Registers): SmiError {
  const kind = otherKind(wanted);
  if (kind === CONSTITUENCY_CODE)
    return refused(`${quoteFound(wanted)} is not the code of a constituency of 2024`, KINDS);
  if (kind !== undefined) return refused(`${quoteFound(wanted)} is ${kind}`, KINDS);
  if (twoAreas(rows.map(nameOf), nameKey(wanted)))
    return refused(`${quoteFound(wanted)} names two areas`, 'name one; give the second with --against');
  const here = new Set(rows.map(codeOf));
  const similar = index.similar(wanted);
  const near = similar.filter(({ code }) => here.has(code));
  const names = (near.length > 0 ? near : similar).map(({ code, name }) => `${name} (${code})`);
  if (names.length === 0) {
    const seats = similarConstituencies(wanted, registers);
    return refused(
      `no area of the edition is called ${quoteFound(wanted)}`,
      seats.length === 0 ? KINDS : `did you mean the constituency ${several(seats)}? ${KINDS}`,
    );
  }
  const problem = names.length === 1 ? 'no area is called' : 'more than one area fits';
  // A town may look like the name of a council elsewhere.
  const contained = similar.some(({ name }) => nameKey(name).includes(bareKey(nameKey(wanted))));
  const towns = contained ? '' : ' Towns and wards are not known.';
  return refused(`${problem} ${quoteFound(wanted)}`, `did you mean ${several(names)}?${towns}`);
}

/** The county with one of these codes; undefined where the edition has no district in it. */
function upperTier(
  rows: readonly Row[],
  codes: readonly string[],
  index: NameIndex,
): FoundUpperTier | undefined {
  const districts = rows.filter((row) => codes.includes(String(row.upper_tier_code ?? '')));
  const [first] = districts;
  if (first === undefined) return undefined;
  const name = String(first.upper_tier_name);
  const also = alsoCombined(rows, name, districts, index).map(nameOf);
  return {
    is: 'upper_tier',
    code: String(first.upper_tier_code),
    name,
    districts,
    ...(also.length === 0
      ? {}
      : { note: `The combined authority of the same name also has ${listedNames(also)}.` }),
  };
}

/** A council as the council of its country, in a sentence. */
const COUNCILS: Readonly<Record<string, string>> = {
  E: 'an English council',
  N: 'a council in Northern Ireland',
  S: 'a Scottish council',
  W: 'a Welsh council',
};

/** The error for an authority that the edition does not have. */
function absent(
  wanted: string,
  row: RegisterRow,
  rows: readonly Row[],
  registers: Registers,
  listing: string,
): SmiError {
  const country = row.code.charAt(0);
  if (rows.every((each) => codeOf(each).charAt(0) !== country))
    return refused(
      `${row.name} (${row.code}) is ${COUNCILS[country] ?? 'a council'}; the edition covers ${coveredBy(rows)}, not ${row.country_name}`,
      `name an area that is ranked: ${listing} names them`,
    );
  if (row.end !== null) return ended(wanted, row, registers);
  const county = rows.find(({ area_code }) => area_code === row.upper_tier_code);
  return refused(
    `${row.name} (${row.code}) is not in the edition`,
    county === undefined
      ? `name an area that is ranked: ${listing} names them`
      : `ask for ${named(county)}, which it lies in`,
  );
}

/** A name without the word for a town, as in `Reading town`: only where nothing is called so with it. */
function withoutTown(wanted: string, index: NameIndex): string | undefined {
  const bare = wanted.trim().replace(/^(?:the )?town of | town(?: council)?$/gi, '');
  return bare !== wanted.trim() && index.codes(bare).length > 0 ? bare : undefined;
}

/**
 * The area that a postcode or a constituency lies in, with a note that says so. Throws `area-unknown` where
 * it lies in several, with the share of each, or in one that the edition does not have.
 */
function within(
  found: LookedUp,
  rows: readonly Row[],
  options: FindOptions,
  registers: Registers,
): FoundPlace {
  const [only, ...others] = found.shares;
  const codes = new Set(rows.map((row) => last(registers, codeOf(row))));
  if (only === undefined || others.length > 0)
    throw liesInSeveral(found, registers, (code) => codes.has(last(registers, code)));
  const place = findPlace(rows, only.code, options);
  const name = place.is === 'area' ? nameOf(place.area) : place.name;
  return { ...place, note: [liesIn(found, name), place.note].filter((note) => note !== undefined).join(' ') };
}

/**
 * The place with this code or name, as people say it (`pipeline/geography/names.ts`): an area of the edition,
 * or a county whose districts it ranks; or the one that a postcode, a sector, a postcode district or a
 * constituency lies in. A former code answers with the area of today. It never guesses. Throws `area-unknown`
 * for a region or a combined authority, an area that ended or is not ranked and what lies in several, with
 * the areas to name instead; otherwise with similar names.
 */
export function findPlace(rows: readonly Row[], wanted: string, options: FindOptions = {}): FoundPlace {
  const registers = (options.registers ?? readRegisters)();
  const { listing = LISTING } = options;
  const meansSeat = saysConstituency(wanted) || otherKind(wanted) === CONSTITUENCY_CODE;
  const looked = meansSeat ? lookUpConstituency(wanted, registers) : lookUpPostcode(wanted, registers);
  if (looked !== undefined) return within(looked, rows, options, registers);
  const index = indexOf(rows, registers);
  const town = index.codes(wanted).length > 0 ? undefined : withoutTown(wanted, index);
  const codes = index.codes(town ?? wanted);
  const isPart = town !== undefined || index.isPart(wanted);
  const families = new Set(codes.map((code) => last(registers, code)));
  const here = rows.filter((row) => families.has(last(registers, codeOf(row))));
  const [area] = here;
  if (area !== undefined && here.length === 1)
    return { is: 'area', area, ...noteOf(wanted, area, registers, isPart) };
  if (here.length > 1)
    throw refused(
      `more than one area fits ${quoteFound(wanted)}`,
      `did you mean ${several(here.map(named))}?`,
    );

  const left = options.leftOut?.find(({ code }) => families.has(last(registers, code)));
  if (left !== undefined)
    throw refused(`${left.name} (${left.code}) is not ranked: ${left.reason}`, 'name an area that is ranked');
  const county = upperTier(rows, codes, index);
  if (county !== undefined) return county;

  const known = codes.flatMap((code) => registers.get(code) ?? []);
  // a county that became one council on the same ground, under its own name
  const heir = rows.find((row) =>
    known.some(
      (each) => groundOf(registers, each) === codeOf(row) && nameKey(each.name) === nameKey(nameOf(row)),
    ),
  );
  if (heir !== undefined) return { is: 'area', area: heir, ...noteOf(wanted, heir, registers) };
  const byCode = [...group(known, ({ end }) => end === null)].sort(([a], [b]) => Number(b) - Number(a));
  const found = byCode[0]?.[1][0];
  if (found !== undefined) throw absent(wanted, found, rows, registers, listing);
  const larger = largerPlace(rows, wanted, index, registers, listing);
  if (larger !== undefined) throw larger;
  const seat = lookUpConstituency(wanted, registers);
  if (seat !== undefined) return within(seat, rows, options, registers);
  throw unknown(rows, wanted, index, registers);
}

/** As `findPlace`, for an area of the edition only. Throws `area-unknown` for a county too. */
export function findArea(rows: readonly Row[], wanted: string, options: FindOptions = {}): Row {
  return asArea(findPlace(rows, wanted, options)).area;
}

/** The area that was found. Throws `area-unknown` for a county, with its districts. */
export function asArea(place: FoundPlace): FoundArea {
  if (place.is === 'area') return place;
  throw refused(
    `${place.name} is a county, and the edition ranks the districts in it`,
    `ask for one of ${namesOf(place.districts, LISTING)}`,
  );
}
