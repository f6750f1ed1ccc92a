import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areasTopoJson, type WrittenTopology } from '../../../outputs/maps/topojson.js';
import { geometryOf, readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { decode } from './decode.js';
import { EAST, INNER, rows, squares, WEST } from './squares.js';

const text = readFileSync(TOPOLOGY_FILE, 'utf8');
const england = readTopology(text);
const read = (written: string) => JSON.parse(written) as WrittenTopology;
const districtsOf = (topology: WrittenTopology) => topology.objects.districts?.geometries ?? [];

/** The positions of an area, whatever the direction and the start of its rings. */
const positionsOf = (polygons: unknown[][][]) =>
  polygons.map((rings) => rings.map((ring) => ring.map(String).toSorted()));

describe('areasTopoJson', () => {
  it('keeps upper tiers and regions, and the arcs that they need, when there are no areas', () => {
    const topology = read(areasTopoJson(squares(), new Map()));
    expect(districtsOf(topology)).toEqual([]);
    expect(topology.objects.regions?.geometries).toHaveLength(1);
    expect(topology.arcs).toHaveLength(4); // all but that of Inner, which is within its county
  });

  it('has the areas of another level on request, and the levels above it, without those below', () => {
    const [county] = squares().objects.upper_tiers.geometries;
    const areas = new Map([[county!.id, { area_code: county!.id, rank: 1, score: null }]]);
    const { objects } = read(areasTopoJson(squares(), areas, { object: 'upper_tiers' }));
    expect(Object.keys(objects)).toEqual(['upper_tiers', 'regions']);
    expect(objects.upper_tiers?.geometries.map(({ id, properties }) => [id, properties])).toEqual([
      [county!.id, { area_code: county!.id, rank: 1 }],
    ]);
    expect(objects.regions?.geometries).toHaveLength(1);
  });

  it('refuses an area without a geometry', () => {
    expect(() => areasTopoJson(squares(), rows('E07009999'))).toThrow(/E07009999/);
  });

  it('holds the areas of the map in its order, with new properties', () => {
    const topology = read(areasTopoJson(squares(), rows(INNER, WEST)));
    expect(districtsOf(topology).map(({ id, properties }) => [id, properties])).toEqual([
      [INNER, { area_code: INNER, rank: 0 }],
      [WEST, { area_code: WEST, rank: 1 }],
    ]);
  });

  it('draws every area as before once its arcs have other numbers', () => {
    const topology = read(areasTopoJson(squares(), rows(WEST)));
    expect(topology.arcs).toHaveLength(4);
    for (const level of ['districts', 'upper_tiers', 'regions'] as const) {
      for (const area of topology.objects[level]?.geometries ?? []) {
        const before = squares().objects[level].geometries.find(({ id }) => id === area.id);
        expect(decode(topology, area)).toEqual(decode(squares(), before ?? area));
      }
    }
  });

  it('decodes to the geometry that the GeoJSON is made of', () => {
    const all = rows(...england.objects.districts.geometries.map(({ id }) => id).reverse());
    const topology = read(areasTopoJson(england, all));
    expect(districtsOf(topology)).toHaveLength(296);
    for (const [i, area] of districtsOf(topology).entries()) {
      const original = england.objects.districts.geometries[295 - i];
      if (original?.id !== area.id) throw new Error(`${area.id} is out of order`);
      const { type, coordinates } = geometryOf(england, original);
      expect(positionsOf(decode(topology, area))).toEqual(
        positionsOf(type === 'Polygon' ? [coordinates] : coordinates),
      );
    }
  });

  it('reproduces the file of the project, byte for byte, from its areas and properties', () => {
    const own = england.objects.districts.geometries.map(
      ({ id, properties }) => [id, { ...properties }] as const,
    );
    expect(areasTopoJson(england, new Map(own)) === text).toBe(true);
  });

  it('does not change its argument', () => {
    const given = squares();
    areasTopoJson(given, rows(EAST));
    expect(given).toEqual(squares());
  });
});
