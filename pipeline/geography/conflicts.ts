import { SmiError } from '../../errors/smi-error.js';
import type { Candidates } from './candidates.js';
import { nameKey } from './names.js';
import { FIRST_YEAR, type RegisterRow } from './register-row.js';
import type { Setting } from './vintage.js';

const KIND = { lower_tier: 'district', upper_tier: 'upper-tier area' } as const;

/** What the row does not say itself of an area: name, code, years, as in `E07000051, until 2018`. */
function rest(given: string, { name, code, start, end }: RegisterRow): string {
  const from = start !== null && start > FIRST_YEAR ? `from ${start}` : '';
  const until = end === null ? '' : `until ${end}`;
  const parts = [nameKey(given) === nameKey(name) ? '' : name, given.toUpperCase() === code ? '' : code];
  return [...parts, `${from} ${until}`.trim()].filter((part) => part !== '').join(', ');
}

/** A row with what it may be: `row 7: "Purbeck" (E07000051, until 2018)`. */
function told({ where, given }: Candidates, rows: readonly RegisterRow[]): string {
  const areas = rows.map((row) => rest(given, row)).filter((part) => part !== '');
  return areas.length === 0 ? where : `${where} (${areas.join('; or ')})`;
}

const tiers = (rows: readonly RegisterRow[]) => new Set(rows.map(({ tier }) => tier));

/** True when all of one are counties and all of the other districts of counties. */
const ofTwoTiers = (one: Candidates, other: Candidates): boolean => {
  const [a, b] = [tiers(one.rows), tiers(other.rows)];
  return a.size === 1 && b.size === 1 && !a.has('both') && !b.has('both') && [...a][0] !== [...b][0];
};

/** Why rows cannot be of one table: `misfit` has no area in `best`, where most of the others have one. */
export function conflict(
  misfit: Candidates,
  others: readonly Candidates[],
  best: Setting,
  together: (one: Candidates, other: Candidates) => boolean,
): SmiError {
  const other = others.find((each) => each !== misfit && !together(misfit, each));
  if (other === undefined) {
    const which = `no ${KIND[best.tier]} of ${best.year}${others.length > 1 ? ', as other rows are' : ''}`;
    return new SmiError('area-unknown', `${told(misfit, misfit.rows)} is ${which}`, {
      next: 'give the areas of one year and one tier',
    });
  }
  const pair = `${told(misfit, misfit.rows)} and ${told(other, other.rows)}`;
  return ofTwoTiers(misfit, other)
    ? new SmiError('area-unknown', `${pair} are of two tiers`, {
        next: 'give districts only, or upper tiers only',
      })
    : new SmiError('area-unknown', `${pair} never stood side by side`, {
        next: 'give the areas of one year and one tier',
      });
}

/** A name that may be several areas, when the other rows do not settle which. */
export const ambiguous = (row: Candidates, areas: readonly RegisterRow[]): SmiError =>
  new SmiError('area-unknown', `${told(row, areas)} is the name of more than one area`, {
    next: 'give GSS codes in place of names',
  });

/** Two rows of one area. */
export const twice = (one: Candidates, other: Candidates, area: RegisterRow): SmiError =>
  new SmiError('area-unknown', `${one.where} and ${told(other, [area])} are the same area`, {
    next: 'leave one row for each area',
  });
