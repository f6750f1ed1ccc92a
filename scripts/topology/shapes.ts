import type { Position } from 'geojson';
import { topology } from 'topojson-server';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import { arcIndex, signedArea } from '../../outputs/maps/rings.js';
import type { GridDistrict } from './official.js';

/**
 * An area as polygons of rings of arcs; an arc that runs backwards is written as its complement, as in
 * TopoJSON.
 */
export interface Shape {
  readonly code: string;
  readonly polygons: readonly (readonly (readonly number[])[])[];
}

/** Shapes over one set of arcs, so that each border is there once. */
export interface ShapeMap {
  readonly arcs: readonly (readonly Position[])[];
  readonly shapes: readonly Shape[];
}

/** Polygons of either kind of geometry. */
export function polygonsOf(geometry: Polygon | MultiPolygon): number[][][] {
  return geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
}

/** The positions of a ring, the first one again at the end. */
export function ringPositions(arcs: ShapeMap['arcs'], ring: readonly number[]): Position[] {
  return ring.flatMap((reference, i) => {
    const arc = arcs[arcIndex(reference)] ?? [];
    const along = reference < 0 ? arc.toReversed() : arc;
    return i === 0 ? along : along.slice(1);
  });
}

/** The area of a ring in cells of the grid, never below zero. */
export const ringArea = (arcs: ShapeMap['arcs'], ring: readonly number[]): number =>
  Math.abs(signedArea(ringPositions(arcs, ring)));

/** A polygon's exterior with its arcs turned to run clockwise, its holes counterclockwise. */
function clockwise(arcs: ShapeMap['arcs'], polygon: Shape['polygons'][number]): number[][] {
  return polygon.map((ring, i) => {
    const runsClockwise = signedArea(ringPositions(arcs, ring)) < 0;
    return runsClockwise === (i === 0) ? [...ring] : ring.map((reference) => ~reference).reverse();
  });
}

/**
 * Winds every shape clockwise. GeoJSON wants the other way, but who decodes a TopoJSON file draws it with d3,
 * for which a counterclockwise exterior is the whole globe with a hole in it.
 */
export function windClockwise({ arcs, shapes }: ShapeMap): ShapeMap {
  const wound = shapes.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((polygon) => clockwise(arcs, polygon)),
  }));
  return { arcs, shapes: wound };
}

/** Cuts districts into arcs at the places where borders meet; borders of former districts leave no cut. */
export function cutIntoArcs(districts: readonly GridDistrict[]): ShapeMap {
  const entries = districts.map(({ properties, geometry }) => [properties.area_code, geometry] as const);
  const { arcs, objects } = topology(Object.fromEntries(entries));
  const shapes = Object.entries(objects).map(([code, geometry]) => ({
    code,
    polygons: polygonsOf(geometry as Polygon | MultiPolygon),
  }));
  return { arcs, shapes };
}
