import { type GeoProjection, geoPath, geoTransverseMercator } from 'd3-geo';
import type { MultiPoint, Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import { linePath, type Pixel, ringPath } from './path-text.js';
import { type AreaGeometry, type AreaTopology, areasOf, geometryOf, type Level } from './topology.js';

/** The picture that a map fills; lengths in pixels. */
export interface Frame {
  readonly width: number;
  /** Follows from the width when not given. */
  readonly height?: number;
  /** Left free on every side; 0 when not given. */
  readonly padding?: number;
  /** Codes of the districts that fill the picture; all districts when there are none. */
  readonly around?: readonly string[];
  /** Coordinates are rounded to so many tenths of a pixel; 1 when not given. */
  readonly step?: number;
}

export interface SvgPaths {
  readonly width: number;
  readonly height: number;
  /**
   * Code of an area to the `d` of its path, in the order of the topology; only areas that reach the picture.
   */
  readonly paths: ReadonlyMap<string, string>;
}

interface View {
  readonly width: number;
  readonly height: number;
  /** A position in tenths of a pixel, whole, from the upper left. */
  readonly pixel: (position: Position) => Pixel;
}

type Point = [number, number];

/**
 * What was made of a topology before: several pictures of a release have the same frame, and both of its
 * editions the same boundaries.
 */
const made = new WeakMap<AreaTopology, Map<string, unknown>>();

/** Makes something of a topology, unless that was made before by the same key. */
function once<T>(topology: AreaTopology, key: readonly unknown[], make: () => T): T {
  let known = made.get(topology);
  if (known === undefined) {
    known = new Map();
    made.set(topology, known);
  }
  const name = JSON.stringify(key);
  if (!known.has(name)) known.set(name, make());
  return known.get(name) as T;
}

const polygonsIn = (topology: AreaTopology, area: AreaGeometry): Position[][][] => {
  const geometry = geometryOf(topology, area);
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
};

/** Like the British National Grid: a transverse Mercator about the meridian 2 degrees west. */
function fitted(points: MultiPoint, frame: Frame): { projection: GeoProjection; height: number } {
  const { width, padding = 0 } = frame;
  const projection = geoTransverseMercator().rotate([2, 0]);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(points);
  const inner = ((width - 2 * padding) * (bottom - top)) / (right - left);
  const height = frame.height ?? Math.ceil(inner + 2 * padding);
  projection.fitExtent(
    [
      [padding, padding],
      [width - padding, height - padding],
    ],
    points,
  );
  return { projection, height };
}

const viewOf = (topology: AreaTopology, frame: Frame): View =>
  once(topology, ['view', frame], () => makeView(topology, frame));

function makeView(topology: AreaTopology, frame: Frame): View {
  const districts = topology.objects.districts.geometries;
  const around = areasOf(topology, frame.around ?? [], 'districts');
  const shown = around.length > 0 ? around : districts;
  // Fitted to points, not to polygons: on a sphere a polygon wound the other way is the rest of the world.
  const coordinates = shown.flatMap((area) => polygonsIn(topology, area).flat(2));
  const { projection, height } = fitted({ type: 'MultiPoint', coordinates }, frame);
  const { step = 1 } = frame;
  const pixel = (position: Position): Pixel => {
    const [x, y] = projection(position as Point) ?? [0, 0];
    return [step * Math.round((x * 10) / step), step * Math.round((y * 10) / step)];
  };
  return { width: frame.width, height, pixel };
}

/** True when the box around some positions reaches into the picture. */
function reaches({ width, height }: View, pixels: readonly Pixel[]): boolean {
  const xs = pixels.map(([x]) => x);
  const ys = pixels.map(([, y]) => y);
  const across = Math.max(...xs) >= 0 && Math.min(...xs) <= width * 10;
  return across && Math.max(...ys) >= 0 && Math.min(...ys) <= height * 10;
}

/**
 * The areas of one object as SVG paths, to a tenth of a pixel. Two calls with the same frame draw to the same
 * scale, whatever the object. Holes run against their exteriors, so that either fill rule works.
 * Throws SmiError `figures-invalid` when a district of `around` has no geometry.
 */
export const svgPaths = (topology: AreaTopology, object: Level, frame: Frame): SvgPaths =>
  once(topology, ['paths', object, frame], () => makePaths(topology, object, frame));

function makePaths(topology: AreaTopology, object: Level, frame: Frame): SvgPaths {
  const view = viewOf(topology, frame);
  const paths = new Map<string, string>();
  for (const area of topology.objects[object].geometries) {
    const rings = polygonsIn(topology, area)
      .flat()
      .map((ring) => ring.map(view.pixel));
    const seen = rings.filter((ring) => reaches(view, ring));
    const drawn = seen.map(ringPath).join('');
    // An area too small to draw becomes a point, so that its path is never empty.
    if (seen.length > 0) paths.set(area.id, drawn || linePath(seen[0] ?? []));
  }
  return { width: view.width, height: view.height, paths };
}

/** Where a position of longitude and latitude is in a picture, in its units. */
export function positionIn(topology: AreaTopology, frame: Frame, position: Position): Pixel {
  const [x, y] = viewOf(topology, frame).pixel(position);
  return [x / 10, y / 10];
}

/**
 * The borders of one object as the `d` of a single SVG path, each border once. `filter` is given the areas on
 * both sides, which are the same area on a coast: `(a, b) => a !== b` leaves the coast out.
 * Throws SmiError `figures-invalid` when a district of `around` has no geometry.
 */
export function meshPath(
  topology: AreaTopology,
  object: Level,
  frame: Frame,
  filter?: (a: GeometryObject, b: GeometryObject) => boolean,
): string {
  if (filter !== undefined) return makeMesh(topology, object, frame, filter);
  return once(topology, ['mesh', object, frame], () => makeMesh(topology, object, frame, () => true));
}

function makeMesh(
  topology: AreaTopology,
  object: Level,
  frame: Frame,
  filter: (a: GeometryObject, b: GeometryObject) => boolean,
): string {
  const view = viewOf(topology, frame);
  const lines = mesh(topology, topology.objects[object], filter).coordinates;
  const drawn = lines.map((line) => line.map(view.pixel)).filter((line) => reaches(view, line));
  return drawn.map(linePath).join('');
}
