import { ascending, descending } from 'd3-array';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';

const DIGITS = /^\d+(\.\d+)?$/;
/** An academic or a financial year as the Department for Education writes it: 202324. */
const TWO_YEARS = /^(\d{4})(\d{2})$/;

const spansTwoYears = (period: string): boolean => {
  const [, year = '', next = ''] = TWO_YEARS.exec(period) ?? [];
  return year !== '' && (Number(year) + 1) % 100 === Number(next);
};

/** The latest first: as numbers where all are, else as texts, so that 2023-24 comes before 2022-23. */
function latestFirst(periods: readonly string[]): string[] {
  const distinct = [...new Set(periods)];
  if (distinct.every((period) => DIGITS.test(period)))
    return distinct.sort((a, b) => Number(b) - Number(a) || ascending(a, b));
  return distinct.sort(descending);
}

/** A period of the data as the file has it, and as it is shown: 202324 is shown as 2023-24. */
export interface Period {
  readonly given: string;
  readonly shown: string;
}

/**
 * The periods of a table that are used: the scored one, which is the latest or the wanted one, and those
 * before it, the latest first. Throws `setting-invalid` for a wanted period that the table does not have.
 */
export function periodsUsed(given: readonly string[], file: string, wanted?: string): Period[] {
  const order = latestFirst(given);
  const two = order.every(spansTwoYears);
  const periods = order.map((period): Period => {
    const shown = two ? period.replace(TWO_YEARS, '$1-$2') : period;
    return { given: period, shown };
  });
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
