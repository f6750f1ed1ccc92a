import type { YearKind } from '../../schemas/indicator.js';

/** The first and the last day of a period, as `2024-09-01`. */
export interface PeriodSpan {
  readonly start: string;
  readonly end: string;
}

const INTERVAL = /^(\d{4})-(\d{2})-(\d{2})\/P(\d+)([YM])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** `2025`, and `2025 (Rev)`: what is in brackets says how final a figure is. */
const ONE_YEAR = /^(\d{4})(?: \([A-Za-z]+\))?$/;
/** `202324`, `2023-24` and `2023/24`; `2018-22` and `2018 to 2024` are of more than one year. */
const TWO_YEARS = /^(\d{4})[-/]?(\d{2})$|^(\d{4}) to (\d{4})$/;
/** `2021/22-23/24`: from the first year to the last. */
const FOUR_YEARS = /^(\d{4})\/(\d{2})-(\d{2})\/(\d{2})$/;

const isoOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar: not 30 February. */
const isDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return isoOf(year, month, day) === text;
};

/** The year of the full number that two digits stand for, not before `first`. */
const fullYear = (first: number, two: string): number => {
  const year = first - (first % 100) + Number(two);
  return year < first ? year + 100 : year;
};

/** From the year that ends in `first` to the one that ends in `last`. */
function yearsSpan(first: number, last: number, kind: YearKind): PeriodSpan {
  switch (kind) {
    case 'calendar':
      return { start: isoOf(first, 1, 1), end: isoOf(last, 12, 31) };
    case 'academic':
      return { start: isoOf(first - 1, 9, 1), end: isoOf(last, 8, 31) };
    case 'financial':
      return { start: isoOf(first - 1, 4, 1), end: isoOf(last, 3, 31) };
    case 'december_to_february':
      return { start: isoOf(first - 1, 12, 1), end: isoOf(last, 3, 0) };
  }
}

/**
 * The first and the last day of a period in any spelling of the official files; undefined for another text.
 * Two years in a row (`2023-24`) are one year, academic unless the declaration says otherwise, and other
 * years with a first and a last (`2018-22`) are calendar years.
 * @param kind what a year is, from the declaration of the indicator
 */
export function periodSpan(period: string, kind?: YearKind): PeriodSpan | undefined {
  const interval = INTERVAL.exec(period);
  if (interval !== null) {
    const [year = 0, month = 0, day = 0, length = 0] = interval.slice(1, 5).map(Number);
    const start = isoOf(year, month, day);
    if (!period.startsWith(start) || length === 0) return undefined;
    const months = interval[5] === 'Y' ? length * 12 : length;
    return { start, end: isoOf(year, month + months, day - 1) };
  }
  if (DAY.test(period)) return isDay(period) ? { start: period, end: period } : undefined;
  const one = ONE_YEAR.exec(period);
  if (one !== null) return yearsSpan(Number(one[1]), Number(one[1]), kind ?? 'calendar');
  const four = FOUR_YEARS.exec(period);
  if (four !== null) {
    const first = Number(four[1]);
    const last = fullYear(first, four[4] ?? '');
    const isTwice =
      fullYear(first, four[2] ?? '') === first + 1 && fullYear(first, four[3] ?? '') === last - 1;
    return isTwice ? yearsSpan(first + 1, last, kind ?? 'academic') : undefined;
  }
  const two = TWO_YEARS.exec(period);
  if (two === null) return undefined;
  const first = Number(two[1] ?? two[3]);
  const last = two[4] === undefined ? fullYear(first, two[2] ?? '') : Number(two[4]);
  if (two[4] === undefined && last === first + 1) return yearsSpan(last, last, kind ?? 'academic');
  // Without a sign between them the two are of one year: 202324, and not 201822.
  if (/^\d{6}$/.test(period) || last < first) return undefined;
  return yearsSpan(first, last, 'calendar');
}
