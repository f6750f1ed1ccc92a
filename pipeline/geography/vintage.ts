import { cross, max } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import {
  ambiguous,
  type Candidates,
  candidatesOf,
  conflict,
  groundOf,
  type Setting,
  type Tier,
  twice,
} from './candidates.js';
import { inUse, type RegisterRow } from './register-row.js';
import { type Registers, yearsCovered } from './registers.js';

export type { Setting, Tier } from './candidates.js';

/** The vintage of the areas of a table. */
export interface Vintage extends Setting {
  /** Every year of the register in which all rows existed, the latest of which is `year`. */
  readonly years: readonly number[];
  /** The code of each row in `year`, in the order of the rows. */
  readonly codes: readonly string[];
}

export interface VintageOptions {
  /** Number of the first row, for errors; 2 when not given, because the header is row 1. */
  readonly firstRow?: number;
  /** The year, where it is known. */
  readonly year?: number;
  /** The tier, where it is known. Districts are preferred when a table could be of either. */
  readonly tier?: Tier;
}

/** Every year of the register with every tier, or those that are known; the latest first. */
function settingsOf(registers: Registers, { year, tier }: VintageOptions): Setting[] {
  const [first, last] = yearsCovered(registers);
  if (year !== undefined && !(year >= first && year <= last)) {
    throw new SmiError('setting-invalid', `there are no areas for ${year}`, {
      next: `give a year from ${first} to ${last}`,
    });
  }
  const span = Array.from({ length: last - first + 1 }, (_, i) => last - i);
  const years = year === undefined ? span : [year];
  const tiers: readonly Tier[] = tier === undefined ? ['lower_tier', 'upper_tier'] : [tier];
  return cross(years, tiers, (each, eachTier) => ({ year: each, tier: eachTier }));
}

/** The area of a row in a setting. */
const areaIn = ({ rows }: Candidates, { year, tier }: Setting): RegisterRow | undefined =>
  rows.find((row) => (row.tier === tier || row.tier === 'both') && inUse(row, year));

/** Throws for a name that means different areas in different fitting settings. */
function checkOneMeaning(
  registers: Registers,
  table: readonly Candidates[],
  fitting: readonly Setting[],
): void {
  for (const row of table) {
    const areas = fitting.flatMap((setting) => areaIn(row, setting) ?? []);
    const grounds = new Map(areas.map((area) => [groundOf(registers, area), area]));
    if (grounds.size > 1) throw ambiguous(registers, row, [...grounds.values()]);
  }
}

function checkNoneTwice(registers: Registers, table: readonly Candidates[], setting: Setting): void {
  const seen = new Map<string, Candidates>();
  for (const row of table) {
    const area = areaIn(row, setting);
    if (area === undefined) continue;
    const former = seen.get(area.code);
    if (former !== undefined) throw twice(registers, former, row, area);
    seen.set(area.code, row);
  }
}

/**
 * Finds the latest year and the tier in which every cell of an area column was an area, and the code of each.
 * A cell contains a code of any vintage, or a name in any common spelling. A recoded area counts under its
 * new code too, so that the old code of Barnsley can appear in a table with Cumberland. Throws `area-unknown`
 * with the row for a cell that names no area, two rows of one area, rows that never existed in the same year,
 * and a name that the other rows leave ambiguous. Throws `setting-invalid` for a year without areas.
 */
export function findVintage(
  registers: Registers,
  given: readonly string[],
  options: VintageOptions = {},
): Vintage {
  const table = candidatesOf(registers, given, options.firstRow ?? 2);
  if (table.length === 0)
    throw new SmiError('area-unknown', 'the table has no rows', { next: 'give a table by area' });
  const settings = settingsOf(registers, options);
  const count = (setting: Setting) => table.filter((row) => areaIn(row, setting) !== undefined).length;
  const maxCount = max(settings, count);
  const fitting = settings.filter((setting) => count(setting) === maxCount);
  const best = fitting[0]!;
  checkNoneTwice(registers, table, best);
  const misfit = table.find((row) => areaIn(row, best) === undefined);
  if (misfit !== undefined) {
    const everywhere = settingsOf(registers, {});
    throw conflict(registers, misfit, table, best, (...pair) =>
      everywhere.some((setting) => pair.every((row) => areaIn(row, setting) !== undefined)),
    );
  }
  checkOneMeaning(registers, table, fitting);
  return {
    ...best,
    years: fitting
      .filter(({ tier }) => tier === best.tier)
      .map(({ year }) => year)
      .sort(),
    codes: table.flatMap((row) => areaIn(row, best)?.code ?? []),
  };
}
