import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areasGeoJson, roundRing } from '../../../outputs/maps/geojson.js';
import { readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import type { Row } from '../../../schemas/table.js';
import { shoelace } from './decode.js';
import { EAST, INNER, rows, squares, WEST } from './squares.js';

type Areas = FeatureCollection<Polygon | MultiPolygon, Record<string, unknown>> & { attribution: string };
const read = (text: string) => JSON.parse(text) as Areas;
const polygonsOf = ({ geometry }: Feature<Polygon | MultiPolygon>): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const england = readTopology(readFileSync(TOPOLOGY_FILE, 'utf8'));
const districts = rows(...england.objects.districts.geometries.map(({ id }) => id));

describe('roundRing', () => {
  it('keeps a ring unchanged when rounding would leave fewer than four positions', () => {
    const tiny = [
      [0, 0],
      [1e-6, 0],
      [1e-6, 1e-6],
      [0, 1e-6],
      [0, 0],
    ];
    expect(roundRing(tiny)).toEqual(tiny);
  });

  it('drops a position that rounding makes equal to the one before it, also the last but one', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1.000001, 0],
      [1, 1],
      [0, 1],
      [0.000004, 0.000004],
      [0, 0],
    ];
    expect(roundRing(ring)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  it('writes at most five decimals', () => {
    const [first] = roundRing([
      [0.1 + 0.2, 51.123456789],
      [1, 51],
      [1, 52],
      [0.1 + 0.2, 51.123456789],
    ]);
    expect(JSON.stringify(first)).toBe('[0.3,51.12346]');
  });
});

describe('areasGeoJson', () => {
  it('gives a collection of no features, without a box, for no areas', () => {
    const text = areasGeoJson(squares(), new Map());
    expect(read(text)).toMatchObject({ type: 'FeatureCollection', features: [] });
    expect(text).not.toContain('bbox');
  });

  it('refuses an area without a geometry rather than leave it out', () => {
    const writing = () => areasGeoJson(squares(), rows(WEST, 'E07009999'));
    expect(writing).toThrow(expect.objectContaining({ code: 'figures-invalid', places: ['E07009999'] }));
  });

  it('has exactly the areas of the map, in its order, with their properties', () => {
    const { features } = read(areasGeoJson(squares(), rows(INNER, WEST)));
    expect(features.map(({ id, properties }) => [id, properties])).toEqual([
      [INNER, { area_code: INNER, rank: 0 }],
      [WEST, { area_code: WEST, rank: 1 }],
    ]);
  });

  it('keeps a missing value as null and any text unchanged; an empty text is null', () => {
    const row = { area_code: EAST, score: null, name: 'St "Æthel"\u2028’s\n</script>', remark: '' };
    const other = { area_code: WEST, score: 0, name: 'West', remark: 'x' };
    const text = areasGeoJson(
      squares(),
      new Map<string, Row>([
        [EAST, row],
        [WEST, other],
      ]),
    );
    expect(read(text).features.map(({ properties }) => properties)).toEqual([
      { ...row, remark: null },
      other,
    ]);
  });

  it('leaves out the columns that no area has a value of, and no other: false and zero are values', () => {
    const areas = [EAST, WEST].map((area_code) => [
      area_code,
      { area_code, no: null, text: '', zero: 0, is: false },
    ]);
    const { features } = read(areasGeoJson(squares(), new Map(areas as [string, Row][])));
    expect(features.map(({ properties }) => properties)).toEqual(
      [EAST, WEST].map((area_code) => ({ area_code, zero: 0, is: false })),
    );
  });

  it('is in WGS 84 without a crs member, has the attribution, and gives the bounding box of its areas', () => {
    const text = areasGeoJson(squares(), rows(EAST));
    expect(read(text)).toMatchObject({ attribution: 'drawn by hand', bbox: [-0.9, 52, -0.8, 52.1] });
    expect(text).not.toContain('crs');
  });

  it('writes one feature per line', () => {
    const lines = areasGeoJson(squares(), rows(WEST, EAST, INNER))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(5);
    const features = lines.slice(1, -1).map((line) => JSON.parse(line.replace(/,$/, '')));
    expect(features.map(({ id }) => id)).toEqual([WEST, EAST, INNER]);
  });

  it('draws a hole clockwise, and the district that fills it counterclockwise over the same positions', () => {
    const { features } = read(areasGeoJson(squares(), rows(EAST, INNER)));
    const [[, hole = []] = [], [filling = []] = []] = features.map((feature) => polygonsOf(feature)[0] ?? []);
    expect(shoelace(hole)).toBeCloseTo(-0.0004, 9);
    expect(shoelace(filling)).toBeCloseTo(0.0004, 9);
    expect(new Set(hole.map(String))).toEqual(new Set(filling.map(String)));
  });

  it('writes other objects on request', () => {
    const { features } = read(areasGeoJson(squares(), rows('E12000901'), { object: 'regions' }));
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['MultiPolygon']);
  });

  it('gives all of England closed rings of four positions or more, exteriors first and counterclockwise', () => {
    const { features, bbox } = read(areasGeoJson(england, districts));
    expect(features).toHaveLength(296);
    for (const polygon of features.flatMap(polygonsOf)) {
      for (const [i, ring] of polygon.entries()) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(shoelace(ring) > 0).toBe(i === 0);
        expect(ring.every((position, k) => String(position) !== String(ring[k - 1]))).toBe(true);
      }
    }
    const [west = 0, south = 0, east = 0, north = 0] = bbox ?? [];
    expect(west).toBeGreaterThan(-6.5);
    expect(south).toBeGreaterThan(49.8);
    expect(east).toBeLessThan(1.8);
    expect(north).toBeLessThan(55.9);
  });

  it('is reproducible', () => {
    expect(areasGeoJson(england, districts)).toBe(areasGeoJson(england, districts));
  });
});
