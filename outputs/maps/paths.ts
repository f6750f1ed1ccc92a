import { geoTransverseMercator } from 'd3-geo';
import type { Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import { linePath, type Pixel, ringPath } from './path-text.js';
import { type AreaTopology, areasOf, geometryOf, type Level } from './topology.js';

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
  /** A place on the plane in tenths of a pixel, whole, from the upper left. */
  readonly pixel: (place: Position) => Pixel;
}

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

/** Like the British National Grid: a transverse Mercator about the meridian 2 degrees west. */
const projection = geoTransverseMercator().rotate([2, 0]).scale(1).translate([0, 0]);

/** Where a position of longitude and latitude is on the plane that every picture is a part of; y goes up. */
function onPlane([longitude = 0, latitude = 0]: Position): [x: number, y: number] {
  const [x, down] = projection([longitude, latitude]) ?? [0, 0];
  return [x, -down];
}

/**
 * The topology with its arcs on the plane, each position projected once for all pictures. What winds
 * counterclockwise in longitude and latitude does so there.
 */
const planeOf = (topology: AreaTopology): AreaTopology =>
  once(topology, ['plane'], () => makePlane(topology));

function makePlane(topology: AreaTopology): AreaTopology {
  const [scale, translate] = [topology.transform.scale, topology.transform.translate];
  const arcs = topology.arcs.map((steps) => {
    let [x, y] = [0, 0];
    return steps.map(([right, up]) => {
      x += right;
      y += up;
      return onPlane([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
    });
  });
  const { transform: _, ...others } = topology;
  return { ...others, arcs } as AreaTopology;
}

interface Ring {
  readonly places: readonly Position[];
  /** Lower left and upper right of the box around it. */
  readonly corners: readonly [Position, Position];
}

function cornersOf(places: readonly Position[]): [Position, Position] {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of places) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  return [
    [left, bottom],
    [right, top],
  ];
}

const ringOf = (places: readonly Position[]): Ring => ({ places, corners: cornersOf(places) });

/** The rings of every area of an object on the plane, by code. */
const ringsOf = (topology: AreaTopology, object: Level): ReadonlyMap<string, readonly Ring[]> =>
  once(topology, ['rings', object], () => {
    const plane = planeOf(topology);
    return new Map(
      plane.objects[object].geometries.map((area) => {
        const geometry = geometryOf(plane, area);
        const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
        return [area.id, rings.map(ringOf)];
      }),
    );
  });

const viewOf = (topology: AreaTopology, frame: Frame): View =>
  once(topology, ['view', frame], () => makeView(topology, frame));

function makeView(topology: AreaTopology, frame: Frame): View {
  const { width, padding = 0, step = 1 } = frame;
  const rings = ringsOf(topology, 'districts');
  const around = areasOf(topology, frame.around ?? [], 'districts').map(({ id }) => id);
  const shown = around.length > 0 ? around : [...rings.keys()];
  const [[left = 0, bottom = 0], [right = 0, top = 0]] = cornersOf(
    shown.flatMap((code) => rings.get(code)!.flatMap(({ corners }) => corners)),
  );
  const across = width - 2 * padding;
  const height = frame.height ?? Math.ceil((across * (top - bottom)) / (right - left) + 2 * padding);
  const down = height - 2 * padding;
  const scale = Math.min(across / (right - left), down / (top - bottom));
  const fromLeft = padding + (across - scale * (right + left)) / 2;
  const fromTop = padding + (down + scale * (top + bottom)) / 2;
  const pixel = ([x = 0, y = 0]: Position): Pixel => [
    step * Math.round(((fromLeft + scale * x) * 10) / step),
    step * Math.round(((fromTop - scale * y) * 10) / step),
  ];
  return { width, height, pixel };
}

/** True when the box around a ring or a line reaches into the picture. */
function reaches({ width, height, pixel }: View, [lowerLeft, upperRight]: Ring['corners']): boolean {
  const [left, bottom] = pixel(lowerLeft);
  const [right, top] = pixel(upperRight);
  return right >= 0 && left <= width * 10 && bottom >= 0 && top <= height * 10;
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
  for (const [code, rings] of ringsOf(topology, object)) {
    const seen = rings.flatMap(({ places, corners }) =>
      reaches(view, corners) ? [places.map(view.pixel)] : [],
    );
    const drawn = seen.map(ringPath).join('');
    // An area too small to draw becomes a point, so that its path is never empty.
    if (seen.length > 0) paths.set(code, drawn || linePath(seen[0] ?? []));
  }
  return { width: view.width, height: view.height, paths };
}

/** Where a position of longitude and latitude is in a picture, in its units. */
export function positionIn(topology: AreaTopology, frame: Frame, position: Position): Pixel {
  const [x, y] = viewOf(topology, frame).pixel(onPlane(position));
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
  const plane = planeOf(topology);
  const drawn = mesh(plane, plane.objects[object], filter).coordinates.filter((line) =>
    reaches(view, cornersOf(line)),
  );
  return drawn.map((line) => linePath(line.map(view.pixel))).join('');
}
