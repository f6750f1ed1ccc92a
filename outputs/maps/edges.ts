import { arcIndex } from './rings.js';
import { type AreaTopology, polygonsOf } from './topology.js';

/** A rectangle by its sides, in degrees. */
export type Sides = readonly [west: number, south: number, east: number, north: number];

/** The rectangle around nothing. */
export const EMPTY: Sides = [Infinity, Infinity, -Infinity, -Infinity];
const MERIDIAN = -2;
const DEGREE = Math.PI / 180;
/** Degrees; over England the positions below are exact to a tenth of it. */
const MARGIN = 0.02;

export const union = (a: Sides, b: Sides): Sides => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** The rectangle around an arc as it is drawn: the first terms of the transverse Mercator series. */
function sidesOfArc({ transform }: AreaTopology, arc: readonly (readonly number[])[]): Sides {
  let column = 0;
  let row = 0;
  let sides = EMPTY;
  for (const [across = 0, up = 0] of arc) {
    column += across;
    row += up;
    const east = column * transform.scale[0] + transform.translate[0] - MERIDIAN;
    const north = row * transform.scale[1] + transform.translate[1];
    const sine = Math.sin(north * DEGREE);
    const cosine = Math.cos(north * DEGREE);
    const x = east * cosine;
    const y = north + (east * east * DEGREE * sine * cosine) / 2;
    sides = union(sides, [x, y, x, y]);
  }
  return sides;
}

/**
 * Codes of the districts that reach the sides of a map of all districts. A map that is fitted to them is
 * fitted to all; fitting it to every district takes longer than drawing it.
 */
export function edgeDistricts(topology: AreaTopology): string[] {
  const arcs = topology.arcs.map((arc) => sidesOfArc(topology, arc));
  const districts = topology.objects.districts.geometries.map((area) => ({
    code: area.id,
    sides: polygonsOf(area)
      .flat(2)
      .reduce((sides, arc) => union(sides, arcs[arcIndex(arc)] ?? EMPTY), EMPTY),
  }));
  const [west, south, east, north] = districts.reduce((all, { sides }) => union(all, sides), EMPTY);
  const reaches = (sides: Sides): boolean =>
    sides[0] <= west + MARGIN ||
    sides[1] <= south + MARGIN ||
    sides[2] >= east - MARGIN ||
    sides[3] >= north - MARGIN;
  return districts.flatMap(({ code, sides }) => (reaches(sides) ? [code] : []));
}
