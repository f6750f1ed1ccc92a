import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import {
  type PublishedColdspot,
  publishedColdspotRow,
  publishedColdspotTable,
} from '../../schemas/published-coldspot.js';
import { parseTable } from '../tables/read-shipped-table.js';

export type { PublishedColdspot } from '../../schemas/published-coldspot.js';

/** The areas that were named in 2020. Throws `figures-invalid` for one that lies in no area of the edition. */
export function readPublished(text: string, path: string, areas: readonly Area[]): PublishedColdspot[] {
  const rows = parseTable({ ...publishedColdspotTable, row: publishedColdspotRow }, text, path);
  const known = new Set(areas.map(({ area_code }) => area_code));
  const lost = rows.find(({ area_code }) => !known.has(area_code));
  if (lost !== undefined)
    throw new SmiError(
      'figures-invalid',
      `${path}: ${lost.place} lies in ${lost.area_code}, no area of the edition`,
    );
  return rows;
}
