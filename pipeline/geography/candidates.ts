import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { isLocalAuthority } from '../harmonise/code-kinds.js';
import { didYouMean } from '../system/nearest.js';
import { indexNames, type NameIndex, nameKey } from './names.js';
import { FIRST_YEAR, REGISTER_FILE, type RegisterRow } from './register-row.js';
import type { Registers } from './registers.js';

export type Tier = 'lower_tier' | 'upper_tier';

/** The areas of one tier in one year. */
export interface Setting {
  readonly year: number;
  readonly tier: Tier;
}

/** A row of a table: what it says, how an error names it, and the areas that it may mean. */
export interface Candidates {
  readonly given: string;
  /** As in `row 7: "Purbeck"`. */
  readonly where: string;
  /** Every code that the area may have, also those that it had before or has had since. */
  readonly rows: readonly RegisterRow[];
}

/** The code that a code leads to while the ground stays the same. */
export function groundOf(registers: Registers, row: RegisterRow): string {
  const next = row.rule === 'recode' || row.rule === 'same_footprint' ? registers.get(row.became) : undefined;
  return next === undefined ? row.code : groundOf(registers, next);
}

/** The last code of an area that was given another. */
function lastCode(registers: Registers, row: RegisterRow): string {
  const next = row.rule === 'recode' ? registers.get(row.became) : undefined;
  return next === undefined ? row.code : lastCode(registers, next);
}

/** What is wrong with a cell that means nothing, and what to do about it. */
function unknown(given: string, { names, isLarger }: NameIndex, registers: Registers) {
  const code = given.toUpperCase();
  const isCode = GSS_CODE.test(code);
  if (isLarger(given) || (isCode && !isLocalAuthority(code))) {
    const next = 'take regions, nations and totals out of the table';
    return { problem: 'is not a local authority but another kind of area', next };
  }
  const near = didYouMean(isCode ? code : given, isCode ? [...registers.keys()] : names);
  const next = near?.next ?? `give a GSS code, or a name as in ${REGISTER_FILE}`;
  return { problem: `is no ${isCode ? 'code' : 'name'} of a local authority`, next };
}

/** The codes that each area has had, by its last one. */
function familiesOf(registers: Registers): Map<string, RegisterRow[]> {
  const families = new Map<string, RegisterRow[]>();
  for (const row of registers.values()) {
    const last = lastCode(registers, row);
    families.set(last, [...(families.get(last) ?? []), row]);
  }
  return families;
}

/**
 * What each cell of an area column may mean: a code of any vintage, in capitals or not, or a name.
 * `firstRow` is the number of the first in its table. Throws `area-unknown` for the first that means nothing,
 * with all such rows as its places.
 */
export function candidatesOf(registers: Registers, given: readonly string[], firstRow: number): Candidates[] {
  const index = indexNames(registers);
  const families = familiesOf(registers);
  const table = given.map((cell, i): Candidates => {
    const text = cell.trim();
    const byCode = registers.get(text.toUpperCase());
    const rows =
      byCode === undefined ? index.codes(text).flatMap((code) => registers.get(code) ?? []) : [byCode];
    const lasts = new Set(rows.map((row) => lastCode(registers, row)));
    return {
      given: text,
      where: `row ${firstRow + i}${text === '' ? '' : `: ${quoteFound(text)}`}`,
      rows: [...lasts].flatMap((last) => families.get(last) ?? []),
    };
  });
  const unknowns = table.filter(({ rows }) => rows.length === 0);
  const [first] = unknowns;
  if (first === undefined) return table;
  const { problem, next } =
    first.given === ''
      ? { problem: 'names no area', next: 'give a code or a name in every row' }
      : unknown(first.given, index, registers);
  const places = unknowns.length === 1 ? [] : unknowns.map(({ where }) => where);
  throw new SmiError('area-unknown', `${first.where} ${problem}`, { next, places });
}

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
  const a = tiers(one.rows);
  const b = tiers(other.rows);
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
