const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH = new RegExp(`\\b(${MONTHS})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\b(?!\\w)`, 'gi');
const YEAR = /(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/g;
/** Two years in a row: 202324, 2023-24, 2023/24, 2023/2024, 2023 to 2024. */
const TWO_YEARS = /(?<!\d)((?:19|20)\d\d)(?:\s?(?:[-–/]|to)\s?)?((?:19|20)?\d\d)(?!\d)/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})/;
const BRITISH = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;
const PART = /\b(?:(q|quarter|h|half|w|wk|week)\s?(\d{1,2})|(\d)(?:st|nd|rd|th) (quarter|half))\b/i;
/** In the order of a school year, with the month in which each begins. */
const TERMS: readonly (readonly [name: RegExp, month: number])[] = [
  [/\bautumn (?:and|&|\+) spring\b/i, 13.5],
  [/\bautumn\b/i, 9],
  [/\bspring\b/i, 13],
  [/\bsummer\b/i, 16],
];

/** Days from the year 0, counting every month as 31. */
const days = (year: number, month: number, day = 0): number => year * 372 + (month - 1) * 31 + day;

/** The first year of a span of two; undefined for a text that has none. */
function firstOfTwo(text: string): number | undefined {
  const [, first = '', next = ''] = TWO_YEARS.exec(text) ?? [];
  const isNext = first !== '' && (Number(first) + 1) % 100 === Number(next) % 100;
  return isNext && (next.length === 2 || Number(next) === Number(first) + 1) ? Number(first) : undefined;
}

/** The month, or its fraction, in which a quarter, a half or a week of a year begins, from 1. */
function monthOfPart(text: string): number | undefined {
  const found = PART.exec(text);
  if (found === null) return undefined;
  const kind = (found[1] ?? found[4] ?? '').charAt(0).toLowerCase();
  const number = Number(found[2] ?? found[3]);
  if (kind === 'q') return number <= 4 ? 3 * number - 2 : undefined;
  if (kind === 'h') return number <= 2 ? 6 * number - 5 : undefined;
  return number <= 53 ? 1 + ((number - 1) * 7) / 31 : undefined;
}

/**
 * When a period is, as a number to sort by: a date, a month, a quarter, a half, a week, a term, a year, or
 * two years such as 2023-24. Of several months or years, the last counts. Undefined for any other text, also
 * for the name of a month without its year.
 */
export function timeOf(text: string): number | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) return days(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const british = BRITISH.exec(text);
  if (british !== null) return days(Number(british[3]), Number(british[2]), Number(british[1]));
  const two = firstOfTwo(text);
  const years = [...text.matchAll(YEAR)].map(([year]) => Number(year));
  const term = TERMS.find(([name]) => name.test(text))?.[1];
  const part = monthOfPart(text);
  if (two !== undefined) {
    if (term !== undefined) return days(two, term);
    // A quarter of two years is of a financial year, which begins in April; a month is in one or the other.
    if (part !== undefined) return days(two, part + 3);
    const [month] = monthsIn(text);
    if (month !== undefined && years.length < 2) return days(two + (month >= 9 ? 0 : 1), month);
    return days(two, 7);
  }
  const year = years.at(-1);
  if (year === undefined) return withoutYear(text, term);
  if (term !== undefined) return days(year, term > 12 ? term - 12 : term);
  if (part !== undefined) return days(year, part);
  const month = monthsIn(text).at(-1);
  if (month !== undefined) return days(year, month, Number(/^(\d{1,2})\s/.exec(text)?.[1] ?? 0));
  // Words such as “before 2010” say no year that could be sorted by.
  return /^(?:[a-z]+ )*(?:year )?(?:ending )?\d{4}(?:\s?(?:[-–/]|to)\s?\d{4})?(?:\s?[[(].*)?$/i.test(text) &&
    !/\b(?:before|after|since|until|pre|post)\b/i.test(text)
    ? days(year, 1)
    : undefined;
}

const monthsIn = (text: string): number[] =>
  [...text.matchAll(MONTH)].map(([, name = '']) => MONTHS.split('|').indexOf(name.toLowerCase()) + 1);

/** Jan-24 and Jan ’24; a term of a school year by itself, which begins in autumn. */
function withoutYear(text: string, term: number | undefined): number | undefined {
  const short = new RegExp(`^(${MONTHS})[a-z]*[-\\s]?['’-](\\d\\d)$`, 'i').exec(text);
  if (short !== null) return days(2000 + Number(short[2]), monthsIn(short[1] ?? '')[0] ?? 1);
  return term !== undefined && /\bterm\b/i.test(text) ? term : undefined;
}

/** The kinds of parts of a year that are periods of one series. */
const SERIES: readonly (readonly [kind: string, is: RegExp])[] = [
  ['month', new RegExp(`^(?:${MONTHS})[a-z]*$`, 'i')],
  ['term', /\b(?:autumn|spring|summer)\b/i],
  ['week', /\bweek\b/i],
  ['quarter', /\bq(?:uarter )?\d\b|\d(?:st|nd|rd|th) quarter/i],
];

/** What series a time identifier is of: January and February are months, an academic year is its own. */
export const seriesOf = (identifier: string): string =>
  SERIES.find(([, is]) => is.test(identifier))?.[0] ?? identifier;
