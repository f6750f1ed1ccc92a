import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { areaGeoJson } from '../../../outputs/areas/boundary.js';
import { areasGeoJson } from '../../../outputs/maps/geojson.js';
import { EAST, INNER, squares, WEST } from '../maps/squares.js';

type Map = FeatureCollection<Polygon | MultiPolygon>;
const named = (code: string) => ({ code, name: code });
const drawn = (code: string, members: readonly string[] = []): Map =>
  JSON.parse(areaGeoJson(squares(), { code, members: members.map(named) }, { area_code: code }, 'districts'));

describe('areas/<code>.geojson', () => {
  test('is one feature with the coordinates, attribution and licence of areas.geojson', () => {
    const all: Map = JSON.parse(areasGeoJson(squares(), new Map([[EAST, { area_code: EAST }]])));
    expect(drawn(EAST)).toEqual(all);
    expect(drawn(EAST).features).toHaveLength(1);
    expect(drawn(EAST)).toMatchObject({ attribution: 'drawn by hand', licence: 'none needed' });
  });

  test('a county and a region are those of the boundaries', () => {
    expect(drawn('E10000901', [EAST, INNER]).features[0]).toMatchObject({ id: 'E10000901' });
    expect(drawn('E12000901').features[0]?.geometry.type).toBe('MultiPolygon');
  });

  test('another area is the land of those in it: outer ring counterclockwise, no line between them', () => {
    const [feature] = drawn('E47000901', [EAST, INNER, WEST]).features;
    const [land, islet] = (feature?.geometry as MultiPolygon | undefined)?.coordinates ?? [];
    expect([land?.length, islet?.length]).toEqual([1, 1]);
    // A rectangle of 0.2 by 0.1 degrees: the sum of the cross products is twice its area.
    const ring = land?.[0] ?? [];
    const doubled = ring
      .slice(1)
      .reduce((sum, [x = 0, y = 0], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0);
    expect(doubled / 2).toBeCloseTo(0.02, 9);
  });

  test('an area without a geometry and without areas in it is refused by its code', () => {
    expect(() => drawn('E06000999')).toThrow(/E06000999/);
    expect(() => drawn('E47000901', ['E06000999'])).toThrow(/E06000999/);
  });
});
