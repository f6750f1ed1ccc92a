import type { AreaTopology } from '../../../outputs/maps/topology.js';

/**
 * Three districts on a grid of hundredths of a degree, the corner at 1 degree west and 52 north.
 * West is a square of ten with an islet; East, of the same size, adjoins it and has a hole, in which
 * Inner is.
 */
export const WEST = 'E06000901';
export const EAST = 'E07000901';
export const INNER = 'E07000902';

const area = (id: string, area_name: string) => ({ id, properties: { area_code: id, area_name } });

export function squares(): AreaTopology {
  const west = { ...area(WEST, 'West'), type: 'MultiPolygon' as const, arcs: [[[-2, -1]], [[4]]] };
  const east = { ...area(EAST, 'East'), type: 'Polygon' as const, arcs: [[0, -3], [-4]] };
  const inner = { ...area(INNER, 'Inner'), type: 'Polygon' as const, arcs: [[3]] };
  const county = { ...area('E10000901', 'Eastshire'), type: 'Polygon' as const, arcs: [[0, -3]] };
  const region = { ...area('E12000901', 'Middle'), type: 'MultiPolygon' as const, arcs: [[[-2, -3]], [[4]]] };
  return {
    type: 'Topology',
    attribution: 'drawn by hand',
    licence: 'none needed',
    source: 'this file',
    vintage: '2025',
    bbox: [-1, 52, -0.8, 52.21],
    transform: { scale: [0.01, 0.01], translate: [-1, 52] },
    objects: {
      districts: { type: 'GeometryCollection', geometries: [west, east, inner] },
      upper_tiers: { type: 'GeometryCollection', geometries: [west, county] },
      regions: { type: 'GeometryCollection', geometries: [region] },
    },
    arcs: [
      [
        [10, 0],
        [0, 10],
      ], // between West and East, northwards
      [
        [10, 10],
        [-10, 0],
        [0, -10],
        [10, 0],
      ], // the rest of West
      [
        [10, 0],
        [10, 0],
        [0, 10],
        [-10, 0],
      ], // the rest of East
      [
        [14, 4],
        [0, 2],
        [2, 0],
        [0, -2],
        [-2, 0],
      ], // Inner, clockwise
      [
        [0, 20],
        [0, 1],
        [1, 0],
        [0, -1],
        [-1, 0],
      ], // the islet, clockwise
    ],
  };
}

/** Properties for the GeoJSON and TopoJSON writers: a map from code to one row. */
export const rows = (...codes: string[]) =>
  new Map(codes.map((area_code, rank) => [area_code, { area_code, rank }]));
