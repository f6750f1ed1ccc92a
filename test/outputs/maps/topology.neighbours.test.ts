import { geoArea } from 'd3-geo';
import type { Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { areasOf, LEVELS } from '../../../outputs/maps/topology.js';
import { type Decoded, decodeEngland, england } from './topology/england.js';

let decoded: Decoded;
beforeAll(() => {
  decoded = decodeEngland();
});

describe('the boundaries of the project', () => {
  it('give regions and upper tiers exactly the land of their districts, and all of England', () => {
    const [districts = 0, ...merged] = LEVELS.map((level) => {
      const areas = [...decoded[level].values()];
      return areas.reduce((sum, coordinates) => sum + geoArea({ type: 'MultiPolygon', coordinates }), 0);
    });
    for (const land of merged) expect(land / districts).toBeCloseTo(1, 9);
    expect((districts * 6371.0088 ** 2) / 130_310).toBeCloseTo(1, 1);
  });

  it('have no overlapping districts: a border is used once in each direction, a coast once', () => {
    const uses = new Map<number, number[]>();
    for (const { arcs } of england.objects.districts.geometries) {
      for (const reference of arcs.flat(2)) {
        const number = reference < 0 ? ~reference : reference;
        uses.set(number, [...(uses.get(number) ?? []), Math.sign(reference + 0.5)]);
      }
    }
    expect(uses.size).toBe(england.arcs.length);
    for (const directions of uses.values()) expect([[1], [-1], [1, -1], [-1, 1]]).toContainEqual(directions);
  });

  it('let neighbours share their border, also where one encloses the other', () => {
    const arcsOf = (code: string) => {
      const [area] = areasOf(england, [code], 'districts');
      return new Set(area?.arcs.flat(2).map((reference) => (reference < 0 ? ~reference : reference)));
    };
    const shared = (a: string, b: string) => [...arcsOf(a)].filter((arc) => arcsOf(b).has(arc)).length;
    const islington = 'E09000019';
    const hackney = 'E09000012';
    const cambridge = 'E07000008';
    const southCambridgeshire = 'E07000012';
    expect(shared(islington as string, hackney as string)).toBeGreaterThan(0);
    expect(shared(cambridge as string, southCambridgeshire as string)).toBe(arcsOf(cambridge as string).size);
    expect(shared(islington as string, cambridge as string)).toBe(0);
  });

  it('have no islet inside the land of a district', () => {
    const parts = [...decoded.districts.values()].flat();
    const corners = countCorners(parts);
    const swallowed = parts.filter(([exterior = []], i) => {
      // Any position will do, since no line crosses; one on a shared border is on the edge of both, not
      // within.
      const place = exterior.find((position) => (corners.get(String(position)) ?? 0) < 2);
      return place !== undefined && parts.some((part, j) => i !== j && isWithin(part, place));
    });
    expect(swallowed).toEqual([]);
  });
});

/** How many polygons have a position as a corner. */
function countCorners(polygons: readonly Position[][][]): Map<string, number> {
  const corners = new Map<string, number>();
  for (const polygon of polygons) {
    for (const place of new Set(polygon.flat().map(String)))
      corners.set(place, (corners.get(place) ?? 0) + 1);
  }
  return corners;
}

/**
 * Counts how often a line westwards from the point crosses the rings: an odd number inside, holes included.
 */
function isWithin(polygon: readonly Position[][], [x = 0, y = 0]: Position): boolean {
  let within = false;
  for (const ring of polygon) {
    for (const [i, [bx = 0, by = 0]] of ring.entries()) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [bx, by];
      if (ay > y !== by > y && ax + ((y - ay) * (bx - ax)) / (by - ay) < x) within = !within;
    }
  }
  return within;
}
