import { geoArea } from 'd3-geo';
import type { Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { geometryOf, LEVELS } from '../../../outputs/maps/topology.js';
import { arcOf, shoelace } from './decode.js';
import { type Decoded, decodeEngland, england } from './topology/england.js';

let decoded: Decoded;
beforeAll(() => {
  decoded = decodeEngland();
});

describe('the boundaries of the project', () => {
  it('fill the bounding box of the file', () => {
    const positions = england.arcs.flatMap((_, number) => arcOf(england, number));
    const xs = positions.map(([x = 0]) => x);
    const ys = positions.map(([, y = 0]) => y);
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    for (const [i, side] of box.entries()) expect(england.bbox[i]).toBeCloseTo(side, 6);
  });

  it.each(LEVELS)('close every ring of the %s, with at least four positions', (level) => {
    for (const ring of [...decoded[level].values()].flat(2)) {
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(ring.at(-1)).toEqual(ring[0]);
    }
  });

  it.each(LEVELS)('wind the %s counterclockwise with clockwise holes once decoded for GeoJSON', (level) => {
    for (const area of england.objects[level].geometries) {
      const geometry = geometryOf(england, area);
      for (const polygon of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) {
        const [exterior = 0, ...holes] = polygon.map(shoelace);
        expect(exterior).toBeGreaterThan(0);
        expect(holes.filter((hole) => hole >= 0)).toEqual([]);
      }
    }
  });

  it.each(LEVELS)('wind the %s in the file so that d3 inverts none to the rest of the world', (level) => {
    for (const [id, polygons] of decoded[level]) {
      for (const polygon of polygons) {
        const part = geoArea({ type: 'Polygon', coordinates: polygon });
        expect(part, id).toBeLessThan(0.001);
      }
    }
  });

  it('have no exterior that crosses itself', () => {
    const crossing = LEVELS.flatMap((level) =>
      [...decoded[level]].flatMap(([id, polygons]) =>
        polygons.filter(([exterior = []]) => crossesItself(exterior)).map(() => id),
      ),
    );
    expect(crossing).toEqual([]);
  });
});

/** Tries every pair of segments of a ring: are the ends of each on different sides of the other? */
function crossesItself(ring: readonly Position[]): boolean {
  const side = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [x = 0, y = 0]: Position) =>
    (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i] as Position;
    const b = ring[i + 1] as Position;
    for (let j = i + 2; j + 1 < ring.length; j++) {
      const c = ring[j] as Position;
      const d = ring[j + 1] as Position;
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
  }
  return false;
}
