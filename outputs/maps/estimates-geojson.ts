import type { Row } from '../../schemas/table.js';
import { areasGeoJson } from './geojson.js';
import type { AreaTopology, Level } from './topology.js';

/** `estimates.geojson`: one feature an area of England, with its published figures. */
export const estimatesGeoJson = (topology: AreaTopology, object: Level, rows: readonly Row[]): string =>
  areasGeoJson(
    topology,
    new Map(
      rows
        .filter(({ area_code }) => String(area_code).startsWith('E'))
        .map((row): [string, Row] => [String(row.area_code), row])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    { object },
  );
