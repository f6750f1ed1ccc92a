import { toCsv } from '../../../outputs/formats/csv.js';
import { censusMovesTable } from '../../../schemas/census-moves.js';
import type { Row } from '../../../schemas/table.js';

/** Areas of the invented edition: C is two districts of 2021. */
export const AREAS = ['E06000001', 'E06000002', 'E06000003'];
const DESTINATIONS = ['E06000001', 'E06000002', 'E07000031', 'E07000032', 'E09000001', 'W06000001'];

const origin = (
  origin_code: string,
  kind: string,
  area_code: string | null,
  first_row: number,
  counts: readonly (number | null)[],
): Row => ({
  origin_code,
  origin_name: `Place, ${origin_code}`,
  kind,
  area_code,
  first_row,
  ...Object.fromEntries(DESTINATIONS.map((code, i) => [code, counts[i] ?? null])),
});

export const ROWS: readonly Row[] = [
  origin('-8', 'same_address', null, 2, [1000, 2000, 300, 400, 9, 9]),
  origin('999999999', 'abroad', null, 8, [5, null, 6, 7, 1, 1]),
  origin('E06000001', 'area', 'E06000001', 14, [100, 40, 1, 2, 3, 4]),
  origin('E06000002', 'area', 'E06000002', 20, [10, 200, null, 20, null, 5]),
  origin('E07000031', 'area', 'E06000003', 24, [8, null, 30, 12]),
  origin('E07000032', 'area', 'E06000003', 27, [2, 6, 13, 31]),
  origin('E09000001', 'not_ranked', null, 31, [3, 2, null, null, 50]),
  origin('S12000001', 'elsewhere_uk', null, 34, [11]),
  origin('W06000001', 'elsewhere_uk', null, 35, [7, null, null, 8, 1, 90]),
  origin('-9', 'unplaced', null, 40, [4]),
];

/** The frozen file with these rows. */
export const movesText = (rows: readonly Row[] = ROWS): string => toCsv(censusMovesTable(DESTINATIONS), rows);
