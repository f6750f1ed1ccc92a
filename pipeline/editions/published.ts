import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import {
  type PublishedColdspot,
  publishedColdspotRow,
  publishedColdspotTable,
} from '../../schemas/published-coldspot.js';
import {
  type PublishedDeprivation,
  publishedDeprivationRow,
  publishedDeprivationTable,
} from '../../schemas/published-deprivation.js';
import { parseTable } from '../tables/read-shipped-table.js';

export type { PublishedColdspot } from '../../schemas/published-coldspot.js';
export type { PublishedDeprivation } from '../../schemas/published-deprivation.js';

/** The areas that were named in 2020. Throws `figures-invalid` for a row whose area is not in the edition. */
export function readPublished(text: string, path: string, areas: readonly Area[]): PublishedColdspot[] {
  const rows = parseTable({ ...publishedColdspotTable, row: publishedColdspotRow }, text, path);
  const known = new Set(areas.map(({ area_code }) => area_code));
  const lost = rows.find(({ area_code }) => !known.has(area_code));
  if (lost !== undefined)
    throw new SmiError(
      'figures-invalid',
      `${path}: ${lost.place} lies in ${lost.area_code}, which is not an area of the edition`,
    );
  return rows;
}

type Coded = Pick<Area, 'area_code'>;

/**
 * The Indices of Deprivation 2025 for the areas of an edition. Throws `figures-invalid` for a row whose area
 * is not in the edition, and for an area without a row.
 */
export function parseDeprivation(
  text: string,
  path: string,
  areas: readonly Coded[],
): PublishedDeprivation[] {
  const rows = parseTable({ ...publishedDeprivationTable, row: publishedDeprivationRow }, text, path);
  const known = new Set(areas.map(({ area_code }) => area_code));
  const found = new Set(rows.map(({ area_code }) => area_code));
  const foreign = rows.find(({ area_code }) => !known.has(area_code));
  if (foreign !== undefined)
    throw new SmiError('figures-invalid', `${path}: ${foreign.area_code} is not an area of the edition`);
  const lost = areas.find(({ area_code }) => !found.has(area_code));
  if (lost !== undefined) throw new SmiError('figures-invalid', `${path} has no row for ${lost.area_code}`);
  return rows;
}
