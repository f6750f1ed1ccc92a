import { ascending } from 'd3-array';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Areas } from '../../schemas/method/areas.js';
import type { Row, TableData } from '../../schemas/table.js';
import { EMPTY, union } from './edges.js';
import { MIN_POSITIONS } from './rings.js';
import { type AreaTopology, areasOf, countriesIn, geometryOf, type Level, objectOf } from './topology.js';

/** Rounds to five decimals of a degree, about one metre, which is finer than the boundaries are. */
const PLACES = 1e5;

const round = (degrees: number): number => Math.round(degrees * PLACES) / PLACES;

/**
 * A closed ring rounded to five decimals, without positions that repeat the one before. A ring so small that
 * fewer than four positions would be left is not rounded.
 */
export function roundRing(ring: readonly Position[]): Position[] {
  const rounded = ring.map((position) => position.map(round));
  const distinct = rounded.filter(
    ([x, y], i) => i === 0 || x !== rounded[i - 1]?.[0] || y !== rounded[i - 1]?.[1],
  );
  return distinct.length < MIN_POSITIONS ? [...ring] : distinct;
}

/** An area to be drawn. */
export interface Drawn {
  readonly id: string;
  /** In degrees, not rounded. */
  readonly geometry: Polygon | MultiPolygon;
  readonly properties: Row | undefined;
}

/** A GeoJSON FeatureCollection of some areas: one feature a line, in their order. */
export function featureCollection(
  { attribution, licence }: Pick<AreaTopology, 'attribution' | 'licence'>,
  areas: readonly Drawn[],
): string {
  let box = EMPTY;
  const features = areas.map(({ id, geometry: full, properties }) => {
    const polygons = (full.type === 'Polygon' ? [full.coordinates] : full.coordinates).map((rings) =>
      rings.map(roundRing),
    );
    box = polygons.flat(2).reduce((sides, [x = 0, y = 0]) => union(sides, [x, y, x, y]), box);
    const coordinates = full.type === 'Polygon' ? polygons[0] : polygons;
    const geometry = { type: full.type, coordinates };
    return JSON.stringify({ type: 'Feature', id, properties, geometry });
  });
  const head = {
    type: 'FeatureCollection',
    attribution,
    licence,
    ...(features.length === 0 ? {} : { bbox: box }),
  };
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`;
}

/**
 * A GeoJSON FeatureCollection (RFC 7946: WGS 84, right-hand rule) of the areas in `properties`, which maps
 * the code of an area to its properties: one feature a line, in the order of the map. `bbox` is [west, south,
 * east, north] in degrees; a collection of no areas has none.
 * Throws SmiError `figures-invalid` when an area of the map has no geometry.
 */
export const areasGeoJson = (
  topology: AreaTopology,
  properties: ReadonlyMap<string, Row>,
  { object = 'districts' }: { readonly object?: Level } = {},
): string =>
  featureCollection(
    topology,
    areasOf(topology, properties.keys(), object).map((area) => ({
      id: area.id,
      geometry: geometryOf(topology, area),
      properties: properties.get(area.id),
    })),
  );

const byCode = (areas: Iterable<readonly [code: string, properties: Row]>): Map<string, Row> =>
  new Map([...areas].sort(([a], [b]) => ascending(a, b)));

/**
 * A feature for each area of a table keyed by `area_code` that is in a country of the topology, sorted by
 * code, with its row as properties.
 */
export function tableGeoJson(topology: AreaTopology, rows: readonly Row[], object: Level): string {
  const countries = countriesIn(topology);
  const held = rows
    .map((row) => [String(row.area_code), row] as const)
    .filter(([code]) => countries.has(code.charAt(0)));
  return areasGeoJson(topology, byCode(held), { object });
}

/** Properties of an area that are the same for every outcome. */
const SHARED = ['area_code', 'area_name', 'region_code', 'region_name'];

/**
 * One set of properties an area: those of each outcome begin with its code, as in `higher_education_level`.
 */
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
  return byCode(areas);
}

interface OutcomesByArea {
  readonly coldspots: Pick<TableData, 'rows'>;
  readonly topology: AreaTopology;
  readonly method: { readonly areas: Pick<Areas, 'level'> };
}

/** `coldspots.geojson`: one feature an authority, with the results of all outcomes. */
export const coldspotsGeoJson = ({ coldspots, topology, method }: OutcomesByArea): string =>
  areasGeoJson(topology, areaProperties(coldspots.rows), {
    object: objectOf(method.areas.level),
  });
