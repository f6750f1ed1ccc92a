import { SmiError } from '../../errors/smi-error.js';
import { toCsv } from '../../outputs/formats/csv.js';
import { carryToToday } from '../../pipeline/geography/carry.js';
import type { Registers } from '../../pipeline/geography/registers.js';
import type { Area } from '../../schemas/area.js';
import { type PublishedDeprivation, publishedDeprivationTable } from '../../schemas/published-deprivation.js';
import { OGL } from '../../sources/source.js';
import { AVERAGE_SCORE, RANK, RELAID_FILE, type RelaidRow } from './relaid.js';

/** The ministry's figures, from a copy in another layout, because the workbook itself was not available. */
export const SOURCE =
  'Ministry of Housing, Communities and Local Government, English indices of deprivation 2025, File 10, as re-laid by humaniverse/IMD at 2f6c9050';

/**
 * The rows of the frozen table, in the order of the areas: each district's figures under its code in the
 * edition. A rank cannot be averaged, so each district must be a district of 2024, recoded or not. Throws
 * `crosswalk-broken` for any other area, and as `carryToToday`.
 */
export function deprivationRows(
  relaid: readonly RelaidRow[],
  areas: readonly Pick<Area, 'area_code' | 'area_name'>[],
  registers: Registers,
): PublishedDeprivation[] {
  const published = new Map(relaid.map((row) => [row.code, row]));
  const { figures } = carryToToday(
    registers,
    new Map(relaid.map(({ code, averageScore }) => [code, averageScore])),
    { tier: 'lower_tier', measure: 'mean' },
  );
  const carried = new Map(figures.map((figure) => [figure.area_code, figure]));
  return areas.map(({ area_code, area_name }) => {
    const { from_codes = '', reason = 'unknown' } = carried.get(area_code) ?? {};
    const found = published.get(from_codes);
    if (found === undefined || (reason !== '' && reason !== 'recode'))
      throw new SmiError(
        'crosswalk-broken',
        `${area_name} (${area_code}) is not one district of ${RELAID_FILE}`,
      );
    return {
      area_code,
      area_name,
      average_score: found.averageScore,
      rank_of_average_score: found.rank,
      from_code: found.code,
      source: SOURCE,
      period: '2025',
      licence: OGL.licence,
      cells: [AVERAGE_SCORE, RANK].map((column) => `${RELAID_FILE}#${found.row}:${column}`).join(';'),
    };
  });
}

/** The text of the frozen table. */
export const makeDeprivation = (...given: Parameters<typeof deprivationRows>): string =>
  toCsv(publishedDeprivationTable, deprivationRows(...given));
