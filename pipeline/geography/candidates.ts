import { group } from 'd3-array';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { isLocalAuthority } from '../harmonise/code-kinds.js';
import { nearest } from '../system/nearest.js';
import { KNOWN_KINDS } from './larger-areas.js';
import { nameKey } from './name-keys.js';
import { indexNames, type NameIndex } from './names.js';
import { otherKind } from './other-kind.js';
import { REGISTER_FILE, type RegisterRow } from './register-row.js';
import { lastCode, type Registers, yearsCovered } from './registers.js';

/** How many names an error suggests. */
const MAX_NEAR = 3;

export type Tier = 'lower_tier' | 'upper_tier';

/** The areas of one tier in one year. */
export interface Setting {
  readonly year: number;
  readonly tier: Tier;
}

/** A row of a table: its text, how an error names it, and the areas that it can mean. */
export interface Candidates {
  readonly given: string;
  /** As in `row 7: "Purbeck"`. */
  readonly where: string;
  /** Every code that the area has or had. */
  readonly rows: readonly RegisterRow[];
}

/** The last code of the same ground: follows recodes and successors of the same footprint. */
export function groundOf(registers: Registers, row: RegisterRow): string {
  const next = row.rule === 'recode' || row.rule === 'same_footprint' ? registers.get(row.became) : undefined;
  return next === undefined ? row.code : groundOf(registers, next);
}

/** What is wrong with a cell that names no local authority, and what to do about it. */
function unknown(given: string, { larger, similar }: NameIndex, registers: Registers) {
  const code = given.toUpperCase();
  const isCode = GSS_CODE.test(code);
  const area = larger(given);
  if (area !== undefined || (isCode && !isLocalAuthority(code))) {
    const what = area?.what ?? otherKind(given) ?? 'the code of another kind of area';
    const next = 'take regions, nations and totals out of the table';
    return { problem: `is ${what}, not a local authority: a larger area or one of another kind`, next };
  }
  const kind = otherKind(given);
  if (kind !== undefined) return { problem: `is ${kind}, not a local authority`, next: KNOWN_KINDS };
  const near = isCode ? nearest(code, [...registers.keys()]) : similar(given).map(({ name }) => name);
  const next =
    near.length === 0
      ? `give a GSS code, or a name as in ${REGISTER_FILE}; towns and wards are not known`
      : `did you mean ${[...new Set(near)].slice(0, MAX_NEAR).join(' or ')}?`;
  return { problem: `is not the ${isCode ? 'code' : 'name'} of a local authority`, next };
}

/** The codes of each area, by its last code. */
const familiesOf = (registers: Registers): Map<string, RegisterRow[]> =>
  group(registers.values(), (row) => lastCode(registers, row));

/**
 * What each cell of an area column can mean: a code of any vintage, in capitals or not, or a name. `firstRow`
 * is the row number of the first cell. Throws `area-unknown` for the first cell that names no local
 * authority, with all such rows as its places.
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

const TIER_NAMES = { lower_tier: 'a district', upper_tier: 'an upper-tier area' } as const;

/**
 * What the cell itself does not say of an area: name, code, years, as in `E07000051, until 2018`. An area of
 * the first year of the register may be older, so its start is not said.
 */
function rest(given: string, { name, code, start, end }: RegisterRow, firstYear: number): string {
  const from = start !== null && start > firstYear ? `from ${start}` : '';
  const until = end === null ? '' : `until ${end}`;
  const parts = [nameKey(given) === nameKey(name) ? '' : name, given.toUpperCase() === code ? '' : code];
  return [...parts, `${from} ${until}`.trim()].filter((part) => part !== '').join(', ');
}

/** A row with the areas that it can be: `row 7: "Purbeck" (E07000051, until 2018)`. */
function describe(registers: Registers, { where, given }: Candidates, rows: readonly RegisterRow[]): string {
  const [firstYear] = yearsCovered(registers);
  const areas = rows.map((row) => rest(given, row, firstYear)).filter((part) => part !== '');
  return areas.length === 0 ? where : `${where} (${areas.join('; or ')})`;
}

const tiers = (rows: readonly RegisterRow[]) => new Set(rows.map(({ tier }) => tier));

/** True when one row can only be a county and the other only a district in a county. */
const ofTwoTiers = (a: Candidates, b: Candidates): boolean => {
  const tiersA = tiers(a.rows);
  const tiersB = tiers(b.rows);
  return (
    tiersA.size === 1 &&
    tiersB.size === 1 &&
    !tiersA.has('both') &&
    !tiersB.has('both') &&
    [...tiersA][0] !== [...tiersB][0]
  );
};

/** Why rows cannot belong to one table: `misfit` has no area in `best`, where most of the others have one. */
export function conflict(
  registers: Registers,
  misfit: Candidates,
  others: readonly Candidates[],
  best: Setting,
  together: (a: Candidates, b: Candidates) => boolean,
): SmiError {
  const other = others.find((each) => each !== misfit && !together(misfit, each));
  if (other === undefined) {
    const which = `${TIER_NAMES[best.tier]} of ${best.year}${others.length > 1 ? ', as other rows are' : ''}`;
    return new SmiError('area-unknown', `${describe(registers, misfit, misfit.rows)} is not ${which}`, {
      next: 'give the areas of one year and one tier',
    });
  }
  const pair = [misfit, other].map((row) => describe(registers, row, row.rows)).join(' and ');
  return ofTwoTiers(misfit, other)
    ? new SmiError('area-unknown', `${pair} belong to different tiers`, {
        next: 'give districts only, or upper tiers only',
      })
    : new SmiError('area-unknown', `${pair} never existed in the same year`, {
        next: 'give the areas of one year and one tier',
      });
}

/** The error for a name of several areas, when the other rows do not settle which. */
export const ambiguous = (registers: Registers, row: Candidates, areas: readonly RegisterRow[]): SmiError =>
  new SmiError('area-unknown', `${describe(registers, row, areas)} is the name of more than one area`, {
    next: 'give GSS codes in place of names',
  });

/** The error for two rows of one area. */
export const twice = (
  registers: Registers,
  first: Candidates,
  second: Candidates,
  area: RegisterRow,
): SmiError =>
  new SmiError(
    'area-unknown',
    `${first.where} and ${describe(registers, second, [area])} are the same area`,
    {
      next: 'keep one row for each area',
    },
  );
