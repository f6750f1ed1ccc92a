import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * The index of the arc that a TopoJSON reference points to; a reference to run it backwards is the
 * complement.
 */
export const arcIndex = (reference: number): number => (reference < 0 ? ~reference : reference);

/** The area of a closed ring on the plane of its coordinates: positive when it runs counterclockwise. */
export function signedArea(ring: readonly Position[]): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    // Measured from the first position, because differences of large products would lose digits.
    doubled += (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
  }
  return doubled / 2;
}

const polygon = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()));

/**
 * Winds rings as RFC 7946, section 3.1.6 asks: exteriors counterclockwise in longitude and latitude, holes
 * clockwise. Returns a new geometry.
 */
export function rewind<G extends Polygon | MultiPolygon>(geometry: G): G;
export function rewind(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: polygon(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(polygon) };
}

type Step = readonly [number, number];

/** Smallest number of positions of a closed ring; the first one counts again at its end. */
export const MIN_POSITIONS = 4;

interface Ends {
  readonly first: Step;
  readonly last: Step;
}

/** Both ends of an arc that is written as steps, in the direction of the reference to it. */
function endsOf(arc: readonly Step[], backwards: boolean): Ends {
  const first: Step = arc[0] ?? [0, 0];
  const last = arc.reduce<Step>(([x, y], [dx, dy]) => [x + dx, y + dy], [0, 0]);
  return backwards ? { first: last, last: first } : { first, last };
}

/** What is wrong with a ring: an unknown arc, a gap, too few positions. Undefined where nothing is. */
export function ringProblem(arcs: readonly (readonly Step[])[], ring: readonly number[]): string | undefined {
  const ends: Ends[] = [];
  let positions = 1;
  for (const reference of ring) {
    const arc = arcs[arcIndex(reference)];
    if (arc === undefined) return `arc ${arcIndex(reference)} does not exist`;
    ends.push(endsOf(arc, reference < 0));
    positions += arc.length - 1;
  }
  const gap = ends.findIndex(({ first }, i) => {
    const before = ends.at(i - 1)?.last;
    return before?.[0] !== first[0] || before[1] !== first[1];
  });
  if (gap !== -1) return `a ring is open at arc ${arcIndex(ring[gap] ?? 0)}`;
  return positions < MIN_POSITIONS ? `a ring has ${positions} positions` : undefined;
}
