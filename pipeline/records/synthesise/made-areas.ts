import { greatest } from 'd3-array';
import { SmiError } from '../../../errors/smi-error.js';
import { COUNTRIES, type Country, liesIn } from '../../../schemas/method/areas.js';
import { inUse } from '../../geography/register-row.js';
import { type Registers, yearsCovered } from '../../geography/registers.js';

/**
 * The codes of the first `count` districts of some countries, in order of codes: of the last year of the
 * register or, where it has too few, of the year that has the most, the latest of these. All of the last year
 * where no count is given. Throws `setting-invalid` when no year has as many.
 */
export function madeAreas(registers: Registers, countries: readonly Country[], count?: number): string[] {
  const [first, last] = yearsCovered(registers);
  const rows = [...registers.values()].filter(
    ({ code, tier }) => liesIn(code, countries) && tier !== 'upper_tier',
  );
  const of = (year: number) => rows.filter((row) => inUse(row, year)).map(({ code }) => code);
  const today = of(last);
  if (count === undefined) return today;
  if (today.length >= count) return today.slice(0, count);
  // The first of equals, so that the latest year comes first.
  const years = Array.from({ length: last - first + 1 }, (_, i) => of(last - i));
  const most = greatest(years, (a, b) => a.length - b.length) ?? today;
  if (most.length >= count) return most.slice(0, count);
  const names = countries.map((letter) => COUNTRIES[letter]).join(' and ');
  throw new SmiError(
    'setting-invalid',
    `--areas is ${count}, and ${names} never had more than ${most.length} districts`,
    { next: 'give fewer, or a file with the true values of each area' },
  );
}
