import { SmiError } from '../../errors/smi-error.js';
import { counted, perCent } from '../../outputs/formats/numbers.js';
import { type Constituency, constituenciesOf, findConstituency } from '../geography/constituencies.js';
import type { Share } from '../geography/lookups.js';
import { A_POSTCODE, otherKind } from '../geography/other-kind.js';
import { readPostcode } from '../geography/postcode-text.js';
import { districtOf, postcodesOf, sectorsOf } from '../geography/postcodes.js';
import type { Registers } from '../geography/registers.js';
import { nearest } from '../system/nearest.js';
import { several } from './larger-place.js';

/** A postcode, a part of one or a constituency, with the local authorities that it lies in. */
export interface LookedUp {
  /** What was looked up, as the subject of a sentence. */
  readonly subject: string;
  /** What its shares are of. */
  readonly of: 'postcodes' | 'people';
  /** The largest first. */
  readonly shares: readonly Share[];
}

/** The year of the postcodes that are known, as a message has it. */
const KNOWN = 'postcodes of Great Britain are known as of mid-2023';

const refused = (message: string, next: string) => new SmiError('area-unknown', message, { next });

/**
 * Where a postcode, a sector or a postcode district lies; undefined for any other text. Of a whole postcode
 * only the sector is known. Throws `area-unknown`, with similar ones, for one that is not known.
 */
export function lookUpPostcode(wanted: string, registers: Registers): LookedUp | undefined {
  if (otherKind(wanted) !== A_POSTCODE) return undefined;
  const postcodes = postcodesOf(registers);
  const read = readPostcode(wanted, postcodes);
  if (read === undefined) return undefined;
  const { key, is, written } = read;
  const shares = postcodes.get(key);
  if (shares !== undefined) {
    const subject = is === 'unit' ? `${written} is looked up by its sector: ${key}` : key;
    return { subject, of: 'postcodes', shares };
  }
  if (key.startsWith('BT'))
    throw refused(`${written} is a postcode of Northern Ireland`, `${KNOWN}: name the council`);
  const district = is === 'district' ? key : districtOf(key);
  const sectors = sectorsOf(postcodes, district);
  const near =
    sectors.length > 0
      ? sectors
      : nearest(
          key,
          [...postcodes.keys()].filter((each) => !each.includes(' ')),
        );
  const what =
    is === 'district' ? `no postcode district is called ${key}` : `no postcode sector is called ${key}`;
  throw refused(
    what,
    `${near.length > 0 ? `did you mean ${several(near)}? ` : ''}${KNOWN}; else name the council`,
  );
}

/** The constituency with this code or name, and where its people live; undefined where there is none. */
export function lookUpConstituency(wanted: string, registers: Registers): LookedUp | undefined {
  const found = findConstituency(constituenciesOf(registers), wanted);
  return found === undefined ? undefined : { subject: subjectOf(found), of: 'people', shares: found.shares };
}

const subjectOf = ({ name, code }: Constituency) => `The constituency ${name} (${code})`;

/** Constituencies whose names resemble a text. */
export const similarConstituencies = (wanted: string, registers: Registers): string[] =>
  nearest(
    wanted,
    constituenciesOf(registers).map(({ name }) => name),
  );

/** What is said of the one area that a place lies in. */
export const liesIn = ({ subject }: LookedUp, name: string): string => `${subject} lies in ${name}.`;

/**
 * The error for a place in several areas, with the share of each and those that the edition does not rank.
 * @param isRanked whether the edition has an area
 */
export function liesInSeveral(
  { subject, of, shares }: LookedUp,
  registers: Registers,
  isRanked: (code: string) => boolean,
): SmiError {
  const ranked = shares.some(({ code }) => isRanked(code));
  const parts = shares.map(({ code, share }, i) => {
    const howMuch = `${perCent(share)}${i === 0 ? ` of its ${of}` : ''}`;
    const isOut = ranked && !isRanked(code) ? ', not ranked here' : '';
    return `${registers.get(code)?.name ?? code} (${howMuch}${isOut})`;
  });
  return refused(
    `${subject} lies in ${counted(shares.length, 'local authority', 'local authorities')}`,
    `${ranked ? 'ask for one of' : 'name an area that is ranked; these are not:'} ${several(parts)}`,
  );
}
