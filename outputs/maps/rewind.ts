import type { MultiPolygon, Polygon, Position } from 'geojson';

/** The area of a closed ring on the plane of its coordinates: above zero when it runs counterclockwise. */
export function signedArea(ring: readonly Position[]): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    // Measured from the first position: small differences of large coordinates would lose digits.
    doubled += (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
  }
  return doubled / 2;
}

const polygon = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()));

/**
 * Winds rings as RFC 7946, section 3.1.6 asks: exteriors counterclockwise in longitude and latitude, holes
 * clockwise. Gives a new geometry; the one given is left as it is.
 */
export function rewind<G extends Polygon | MultiPolygon>(geometry: G): G;
export function rewind(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: polygon(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(polygon) };
}
