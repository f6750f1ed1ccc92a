import type { Row } from '../../schemas/table.js';
import { areasGeoJson } from './geojson.js';
import { type AreaTopology, countriesIn, type Level } from './topology.js';

/** One feature for each area of the countries that the topology holds, with its row, in the order of the codes. */
export function estimatesGeoJson(topology: AreaTopology, object: Level, rows: readonly Row[]): string {
  const countries = countriesIn(topology);
  const properties = rows
    .map((row): [string, Row] => [String(row.area_code), row])
    .filter(([code]) => countries.has(code.charAt(0)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return areasGeoJson(topology, new Map(properties), { object });
}
