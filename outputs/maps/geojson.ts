import { ascending } from 'd3-array';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Areas } from '../../schemas/method/areas.js';
import type { Row, TableData } from '../../schemas/table.js';
import { EMPTY, type Sides, union } from './edges.js';
import { propertiesWithValues } from './properties.js';
import { MIN_POSITIONS } from './rings.js';
import { areasTopoJson } from './topojson.js';
import {
  type AreaGeometry,
  type AreaTopology,
  areasOf,
  countriesIn,
  geometryOf,
  type Level,
  objectOf,
} from './topology.js';

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

const rounded = (full: Polygon | MultiPolygon): Polygon | MultiPolygon =>
  full.type === 'Polygon'
    ? { type: full.type, coordinates: full.coordinates.map(roundRing) }
    : { type: full.type, coordinates: full.coordinates.map((rings) => rings.map(roundRing)) };

/** The boundary of an area in degrees of WGS 84, rounded: exteriors counterclockwise, holes clockwise. */
export const roundedGeometry = (topology: AreaTopology, area: AreaGeometry): Polygon | MultiPolygon =>
  rounded(geometryOf(topology, area));

/** West, south, east and north of a geometry. */
export function boxOf({ type, coordinates }: Polygon | MultiPolygon): Sides {
  const positions = type === 'Polygon' ? coordinates.flat() : coordinates.flat(2);
  return positions.reduce((sides, [x = 0, y = 0]) => union(sides, [x, y, x, y]), EMPTY);
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
    const geometry = rounded(full);
    box = union(box, boxOf(geometry));
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
 * the code of an area to its properties: one feature a line, in the order of the map, without columns that no
 * area has a value of. `bbox` is [west, south, east, north] in degrees; a collection of no areas has none.
 * Throws SmiError `figures-invalid` when an area of the map has no geometry.
 */
export function areasGeoJson(
  topology: AreaTopology,
  properties: ReadonlyMap<string, Row>,
  { object = 'districts' }: { readonly object?: Level } = {},
): string {
  const written = propertiesWithValues(properties);
  const drawn = areasOf(topology, properties.keys(), object).map((area) => ({
    id: area.id,
    geometry: geometryOf(topology, area),
    properties: written.get(area.id),
  }));
  return featureCollection(topology, drawn);
}

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

/** `coldspots.topojson`: the same as TopoJSON, with the larger areas. */
export const coldspotsTopoJson = ({ coldspots, topology, method }: OutcomesByArea): string =>
  areasTopoJson(topology, areaProperties(coldspots.rows), {
    object: objectOf(method.areas.level),
  });
