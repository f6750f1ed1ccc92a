import { readFileSync } from 'node:fs';
import { geoArea } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { areasGeoJson } from '../../../outputs/maps/geojson.js';
import { meshPath, svgPaths } from '../../../outputs/maps/paths.js';
import { areasTopoJson } from '../../../outputs/maps/topojson.js';
import { areasOf, LEVELS, readTopology, TOPOLOGY_FILE } from '../../../outputs/maps/topology.js';
import { readVintages, topologyOfYear, VINTAGES_FILE, yearsHeld } from '../../../outputs/maps/vintages.js';
import { crossings } from '../../../scripts/topology/crossings.js';
import { arcOf, decode } from './decode.js';

const text = readFileSync(VINTAGES_FILE, 'utf8');
const vintages = readVintages(text);
const today = readTopology(readFileSync(TOPOLOGY_FILE, 'utf8'));
const land = (topology: typeof today, area: (typeof today)['objects']['districts']['geometries'][number]) =>
  geoArea({ type: 'MultiPolygon', coordinates: decode(topology, area) });
const total = (topology: typeof today, level: (typeof LEVELS)[number]) =>
  topology.objects[level].geometries.reduce((sum, area) => sum + land(topology, area), 0);
const england = total(today, 'districts');

/** Year → districts and upper tiers of England, as the Office for National Statistics counts them. */
const COUNTS: [year: number, districts: number, upperTiers: number][] = [
  [2016, 326, 152],
  [2017, 326, 152],
  [2018, 326, 152],
  [2019, 317, 151],
  [2020, 314, 151],
  [2021, 309, 152],
  [2022, 309, 152],
  [2023, 296, 153],
  [2024, 296, 153],
  [2025, 296, 153],
];

describe.each(COUNTS)('the boundaries of %i', (year, districts, upperTiers) => {
  const topology = topologyOfYear(vintages, year);

  it('have the areas that existed, and no arc of any other', () => {
    expect(LEVELS.map((level) => topology.objects[level].geometries.length)).toEqual([
      districts,
      upperTiers,
      9,
    ]);
    expect(topology.vintage).toBe(`${year}`);
    const used = topology.objects.districts.geometries.flatMap(({ arcs }) => arcs.flat(2));
    expect(new Set(used.map((arc) => (arc < 0 ? ~arc : arc))).size).toBe(topology.arcs.length);
  });

  it('tile England on every level: the land of today’s districts, without overlap', () => {
    for (const level of LEVELS) expect(total(topology, level) / england, level).toBeCloseTo(1, 3);
    const runs = new Map<number, number[]>();
    for (const arc of topology.objects.districts.geometries.flatMap(({ arcs }) => arcs.flat(2))) {
      const number = arc < 0 ? ~arc : arc;
      runs.set(number, [...(runs.get(number) ?? []), Math.sign(arc + 0.5)]);
    }
    for (const directions of runs.values()) expect([[1], [-1], [1, -1], [-1, 1]]).toContainEqual(directions);
  });

  it('draw every district, and are written like those of today', () => {
    const frame = { width: 400, padding: 2 };
    const { paths } = svgPaths(topology, 'districts', frame);
    expect(paths.size).toBe(districts);
    for (const path of paths.values()) expect(path).toMatch(/^M.+/);
    expect(meshPath(topology, 'regions', frame)).toMatch(/^M/);
    const rows = new Map(topology.objects.districts.geometries.map(({ id }) => [id, { code: id }]));
    expect(JSON.parse(areasGeoJson(topology, rows)).features).toHaveLength(districts);
    expect(JSON.parse(areasTopoJson(topology, rows)).objects.districts.geometries).toHaveLength(districts);
  });
});

describe('the boundaries of every vintage', () => {
  it('are those of today in 2025: the same areas with the same names and, except for the cuts, the same shapes', () => {
    const again = topologyOfYear(text, 2025);
    for (const level of LEVELS) {
      const names = (topology: typeof today) =>
        topology.objects[level].geometries.map((area) => area.properties);
      expect(names(again)).toEqual(names(today));
      for (const [i, area] of again.objects[level].geometries.entries()) {
        const before = today.objects[level].geometries[i]!;
        expect(Math.abs(land(again, area) / land(today, before) - 1), area.id).toBeLessThan(0.006);
      }
    }
  });

  it('give a merged area the outer borders of its successor', () => {
    const arcsOf = (object: 'districts' | 'upper_tiers', code: string) => {
      const found = vintages.objects[object].geometries.filter(({ id }) => id === code);
      const references = found.flatMap(({ arcs }) => arcs.flat(2) as number[]);
      return new Set(references.map((arc) => (arc < 0 ? ~arc : arc)));
    };
    const suffolk = arcsOf('districts', 'E07000245');
    const parts = [...arcsOf('districts', 'E07000201'), ...arcsOf('districts', 'E07000204')];
    expect([...suffolk].filter((arc) => !parts.includes(arc))).toEqual([]);
    expect(arcsOf('upper_tiers', 'E10000023')).toEqual(arcsOf('districts', 'E06000065'));
    expect(arcsOf('districts', 'E08000016')).toEqual(arcsOf('districts', 'E08000038'));
  });

  it('have each area once, with the years of the register, and are small', () => {
    for (const level of ['districts', 'upper_tiers'] as const) {
      const { geometries } = vintages.objects[level];
      expect(new Set(geometries.map(({ id }) => id)).size).toBe(geometries.length);
      for (const { start, end = 2025 } of geometries.map(({ properties }) => properties))
        expect(start).toBeLessThanOrEqual(end);
    }
    expect(vintages.objects.districts.geometries).toHaveLength(340);
    expect(Buffer.byteLength(text)).toBeLessThan(300_000);
    expect(yearsHeld(vintages)).toEqual([2016, 2025]);
  });

  it('have no crossing lines in any vintage', () => {
    const grid = { transform: { scale: [1, 1], translate: [0, 0] }, arcs: vintages.arcs };
    expect(crossings(vintages.arcs.map((_, number) => arcOf(grid, number)))).toEqual([]);
  });

  it('draw Barnsley with the code of the year', () => {
    expect(() => areasOf(topologyOfYear(vintages, 2024), ['E08000038'], 'districts')).toThrow(/no geometry/);
    expect(areasOf(topologyOfYear(vintages, 2025), ['E08000038'], 'districts')).toHaveLength(1);
  });
});
