import type { Position } from 'geojson';
import type { GridDistrict } from '../../../scripts/topology/official.js';
import { ringPositions, type ShapeMap } from '../../../scripts/topology/shapes.js';

export const box = (x: number, y: number, width: number, height = width): Position[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];

export const district = (area_code: string, ...coordinates: Position[][][]): GridDistrict => ({
  type: 'Feature',
  properties: { area_code },
  geometry: { type: 'MultiPolygon', coordinates },
});

/** The polygons of an area of the map, each ring as its positions. */
export const positionsOf = (map: ShapeMap, code: string): Position[][][] => {
  const polygons = map.shapes.find((shape) => shape.code === code)?.polygons ?? [];
  return polygons.map((rings) => rings.map((ring) => ringPositions(map.arcs, ring)));
};
