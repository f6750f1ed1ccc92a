import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Codes of the types of geometry, and of the byte order, in well-known binary. */
const POLYGON = 3;
const MULTI_POLYGON = 6;
const LITTLE_ENDIAN = 1;

const HEAD = 5;
const COUNT = 4;
const POSITION = 16;

const polygonSize = (rings: readonly (readonly Position[])[]): number =>
  rings.reduce((size, ring) => size + COUNT + ring.length * POSITION, HEAD + COUNT);

/**
 * A polygon or several as well-known binary, little-endian, with two coordinates a position.
 * Source: OGC 06-103r4, Simple feature access, part 1, 8.2.
 */
export function toWkb(geometry: Polygon | MultiPolygon): Buffer {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const isMulti = geometry.type === 'MultiPolygon';
  const size = polygons.reduce((sum, rings) => sum + polygonSize(rings), isMulti ? HEAD + COUNT : 0);
  const bytes = Buffer.alloc(size);
  let end = 0;
  const count = (value: number) => {
    end = bytes.writeUInt32LE(value, end);
  };
  const head = (type: number) => {
    end = bytes.writeUInt8(LITTLE_ENDIAN, end);
    count(type);
  };
  if (isMulti) {
    head(MULTI_POLYGON);
    count(polygons.length);
  }
  for (const rings of polygons) {
    head(POLYGON);
    count(rings.length);
    for (const ring of rings) {
      count(ring.length);
      for (const [x = 0, y = 0] of ring) end = bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, end));
    }
  }
  return bytes;
}
