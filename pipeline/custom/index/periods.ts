import { ascending } from 'd3-array';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { type Cell, textOf } from '../../tables/read-cell.js';
import { timeOf } from './time.js';

const PERIOD =
  /^(?:(?:academic|financial|calendar|fiscal|tax|reference|reporting)[ _]?)?(?:year|period|date|time|time[ _]?period|time[ _]?frame|year[ _]ending)$/i;

/** Whether the name of a column is that of a period, which is not a figure. */
export const isPeriodName = (name: string): boolean => PERIOD.test(name.trim());

/** The period of a row; of two columns, 2024 and January, both. */
export const joinedPeriod = (cells: readonly Cell[], indexes: readonly number[]): string =>
  indexes
    .map((index) => textOf(cells[index]))
    .filter((text) => text !== '')
    .join(' ');

const DIGITS = /^\d+(\.\d+)?$/;
const MONTH_OF_YEAR = /^\d{4}-(?:0[1-9]|1[0-2])$/;
/** An academic or a financial year as the Department for Education writes it: 202324. */
const TWO_YEARS = /^(\d{4})(\d{2})(?= |$)/;

const spansTwoYears = (period: string): boolean => {
  const [, year = '', next = ''] = TWO_YEARS.exec(period) ?? [];
  return year !== '' && (Number(year) + 1) % 100 === Number(next);
};

/** The numbers by which periods are sorted; undefined where some have none. */
function timesOf(periods: readonly string[]): Map<string, number> | undefined {
  const allMonths = periods.every((period) => MONTH_OF_YEAR.test(period));
  const dashed = (period: string) => period.replace(/^(\d{4})-(\d{2})$/, '$1$2');
  // 2011-12 is a month among 2011-11 and 2012-01, and two years among 2010-11 and 2012-13.
  const isMonths = allMonths && !periods.every((period) => spansTwoYears(dashed(period)));
  // Texts such as 2023 wave 2, which differ in digits only and begin with the year, sort as texts.
  const shapes = new Set(periods.map((period) => period.replace(/\d/g, '9')));
  if (
    shapes.size === 1 &&
    periods.every((period) => /^(?:19|20)\d\d(?!\d)/.test(period) && timeOf(period) === undefined)
  )
    return new Map(periods.toSorted(ascending).map((period, i) => [period, i]));
  const isNumbers =
    periods.every((period) => DIGITS.test(period)) && periods.some((period) => timeOf(period) === undefined);
  const timed = periods.map((period) => {
    if (isMonths) return Number(period.replace('-', ''));
    return isNumbers ? Number(period) : timeOf(period);
  });
  return timed.every((time) => time !== undefined)
    ? new Map(periods.map((period, i) => [period, timed[i]!]))
    : undefined;
}

/** The latest first: by time, or as numbers, where all can be read; else the last in the file first. */
function latestFirst(periods: readonly string[]): { order: string[]; byTime: boolean } {
  const distinct = [...new Set(periods)];
  const times = timesOf(distinct);
  if (times === undefined) return { order: distinct.reverse(), byTime: distinct.length < 2 };
  const order = distinct.sort((a, b) => times.get(b)! - times.get(a)! || ascending(a, b));
  return { order, byTime: true };
}

/** A period of the data as the file has it, and as it is shown: 202324 is shown as 2023-24. */
export interface Period {
  readonly given: string;
  readonly shown: string;
}

/**
 * The periods of a table that are used: the scored one, which is the latest or the wanted one, and those
 * before it, the latest first. Throws `setting-invalid` for a wanted period that the table does not have.
 * @param given the period of each row, in the order of the file
 * @param remarks receives a remark where the periods could not be sorted by time
 */
export function periodsUsed(
  given: readonly string[],
  file: string,
  wanted?: string,
  remarks: string[] = [],
): Period[] {
  const { order, byTime } = latestFirst(given);
  const two = order.every(spansTwoYears);
  const periods = order.map((period): Period => {
    const shown = two ? period.replace(TWO_YEARS, '$1-$2') : period;
    return { given: period, shown };
  });
  if (!byTime) {
    const odd = order.find((period) => timeOf(period) === undefined) ?? '';
    remarks.push(
      `the periods cannot be sorted by time (${quoteFound(odd)} is none that is known): they are taken in the order of the file, and the last one, ${quoteFound(order[0] ?? '')}, for the latest; --period takes another`,
    );
  }
  if (wanted === undefined) return periods;
  const start = periods.findIndex(({ given: text, shown }) => wanted === text || wanted === shown);
  if (start >= 0) return periods.slice(start);
  const known = periods.map(({ shown }) => shown).filter((text) => text !== '');
  throw new SmiError('setting-invalid', `${file} has no period ${quoteFound(wanted)}`, {
    next:
      known.length === 0
        ? 'leave out --period, or name the column of the periods as data.period in the method'
        : `give one of its periods with --period: ${known.join(', ')}`,
  });
}
