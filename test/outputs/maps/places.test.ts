import { beforeAll, describe, expect, test } from 'vitest';
import { CITIES, CONURBATIONS } from '../../../outputs/maps/places.js';
import { shapesOf } from '../../../outputs/page/map.js';
import { type Decoded, decodeEngland, england } from './topology/england.js';

/** The districts whose names begin otherwise than the city. */
const OF: Readonly<Record<string, string>> = { Hull: 'Kingston upon Hull', London: 'Westminster' };

let decoded: Decoded;
beforeAll(() => {
  decoded = decodeEngland();
});

/** Whether a position is within a ring, by the lines that a ray to the east crosses. */
function inRing([x, y]: readonly [number, number], ring: readonly (readonly number[])[]): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [x1 = 0, y1 = 0] = ring[i - 1]!;
    const [x2 = 0, y2 = 0] = ring[i]!;
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

describe('the cities on the maps', () => {
  test('are a dozen or so, each once, some of them large', () => {
    expect(CITIES.length).toBeGreaterThanOrEqual(12);
    expect(CITIES.length).toBeLessThanOrEqual(14);
    expect(new Set(CITIES.map(({ name }) => name)).size).toBe(CITIES.length);
    expect(CITIES.filter(({ large }) => large).length).toBeGreaterThan(3);
  });

  test('lie each in the district of its name', () => {
    const names = new Map(
      england.objects.districts.geometries.map(({ id, properties }) => [id, properties.area_name]),
    );
    for (const { name, position } of CITIES) {
      const found = [...decoded.districts].find(([, polygons]) =>
        polygons.some(([exterior = []]) => inRing(position, exterior)),
      );
      expect(names.get(found?.[0] ?? '') ?? 'the sea', name).toMatch(new RegExp(`^${OF[name] ?? name}`));
    }
  });

  test('are all on the map of England, and none on a map of areas with other codes', () => {
    expect(shapesOf(england).cities.map(({ name }) => name)).toEqual(CITIES.map(({ name }) => name));
    const { districts } = england.objects;
    const geometries = districts.geometries.map((area) => ({ ...area, id: area.id.replace('E', 'W') }));
    const welsh = { ...england, objects: { ...england.objects, districts: { ...districts, geometries } } };
    expect(shapesOf(welsh).cities).toEqual([]);
    expect(shapesOf(welsh).enlarged).toEqual([]);
  });
});

test('the conurbations are the boroughs of five former counties, each drawn on both levels', () => {
  expect(CONURBATIONS.map(({ areas }) => areas.size)).toEqual([15, 7, 5]);
  for (const level of ['districts', 'upper_tiers'] as const)
    expect(shapesOf(england, level).enlarged.map(({ ids }) => ids.size)).toEqual([15, 7, 5]);
});
