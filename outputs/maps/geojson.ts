import type { Position } from 'geojson';
import type { Row } from '../../schemas/table.js';
import { type AreaTopology, areasOf, geometryOf, type Level } from './topology.js';

/** Five decimals of a degree are about one metre: finer than the boundaries are. */
const PLACES = 1e5;
const LEAST_POSITIONS = 4;

const round = (degrees: number): number => Math.round(degrees * PLACES) / PLACES;

/**
 * A closed ring rounded to five decimals, without a position that repeats the one before it. A ring so small
 * that fewer than four positions would be left stays as it is.
 */
export function roundRing(ring: readonly Position[]): Position[] {
  const rounded = ring.map((position) => position.map(round));
  const distinct = rounded.filter(
    ([x, y], i) => i === 0 || x !== rounded[i - 1]?.[0] || y !== rounded[i - 1]?.[1],
  );
  return distinct.length < LEAST_POSITIONS ? [...ring] : distinct;
}

type Box = [west: number, south: number, east: number, north: number];

const EMPTY: Box = [Infinity, Infinity, -Infinity, -Infinity];

function widen([west, south, east, north]: Box, [x = 0, y = 0]: Position): Box {
  return [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
}

/**
 * A GeoJSON FeatureCollection (RFC 7946: WGS 84, right-hand rule) of the areas in `properties`, which maps the
 * code of an area to its properties: one feature a line, in the order of the map. `bbox` is [west, south, east,
 * north] in degrees; a collection of no areas has none.
 * Throws SmiError `figures-invalid` when an area of the map has no geometry.
 */
export function areasGeoJson(
  topology: AreaTopology,
  properties: ReadonlyMap<string, Row>,
  { object = 'districts' }: { readonly object?: Level } = {},
): string {
  let box = EMPTY;
  const features = areasOf(topology, properties.keys(), object).map((area) => {
    const full = geometryOf(topology, area);
    const polygons = (full.type === 'Polygon' ? [full.coordinates] : full.coordinates).map((rings) =>
      rings.map(roundRing),
    );
    box = polygons.flat(2).reduce(widen, box);
    const coordinates = full.type === 'Polygon' ? polygons[0] : polygons;
    const geometry = { type: full.type, coordinates };
    return JSON.stringify({ type: 'Feature', id: area.id, properties: properties.get(area.id), geometry });
  });
  const { attribution, licence } = topology;
  const head = {
    type: 'FeatureCollection',
    attribution,
    licence,
    ...(features.length === 0 ? {} : { bbox: box }),
  };
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`;
}
