import { type Areas, COUNTRIES, countriesOf } from '../../schemas/method/areas.js';
import { exactPerCent } from './numbers.js';

/** As in `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name within a sentence: `Early years` as `early years`, but `GCSEs` as it is. */
export const within = (name: string): string =>
  /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** Codes such as `not_available` as words. */
export const spaced = (code: string): string => code.replaceAll('_', ' ');

const SHARES: Readonly<Record<string, string>> = {
  0.05: 'twentieth',
  0.1: 'tenth',
  0.2: 'fifth',
  0.25: 'quarter',
  0.5: 'half',
};

/** A share as a noun that follows “the best”: `fifth`, or `15%`. */
export const shareNoun = (share: number): string => SHARES[share] ?? exactPerCent(share);

/** What the class in the middle of the ranking is called: it is a fifth only where the two ends are. */
export const middleName = (share: number): string => (share === 0.2 ? 'middle fifth' : 'middle third');

export const DIRECTION_WORDS = { 1: 'Higher is better', [-1]: 'Lower is better' } as const;

/** What the ranked areas are called, in the plural and in the singular. */
export const LEVEL_WORDS: Readonly<Record<Areas['level'], readonly [many: string, one: string]>> = {
  lower_tier: ['districts', 'district'],
  upper_tier: ['authorities', 'authority'],
};

/** The countries of an edition in a sentence: `England`, `England and Wales`. */
export const countryWords = (areas: Pick<Areas, 'country'>): string =>
  listed(countriesOf(areas).map((letter) => COUNTRIES[letter]));

export const GROUP_WORDS: Readonly<Record<string, string>> = {
  hotspot: 'Hotspot',
  middle: 'Middle',
  coldspot: 'Coldspot',
};
