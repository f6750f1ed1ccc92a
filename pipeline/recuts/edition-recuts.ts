import { numberOf, textOf } from '../../outputs/page/rows.js';
import { facesOf, indexRowOf } from '../../schemas/method/structure.js';
import { type Recut, recutsTable } from '../../schemas/release/recuts-table.js';
import type { Row, TableData } from '../../schemas/table.js';
import type { IndexEdition } from '../editions/edition.js';
import {
  careBoardTable,
  combinedAuthorityTable,
  constituencyTable,
  contextTable,
  lookupFile,
} from '../geography/lookup-tables.js';
import { codesOfToday, lookupTextOf, readLookup } from '../geography/lookups.js';
import type { Registers } from '../geography/registers.js';
import { tidalWaterTable } from '../geography/tidal-water.js';
import { type RecutLookups, recutPlaces } from './places.js';
import { type RecutMeasure, recutsOf } from './recuts.js';

const TABLES = [combinedAuthorityTable, careBoardTable, constituencyTable, contextTable, tidalWaterTable];

/** The files of `geography/` that re-cuts are made from, by path: for the receipt. */
export const recutTexts = (): ReadonlyMap<string, string> =>
  new Map(TABLES.map((table) => [lookupFile(table), lookupTextOf(table)]));

/** The rows of a lookup under codes of today; one whose code is not one authority today keeps its code. */
function today<R extends { readonly area_code: string }>(rows: readonly R[], registers: Registers): R[] {
  return rows.map((row) => {
    const [code, ...more] = codesOfToday(registers, row.area_code);
    return code === undefined || more.length > 0 ? row : { ...row, area_code: code };
  });
}

const lookupsOf = (registers: Registers): RecutLookups => ({
  constituencies: today(readLookup(constituencyTable), registers),
  combinedAuthorities: today(readLookup(combinedAuthorityTable), registers),
  careBoards: today(readLookup(careBoardTable), registers),
  ruralUrban: today(readLookup(contextTable), registers),
  tidalWater: readLookup(tidalWaterTable),
});

/** Score, rank and fifth of each area in some columns of the index. */
function measureOf(rows: readonly Row[], code: string, column: (name: string) => string): RecutMeasure {
  const areas = rows.flatMap((row) => {
    const score = numberOf(row, column('score'));
    const rank = numberOf(row, column('rank'));
    const fifth = numberOf(row, column('fifth'));
    if (score === null || rank === null || fifth === null) return [];
    return [[textOf(row, 'area_code'), { score, rank, fifth }] as const];
  });
  return { code, areas: new Map(areas) };
}

/**
 * The re-cuts of an edition of districts, of its index and its faces; undefined for one of upper tiers.
 * @param rows of the published index
 */
export function editionRecuts(
  { method, areas, populations = [] }: IndexEdition,
  rows: readonly Row[],
  registers: Registers,
): TableData | undefined {
  if (method.areas.level !== 'lower_tier') return undefined;
  const people = new Map(
    populations.flatMap(({ area_code, population }) =>
      population === null ? [] : [[area_code, population] as const],
    ),
  );
  const measures = [
    measureOf(rows, indexRowOf(method).code, (name) => name),
    ...facesOf(method).map(({ code }) => measureOf(rows, code, (name) => `${code}_${name}`)),
  ];
  const found: Recut[] = recutsOf(recutPlaces(areas, lookupsOf(registers)), measures, people);
  return { table: recutsTable, rows: found };
}
