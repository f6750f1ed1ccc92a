import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { geoArea } from 'd3-geo';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import {
  type AreaTopology,
  areasOf,
  geometryOf,
  LEVELS,
  readTopology,
  TOPOLOGY_FILE,
} from '../../../outputs/geometry/topology.js';
import { arcOf, decode, shoelace } from './decode.js';
import { EAST, INNER, squares, WEST } from './squares.js';

const text = readFileSync(TOPOLOGY_FILE, 'utf8');
const england = readTopology(text);

/** What reading the squares says once `spoil` has changed them. */
function complaint(spoil: (topology: AreaTopology) => void): string {
  const topology = squares();
  spoil(topology);
  try {
    readTopology(JSON.stringify(topology), 'a/file.topojson');
  } catch (error) {
    expect(error).toBeInstanceOf(SmiError);
    expect(error).toMatchObject({
      code: 'figures-invalid',
      message: expect.stringContaining('a/file.topojson'),
    });
    return (error as SmiError).message;
  }
  return 'none';
}

describe('readTopology', () => {
  it.each([
    '',
    'null',
    '[]',
    '{"type":"FeatureCollection","features":[]}',
    '<html></html>',
    text.slice(0, -100),
  ])('refuses a text that is no topology (%#) and names the file', (wrong) => {
    expect(() => readTopology(wrong)).toThrow(TOPOLOGY_FILE);
  });

  it('takes a small sound topology as it is', () => {
    expect(complaint(() => {})).toBe('none');
    expect(readTopology(JSON.stringify(squares()))).toEqual(squares());
  });

  it('refuses one without its attribution, without which nobody may publish it', () => {
    expect(complaint((t) => Object.assign(t, { attribution: '' }))).toContain('attribution');
  });

  it('refuses an object that is missing or empty', () => {
    expect(complaint((t) => Object.assign(t.objects, { regions: undefined }))).toContain('regions');
    expect(complaint((t) => Object.assign(t.objects.regions, { geometries: [] }))).toContain('regions');
  });

  it('refuses an area without a polygon, a polygon without a ring and a ring without an arc', () => {
    for (const arcs of [[], [[]], [[[]]]]) {
      expect(complaint((t) => Object.assign(t.objects.districts.geometries[0] ?? {}, { arcs }))).toContain(
        'arcs',
      );
    }
  });

  it('refuses an area that stands twice, and one whose id is not its code', () => {
    const [first] = squares().objects.districts.geometries;
    expect(complaint((t) => t.objects.districts.geometries.push(first as never))).toMatch(
      /E06000901.*more than once/,
    );
    expect(complaint((t) => Object.assign(t.objects.regions.geometries[0] ?? {}, { id: WEST }))).toMatch(
      /area_code/,
    );
  });

  it('refuses an arc that is not there', () => {
    expect(complaint((t) => t.arcs.pop())).toContain('arc 4 is not there');
  });

  it('refuses a ring with a gap, as a changed step leaves', () => {
    expect(complaint((t) => t.arcs[2]?.splice(1, 1))).toContain('open');
  });

  it('refuses a closed ring of fewer than four positions', () => {
    expect(
      complaint((t) =>
        t.arcs.splice(4, 1, [
          [0, 20],
          [1, 1],
          [-1, -1],
        ]),
      ),
    ).toContain('3 positions');
  });

  it('refuses a position that is not whole', () => {
    expect(complaint((t) => t.arcs[0]?.splice(0, 1, [10.5, 0]))).toContain('arcs.0.0');
  });
});

describe('areasOf', () => {
  it('gives no areas for no codes, else the areas in the order of the codes', () => {
    expect(areasOf(squares(), [], 'districts')).toEqual([]);
    expect(areasOf(squares(), [INNER, WEST, EAST], 'districts').map(({ id }) => id)).toEqual([
      INNER,
      WEST,
      EAST,
    ]);
  });

  it('names every area without a geometry', () => {
    const wanted = () => areasOf(squares(), ['E07009998', WEST, 'E07009999'], 'districts');
    expect(wanted).toThrow(
      expect.objectContaining({ code: 'figures-invalid', places: ['E07009998', 'E07009999'] }),
    );
  });

  it('looks among the areas of the object only', () => {
    expect(() => areasOf(squares(), ['E12000901'], 'districts')).toThrow(/E12000901.*districts/);
  });
});

describe('the boundaries of the project', () => {
  const ids = (level: (typeof LEVELS)[number]) => england.objects[level].geometries.map(({ id }) => id);

  it('hold 296 districts, 153 upper tiers and 9 regions, in order of their codes', () => {
    expect(LEVELS.map((level) => ids(level).length)).toEqual([296, 153, 9]);
    for (const level of LEVELS) expect(ids(level)).toEqual(ids(level).toSorted());
  });

  it('hold the counts of each kind of authority in England', () => {
    const kinds = Object.entries({ E06: 63, E07: 164, E08: 36, E09: 33 });
    for (const [kind, count] of kinds) {
      expect(ids('districts').filter((id) => id.startsWith(kind))).toHaveLength(count);
      const upper = kind === 'E07' ? 0 : count;
      expect(ids('upper_tiers').filter((id) => id.startsWith(kind))).toHaveLength(upper);
    }
    expect(ids('upper_tiers').filter((id) => id.startsWith('E10'))).toHaveLength(21);
  });

  it('hold the districts of 2025 and none that they replaced', () => {
    const codes = new Set(ids('districts'));
    expect(['E08000038', 'E08000039', 'E06000063', 'E06000066'].filter((code) => !codes.has(code))).toEqual(
      [],
    );
    expect(['E08000016', 'E08000019', 'E07000026', 'E07000187'].filter((code) => codes.has(code))).toEqual(
      [],
    );
  });

  it('name a district that is its own upper tier the same in both objects', () => {
    const names = new Map(england.objects.districts.geometries.map(({ id, properties }) => [id, properties]));
    for (const { id, properties } of england.objects.upper_tiers.geometries) {
      if (!id.startsWith('E10')) expect(properties).toEqual(names.get(id));
    }
    expect(names.get('E07000083')?.area_name).toBe('Tewkesbury');
  });

  it('say whose they are', () => {
    expect(england.attribution).toContain('Office for National Statistics');
    expect(england.attribution).toContain('Crown copyright and database right 2025');
    expect(england.licence).toContain('open-government-licence');
    expect(england.vintage).toBe('2025');
  });

  it('are small enough to be sent with a page', () => {
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(72_000);
  });

  it('lie in the box that the file gives, and touch its sides', () => {
    const positions = england.arcs.flatMap((_, number) => arcOf(england, number));
    const [xs, ys] = [positions.map(([x = 0]) => x), positions.map(([, y = 0]) => y)];
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    for (const [i, side] of box.entries()) expect(england.bbox[i]).toBeCloseTo(side, 6);
  });

  it.each(LEVELS)('close every ring of the %s, with four positions or more', (level) => {
    for (const ring of england.objects[level].geometries.flatMap((area) => decode(england, area)).flat()) {
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

  it.each(LEVELS)('wind the %s in the file so that d3 takes none for the rest of the world', (level) => {
    for (const area of england.objects[level].geometries) {
      for (const polygon of decode(england, area)) {
        const part = geoArea({ type: 'Polygon', coordinates: polygon });
        expect(part, area.id).toBeLessThan(0.001);
      }
    }
  });

  it('give the regions and upper tiers exactly the land of their districts, which is that of England', () => {
    const [districts = 0, ...merged] = LEVELS.map((level) => {
      const areas = england.objects[level].geometries.map((area) => decode(england, area));
      return areas.reduce((sum, coordinates) => sum + geoArea({ type: 'MultiPolygon', coordinates }), 0);
    });
    for (const land of merged) expect(land / districts).toBeCloseTo(1, 9);
    expect((districts * 6371.0088 ** 2) / 130_310).toBeCloseTo(1, 1);
  });

  it('have no district that overlaps another: a border is run once each way, a coast once', () => {
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

  it('let neighbours share their border, also one that lies within the other', () => {
    const arcsOf = (code: string) => {
      const [area] = areasOf(england, [code], 'districts');
      return new Set(area?.arcs.flat(2).map((reference) => (reference < 0 ? ~reference : reference)));
    };
    const shared = (a: string, b: string) => [...arcsOf(a)].filter((arc) => arcsOf(b).has(arc)).length;
    const [islington, hackney, cambridge, southCambridgeshire] = [
      'E09000019',
      'E09000012',
      'E07000008',
      'E07000012',
    ];
    expect(shared(islington as string, hackney as string)).toBeGreaterThan(0);
    expect(shared(cambridge as string, southCambridgeshire as string)).toBe(arcsOf(cambridge as string).size);
    expect(shared(islington as string, cambridge as string)).toBe(0);
  });

  it('have no islet that has come to lie within the land of a district', () => {
    const parts = england.objects.districts.geometries.flatMap((area) => decode(england, area));
    const swallowed = parts.filter(([exterior = []], i) => {
      // Any position will do, since no line crosses; one on a shared border is on the edge of both, not within.
      const place = exterior.find((position) => (corners.get(String(position)) ?? 0) < 2);
      return place !== undefined && parts.some((part, j) => i !== j && isWithin(part, place));
    });
    expect(swallowed).toEqual([]);
  });

  it('have no exterior that crosses itself', () => {
    const crossing = LEVELS.flatMap((level) => {
      return england.objects[level].geometries.flatMap((area) =>
        decode(england, area)
          .filter(([exterior = []]) => crossesItself(exterior))
          .map(() => area.id),
      );
    });
    expect(crossing).toEqual([]);
  });
});

/** How many polygons have a position as a corner. */
const corners = new Map<string, number>();
for (const polygon of england.objects.districts.geometries.flatMap((area) => decode(england, area))) {
  for (const place of new Set(polygon.flat().map(String))) corners.set(place, (corners.get(place) ?? 0) + 1);
}

/** Counts how often a line westwards from the place meets the rings: an odd number from within, holes heeded. */
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

/** Tries every pair of segments of a ring: do the ends of each lie on different sides of the other? */
function crossesItself(ring: readonly Position[]): boolean {
  const side = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [x = 0, y = 0]: Position) =>
    (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i] as Position, ring[i + 1] as Position];
    for (let j = i + 2; j + 1 < ring.length; j++) {
      const [c, d] = [ring[j] as Position, ring[j + 1] as Position];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
  }
  return false;
}
