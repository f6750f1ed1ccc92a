import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CITIES, CONURBATIONS } from '../../../outputs/maps/places.js';
import { readTopology } from '../../../outputs/maps/topology.js';
import { shapesOf } from '../../../outputs/page/map.js';
import { decode } from './decode.js';
import { england } from './topology/england.js';

/** The districts whose names begin otherwise than the city. */
const OF: Readonly<Record<string, string>> = {
  Hull: 'Kingston upon Hull',
  London: 'Westminster',
  Edinburgh: 'City of Edinburgh',
};

/** The boundaries of the four nations. */
const kingdom = readTopology(readFileSync('geography/united-kingdom-2025.topojson', 'utf8'));

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
    const ofEngland = CITIES.filter(({ country }) => country === 'E');
    expect(ofEngland.length).toBeGreaterThanOrEqual(12);
    expect(ofEngland.length).toBeLessThanOrEqual(14);
    expect(new Set(CITIES.map(({ name }) => name)).size).toBe(CITIES.length);
    expect(CITIES.filter(({ large }) => large).length).toBeGreaterThan(3);
  });

  test('lie each in the district of its name', () => {
    const decoded = new Map(
      kingdom.objects.districts.geometries.map((area) => [area.id, decode(kingdom, area)] as const),
    );
    const names = new Map(
      kingdom.objects.districts.geometries.map(({ id, properties }) => [id, properties.area_name]),
    );
    for (const { name, position } of CITIES) {
      const found = [...decoded].find(([, polygons]) =>
        polygons.some(([exterior = []]) => inRing(position, exterior)),
      );
      expect(names.get(found?.[0] ?? '') ?? 'the sea', name).toMatch(new RegExp(`^${OF[name] ?? name}`));
    }
  });

  test('are on the map of the countries that they are in, and on no other', () => {
    const of = (...countries: string[]) =>
      CITIES.flatMap(({ name, country }) => (countries.includes(country) ? [name] : []));
    expect(shapesOf(england).cities.map(({ name }) => name)).toEqual(of('E'));
    expect(shapesOf(kingdom).cities.map(({ name }) => name)).toEqual(of('E', 'N', 'S', 'W'));
    const { districts } = england.objects;
    const geometries = districts.geometries.map((area) => ({ ...area, id: area.id.replace('E', 'W') }));
    const welsh = { ...england, objects: { ...england.objects, districts: { ...districts, geometries } } };
    expect(shapesOf(welsh).cities.map(({ name }) => name)).toEqual(of('W'));
    expect(shapesOf(welsh).enlarged).toEqual([]);
  });
});

test('the conurbations are the boroughs of five former counties, each drawn on both levels', () => {
  expect(CONURBATIONS.map(({ areas }) => areas.size)).toEqual([15, 7, 5]);
  for (const level of ['districts', 'upper_tiers'] as const)
    expect(shapesOf(england, level).enlarged.map(({ ids }) => ids.size)).toEqual([15, 7, 5]);
});
