import type { Row } from '../../schemas/table.js';
import type { LongShadowRelease } from '../release-data.js';
import { areasGeoJson } from './geojson.js';

const SHARED = ['area_code', 'area_name', 'region_code', 'region_name'];

/** One set of properties an area: those of each outcome begin with its code, as in `higher_education_level`. */
export function areaProperties(rows: readonly Row[]): Map<string, Row> {
  const areas = new Map<string, Record<string, Row[string]>>();
  for (const row of rows) {
    const area = String(row.area_code);
    const properties = areas.get(area) ?? Object.fromEntries(SHARED.map((name) => [name, row[name] ?? null]));
    areas.set(area, properties);
    for (const [name, value] of Object.entries(row)) {
      if (!SHARED.includes(name) && name !== 'outcome') properties[`${row.outcome}_${name}`] = value;
    }
  }
  return new Map([...areas].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `coldspots.geojson`: one feature an authority, with the results of all outcomes. */
export const coldspotsGeoJson = ({ coldspots, topology, method }: LongShadowRelease): string =>
  areasGeoJson(topology, areaProperties(coldspots.rows), {
    object: method.areas.level === 'upper_tier' ? 'upper_tiers' : 'districts',
  });
