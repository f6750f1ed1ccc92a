import { ascending, group, mean } from 'd3-array';
import { COUNTRIES, type Country } from '../../schemas/method/areas.js';
import type { Row } from '../../schemas/table.js';
import { inUse, listed } from '../geography/register-row.js';
import { areasOfToday, placeOf, type Registers } from '../geography/registers.js';
import { findVintage } from '../geography/vintage.js';
import type { PublishedColumns } from './read-tables.js';
import type { SuiteScores } from './score-suite.js';

/** The districts that the units of an index are. */
export interface MatchedAreas {
  readonly year: number;
  /** By unit code, the code of the district in the year. */
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Matches units to the districts of a year, by their codes or names. Throws `area-unknown` with the row of
 * the file for a unit that is none, and for two that are the same.
 */
export function matchAreas(
  registers: Registers,
  { codes, firstRow }: PublishedColumns,
  year: number,
): MatchedAreas {
  const found = findVintage(registers, codes, { year, tier: 'lower_tier', firstRow });
  return { year, codes: new Map(codes.map((code, i) => [code, found.codes[i]!])) };
}

/** The region of each unit: its code and name. */
export const regionsOf = (
  registers: Registers,
  { codes }: MatchedAreas,
  units: readonly string[],
): (readonly [code: string, name: string])[] =>
  units.map((unit) => {
    const { region, country } = placeOf(registers, codes.get(unit) ?? unit);
    return [region?.code ?? country.code, region?.name ?? country.name];
  });

/** How many hotspots and coldspots each region has, in order of their names. */
export function regionRows(
  { index, ranks, groups }: SuiteScores,
  regions: readonly (readonly [code: string, name: string])[],
): Row[] {
  const units = Array.from(ranks.keys()).filter((unit) => ranks[unit] !== 0);
  const byRegion = group(units, (unit) => regions[unit]![1]);
  return [...byRegion]
    .sort(([a], [b]) => ascending(a, b))
    .map(([region, members]) => ({
      index: index.name,
      region,
      districts: members.length,
      hotspots: members.filter((unit) => groups[unit]!.group === 'hotspot').length,
      coldspots: members.filter((unit) => groups[unit]!.group === 'coldspot').length,
      mean_rank: mean(members, (unit) => ranks[unit]!) ?? null,
    }));
}

/**
 * The districts of today, each with every district that became it or a part of it, and the rank of that one:
 * ranks are never merged. A district that the index did not rank has none.
 */
export function predecessorRows(
  registers: Registers,
  { codes, year }: MatchedAreas,
  { index, codes: units, ranks, groups }: SuiteScores,
): Row[] {
  const unitOf = new Map(units.map((unit, i) => [codes.get(unit) ?? unit, i]));
  const then = [...registers.values()].filter((row) => row.tier !== 'upper_tier' && inUse(row, year));
  const letters = new Set([...codes.values()].map((code) => code.charAt(0)));
  const countries = (Object.keys(COUNTRIES) as Country[]).filter((letter) => letters.has(letter));
  const today = areasOfToday(registers, countries);
  return today.flatMap(({ area_code, area_name }) => {
    const before = then.filter(({ code, end, successors }) =>
      end === null ? code === area_code : listed(successors).includes(area_code),
    );
    return before.map(({ code, name }) => {
      const unit = unitOf.get(code);
      const rank = unit === undefined ? 0 : ranks[unit]!;
      return {
        index: index.name,
        area_code,
        area_name,
        predecessor_code: code,
        predecessor_name: name,
        predecessors: before.length,
        rank: rank === 0 ? null : rank,
        group: unit === undefined ? null : groups[unit]!.group,
      };
    });
  });
}
