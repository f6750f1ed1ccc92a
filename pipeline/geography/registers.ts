import { readFileSync } from 'node:fs';
import { max, min } from 'd3-array';
import { fileSystemError } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import { AREA_DEFAULTS, type Country, countriesOf, type Inset, liesIn } from '../../schemas/method/areas.js';
import type { Crosswalk } from '../harmonise/crosswalk.js';
import { didYouMean } from '../system/nearest.js';
import { shipped } from '../system/package-root.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { listed, REGISTER_FILE, type RegisterRow, registerTable } from './register-row.js';

/** Every local authority of the United Kingdom by its code, of any vintage, in order of codes. */
export type Registers = ReadonlyMap<string, RegisterRow>;

/** Reads the register from its text. Throws `figures-invalid` with `file` and row. */
export function parseRegisters(text: string, file: string = REGISTER_FILE): Registers {
  return new Map(parseTable(registerTable, text, file).map((row) => [row.code, row]));
}

/** Reads the register that the project ships. Throws `figures-invalid`, or an error of the file system. */
export function readRegisters(path: string = shipped(...REGISTER_FILE.split('/'))): Registers {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileSystemError(error, `reading ${path}`);
  }
  return parseRegisters(text, path);
}

/**
 * The first and last year for which a register says which areas existed, by its own rows: from the first
 * start to the last change. A code that ended in a year says that the register also knows the next. Throws
 * `figures-invalid` for a register without a first year.
 */
export function yearsCovered(registers: Registers): readonly [first: number, last: number] {
  const rows = [...registers.values()];
  const first = min(rows, ({ start }) => start);
  if (first === undefined)
    throw new SmiError('figures-invalid', 'the register of local authorities has no first year', {
      next: 'restore the file from the repository, or make it again: see geography/README.md',
    });
  const last = max(rows, ({ start, end }) => Math.max(start ?? first, end === null ? first : end + 1));
  return [first, last ?? first];
}

export interface NamedPlace {
  readonly code: string;
  readonly name: string;
}

/** An area with the larger areas that contain it. */
export interface Place extends NamedPlace {
  /** null outside England. */
  readonly region: NamedPlace | null;
  readonly country: NamedPlace;
}

/** The larger areas around the area of a code of any vintage. Throws `area-unknown`. */
export function placeOf(registers: Registers, code: string): Place {
  const row = registers.get(code);
  if (row === undefined) {
    const near = didYouMean(code, [...registers.keys()])?.next ?? `give a code that is in ${REGISTER_FILE}`;
    throw new SmiError('area-unknown', `no local authority has the code ${quoteFound(code)}`, { next: near });
  }
  const { name, region_code, region_name, country_code, country_name } = row;
  return {
    code,
    name,
    region: region_code === null || region_name === null ? null : { code: region_code, name: region_name },
    country: { code: country_code, name: country_name },
  };
}

/** The last code of an area: follows recodes. */
export function lastCode(registers: Registers, row: RegisterRow): string {
  const next = row.rule === 'recode' ? registers.get(row.became) : undefined;
  return next === undefined ? row.code : lastCode(registers, next);
}

/** The crosswalk that the register was made from: the same rules, without the official files. */
export function crosswalkOf(registers: Registers): Crosswalk {
  const recodes = new Map<string, string>();
  const footprints = new Map<string, string>();
  const mergers = new Map<string, string[]>();
  const splits = new Map<string, { parent: string; estimated: boolean }>();
  for (const { code, became, rule, estimated } of registers.values()) {
    for (const next of listed(became)) {
      if (rule === 'recode') recodes.set(next, code);
      else if (rule === 'same_footprint') footprints.set(next, code);
      else if (rule === 'merger') mergers.set(next, [...(mergers.get(next) ?? []), code]);
      else splits.set(next, { parent: code, estimated });
    }
  }
  return { recodes, footprints, mergers, splits };
}

/** Population by code of 2019. */
export const populationsOf = (registers: Registers): Map<string, number> =>
  new Map(
    [...registers.values()].flatMap(({ code, population_2019: people }) =>
      people === null ? [] : [[code, people] as const],
    ),
  );

/** The districts of some countries in use today, in order of codes, without their combined authorities. */
export function areasOfToday(
  registers: Registers,
  countries: readonly Country[] = countriesOf(AREA_DEFAULTS),
): Area[] {
  return [...registers.values()]
    .filter(({ code, tier, end }) => liesIn(code, countries) && tier !== 'upper_tier' && end === null)
    .map(({ code, name, upper_tier_code, region_code, region_name, country_code, country_name }) => ({
      area_code: code,
      area_name: name,
      upper_tier_code: upper_tier_code ?? code,
      upper_tier_name: registers.get(upper_tier_code ?? code)?.name ?? name,
      region_code: region_code ?? country_code,
      region_name: region_name ?? country_name,
      combined_authority_code: null,
      combined_authority_name: null,
    }));
}

/**
 * The region with this code and its areas; undefined for null. Throws `method-invalid` for any other code.
 */
export function insetOf(registers: Registers, region: string | null): Inset | undefined {
  if (region === null) return undefined;
  const rows = [...registers.values()].filter(({ region_code }) => region_code === region);
  const name = rows[0]?.region_name;
  if (name === undefined || name === null) {
    throw new SmiError('method-invalid', `areas.inset: no region has the code ${quoteFound(region)}`, {
      next: `give a region_code of ${REGISTER_FILE}, or null for no inset`,
    });
  }
  return { code: region, name, areas: new Set(rows.map(({ code }) => code)) };
}
