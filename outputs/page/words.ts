import { type Areas, COUNTRIES, countriesOf } from '../../schemas/method/areas.js';
import { exactPerCent } from '../formats/numbers.js';

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

/** Why a figure is missing, as a cell of a table. */
export const reasonWords = (reason: string): string => capital(spaced(reason)) || 'None given';

const SHARES: Readonly<Record<string, string>> = {
  0.05: 'twentieth',
  0.1: 'tenth',
  0.2: 'fifth',
  0.25: 'quarter',
  0.5: 'half',
};

/** A share as a noun that follows “the best”: `fifth`, or `15%`. */
export const shareNoun = (share: number): string => SHARES[share] ?? exactPerCent(share);

/** The name of the class in the middle of the ranking, which is a fifth only where the two ends are. */
export const middleName = (share: number): string => (share === 0.2 ? 'middle fifth' : 'middle third');

export const DIRECTION_WORDS = { 1: 'Higher is better', [-1]: 'Lower is better' } as const;

/** What the ranked areas are called, in the plural and in the singular. */
export const LEVEL_WORDS: Readonly<Record<Areas['level'], readonly [many: string, one: string]>> = {
  lower_tier: ['districts', 'district'],
  upper_tier: ['authorities', 'authority'],
};

/** Names of several countries together, by their letters in order. */
const TOGETHER: Readonly<Record<string, string>> = { ENSW: 'the United Kingdom', ESW: 'Great Britain' };

/** The countries of an edition in a sentence: `England`, `England and Wales`, `the United Kingdom`. */
export function countryWords(areas: Pick<Areas, 'country'>): string {
  const letters = countriesOf(areas);
  return TOGETHER[letters.join('')] ?? listed(letters.map((letter) => COUNTRIES[letter]));
}

/** How a figure came from another code, in words. */
export const RULES: Readonly<Record<string, string>> = {
  recode: 'a changed code',
  same_footprint: 'the same land under another code',
  merger: 'a merger of areas',
  split: 'the area that it was split from',
};

/**
 * The name of an outcome within a sentence: `higher education by 19`, but `Level 3 by 19`, which is a name.
 */
export const inSentence = ({ name }: { readonly name: string }): string =>
  /^\p{Lu}\p{Ll}+ \d/u.test(name) ? name : within(name);

/** The separator of names: a semicolon where one of them has a comma of its own, as `Bristol, City of`. */
export const between = (names: readonly string[]): string =>
  names.some((name) => name.includes(',')) ? '; ' : ', ';

/** Names as in `a, b and c`, or as in `a, of b; c; and d`. */
export function listedNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2 || between(names) === ', ') return listed(names);
  return `${names.slice(0, -1).join('; ')}; and ${last}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const INTERVAL = /^(\d{4})-(\d{2})-01\/P(\d+)([YM])$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

const monthName = (month: number): string => MONTHS[month - 1] ?? String(month);

function spanWords(year: number, month: number, months: number): string {
  const end = month - 1 + months - 1;
  const lastYear = year + Math.floor(end / 12);
  const lastMonth = (end % 12) + 1;
  if (month === 1 && lastMonth === 12) return lastYear === year ? String(year) : `${year} to ${lastYear}`;
  return `${monthName(month)} ${year} to ${monthName(lastMonth)} ${lastYear}`;
}

/**
 * A period for people: `2024-09-01/P1Y` as `September 2024 to August 2025`, `2025-04-30` as `30 April 2025`,
 * `2025 (Rev)` as `2025, revised`, `201415` as `2014-15`. Any other text is left as the official file
 * writes it.
 */
export function periodWords(period: string): string {
  const interval = INTERVAL.exec(period);
  if (interval !== null) {
    const [year, month, length] = interval.slice(1, 4).map(Number) as [number, number, number];
    const months = interval[4] === 'Y' ? length * 12 : length;
    return month >= 1 && month <= 12 && months > 0 ? spanWords(year, month, months) : period;
  }
  const day = DAY.exec(period);
  if (day !== null) return `${Number(day[3])} ${monthName(Number(day[2]))} ${day[1]}`;
  const joined = /^(\d{4})(\d{2})$/.exec(period);
  if (joined !== null && (Number(joined[1]) + 1) % 100 === Number(joined[2]))
    return `${joined[1]}-${joined[2]}`;
  return period.replace(/ \(Rev\)$/, ', revised');
}

const WHOLE_YEARS = /^(\d{4})-(\d{2})-01\/P(\d+)Y$/;

/**
 * A period in the fewest words, for a column: `2024-09-01/P1Y` as `2024–25`, `2022-01-01/P3Y` as `2022–24`,
 * `2023-24` as `2023–24`, `2025-04-30` as `Apr 2025`. Any other text as on pages.
 */
export function yearWords(period: string): string {
  const interval = WHOLE_YEARS.exec(period);
  if (interval !== null) {
    const [first, month, years] = interval.slice(1, 4).map(Number) as [number, number, number];
    const last = first + years - (month === 1 ? 1 : 0);
    return last === first ? String(first) : `${first}–${String(last).slice(-2)}`;
  }
  const school = /^(\d{4})-(\d{2})$/.exec(period);
  if (school !== null && Number(school[2]) === (Number(school[1]) + 1) % 100) return period.replace('-', '–');
  return periodWords(period)
    .replace(/^\d{1,2} (\p{L}{3})\p{L}* (\d{4})$/u, '$1 $2')
    .replace(/, revised$/, ' (rev.)');
}

const FIFTHS = ['', 'best', 'second-best', 'middle', 'second-worst', 'worst'];

/** The fifth of an area in words: `the second-worst fifth`. */
export const fifthWords = (fifth: unknown): string => `the ${FIFTHS[Number(fifth)] ?? '–'} fifth`;
