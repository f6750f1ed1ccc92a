import { readFileSync } from 'node:fs';
import { geoArea } from 'd3-geo';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { meshPath, svgPaths } from '../../../outputs/maps/paths.js';
import { signedArea } from '../../../outputs/maps/rings.js';
import { readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { decode } from './decode.js';
import { EAST, INNER, squares, WEST } from './squares.js';

const england = readTopology(readFileSync(TOPOLOGY_FILE, 'utf8'));
const FRAME = { width: 520, padding: 4 };

/** The rings or lines of a path in pixels. */
function linesIn(path: string): Position[][] {
  return [...path.matchAll(/M([^l]*)l([^zM]*)/g)].map(([, start = '', steps = '']) => {
    const [left = 0, top = 0, ...rest] = `${start} ${steps}`.match(/-?(\d+\.?\d*|\.\d+)/g)?.map(Number) ?? [];
    const line = [[left, top]];
    for (let i = 0; i < rest.length; i += 2) {
      const [x = 0, y = 0] = line.at(-1) ?? [];
      line.push([x + (rest[i] ?? 0), y + (rest[i + 1] ?? 0)]);
    }
    return line;
  });
}

const closed = (line: Position[]) => [...line, line[0] ?? []];

/** The area that a path fills, in square pixels: holes run the other way and are subtracted. */
const filled = (path: string) =>
  Math.abs(linesIn(path).reduce((sum, line) => sum + signedArea(closed(line)), 0));

describe('svgPaths', () => {
  it('draws an area too small for a pixel as a point, so that no path is empty', () => {
    const { paths } = svgPaths(squares(), 'districts', { width: 1, height: 1 });
    expect([...paths.values()].every((path) => path.startsWith('M'))).toBe(true);
    expect(paths.size).toBe(3);
  });

  it('leaves a hole where a district is enclosed by another', () => {
    const { paths } = svgPaths(squares(), 'districts', { width: 400 });
    const [west = 0, east = 0, inner = 0] = [WEST, EAST, INNER].map((code) => filled(paths.get(code) ?? ''));
    expect(inner / (east + inner)).toBeCloseTo(0.04, 2);
    expect(east / west).toBeCloseTo(96 / 101, 2);
  });

  it('refuses to fit the picture to an area that it does not have', () => {
    expect(() => svgPaths(squares(), 'districts', { width: 9, around: ['E09999999'] })).toThrow(/E09999999/);
  });

  it('fits the picture to all of England by default', () => {
    expect(svgPaths(england, 'regions', { ...FRAME, around: [] })).toEqual(
      svgPaths(england, 'regions', FRAME),
    );
  });

  it('keeps every area of England inside the frame, and touches its sides', () => {
    const { width, height, paths } = svgPaths(england, 'districts', FRAME);
    const positions = [...paths.values()].flatMap(linesIn).flat();
    const xs = positions.map(([x = Number.NaN]) => x);
    const ys = positions.map(([, y = Number.NaN]) => y);
    expect(Math.min(...xs)).toBeCloseTo(4, 0);
    expect(Math.max(...xs)).toBeCloseTo(width - 4, 0);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(3.9);
    expect(Math.max(...ys)).toBeLessThanOrEqual(height - 3.9);
    expect(height / width).toBeCloseTo(1.15, 1);
  });

  it('fills the share that each area has of England, so no path is inverted to the rest of the world', () => {
    const { paths } = svgPaths(england, 'districts', { width: 2000 });
    const drawn = [...paths.values()].map(filled);
    const sum = drawn.reduce((a, b) => a + b, 0);
    const earth = england.objects.districts.geometries.map((area) =>
      geoArea({ type: 'MultiPolygon', coordinates: decode(england, area) }),
    );
    const land = earth.reduce((a, b) => a + b, 0);
    for (const [i, path] of drawn.entries()) expect(path / sum / ((earth[i] ?? 0) / land)).toBeCloseTo(1, 1);
  });

  it('keeps the text of all districts small enough for a report', () => {
    const { paths } = svgPaths(england, 'districts', { width: 520 });
    expect(paths.size).toBe(296);
    expect([...paths.values()].join('').length).toBeLessThan(200_000);
  });

  it('fits the picture to one borough, and otherwise draws only what reaches into it', () => {
    const { paths } = svgPaths(england, 'districts', { width: 300, height: 300, around: ['E09000019'] });
    const xs = linesIn(paths.get('E09000019') ?? '').flat();
    expect(Math.min(...xs.flat())).toBeCloseTo(0, 0);
    expect(Math.max(...xs.flat())).toBeCloseTo(300, 0);
    expect(paths.has('E09000012')).toBe(true);
    expect(paths.has('E06000052')).toBe(false);
    expect(paths.size).toBeLessThan(20);
  });

  it('draws every object to the same scale: a district without a county is its own upper tier', () => {
    const districts = svgPaths(england, 'districts', FRAME).paths;
    const upperTiers = svgPaths(england, 'upper_tiers', FRAME).paths;
    const [one = ''] = linesIn(districts.get('E06000046') ?? '').map(String);
    expect(linesIn(upperTiers.get('E06000046') ?? '').map(String)).toContain(one);
  });
});

describe('meshPath', () => {
  it('draws each border once, and the coast only on request', () => {
    const all = meshPath(squares(), 'districts', { width: 400 });
    const inside = meshPath(squares(), 'districts', { width: 400 }, (a, b) => a.id !== b.id);
    const coast = meshPath(squares(), 'districts', { width: 400 }, (a, b) => a.id === b.id);
    expect(linesIn(inside)).toHaveLength(2);
    const length = (path: string) =>
      linesIn(path)
        .map((line) => line.length - 1)
        .reduce((a, b) => a + b, 0);
    expect(length(inside)).toBe(1 + 4);
    expect(length(all)).toBe(length(inside) + length(coast));
  });

  it('is empty when the filter accepts nothing', () => {
    expect(meshPath(squares(), 'regions', { width: 400 }, () => false)).toBe('');
  });

  it('gives the borders of regions only points that the districts have too', () => {
    const places = (path: string) =>
      linesIn(path)
        .flat()
        .map((place) => place.map((n) => n.toFixed(1)).join());
    const districts = new Set([...svgPaths(england, 'districts', FRAME).paths.values()].flatMap(places));
    const regions = places(meshPath(england, 'regions', FRAME, (a, b) => a !== b));
    expect(regions.length).toBeGreaterThan(500);
    expect(regions.filter((place) => !districts.has(place))).toEqual([]);
  });
});
