import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { geoArea } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { readVintages, topologyOfYear } from '../../../outputs/maps/vintages.js';
import { makeVintages, VINTAGES } from '../../../scripts/topology/make-vintages.js';
import { BOUNDARIES, REGISTER } from '../../../scripts/topology/written.js';
import { OFFICIAL_MIRROR } from '../../fixtures/official.js';
import { arcOf, decode } from '../../outputs/maps/decode.js';

const present = [BOUNDARIES, REGISTER].every((file) => existsSync(join(OFFICIAL_MIRROR, file)));
const against = present ? 'the official ones' : 'the official ones: left out, they are not there';
const read = (file: string) => (present ? readFileSync(join(OFFICIAL_MIRROR, file), 'utf8') : '{}');

interface OfficialArea {
  type: string;
  arcs: number[][] | number[][][];
  properties: { areacd: string; start?: number; end?: number };
}

describe('makeVintages', () => {
  it.each(['', '{}', '<html>'])('refuses a file that is not the official boundaries (%#)', (text) => {
    expect(() => makeVintages(text, '')).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
  });
});

describe.skipIf(!present)(`the boundaries of every vintage, against ${against}`, () => {
  const boundaries = read(BOUNDARIES);
  const register = read(REGISTER);
  const official = JSON.parse(boundaries);
  const made = present ? readVintages(makeVintages(boundaries, register)) : undefined;
  const areas = (layer: string): OfficialArea[] =>
    official.objects[layer].geometries.filter(({ properties }: OfficialArea) =>
      properties.areacd.startsWith('E'),
    );

  it.each([
    ['districts', 'ltla'],
    ['upper_tiers', 'utla'],
  ] as const)(
    'have as %s the areas of the official file (%s), of the same size, with the same years',
    (level, layer) => {
      const found = made?.objects[level].geometries ?? [];
      const theirs = new Map(areas(layer).map((area) => [area.properties.areacd, area]));
      expect(found.map(({ id }) => id)).toEqual([...theirs.keys()].sort());
      for (const year of VINTAGES.keys()) {
        const topology = topologyOfYear(made!, year);
        for (const area of topology.objects[level].geometries) {
          const { properties, ...other } = theirs.get(area.id)!;
          expect((properties.start ?? 0) <= year && year <= (properties.end ?? year), area.id).toBe(true);
          const land = geoArea({ type: 'MultiPolygon', coordinates: decode(topology, area) });
          const before = geoArea({ type: 'MultiPolygon', coordinates: decode(official, other) });
          const limit = area.id === 'E06000053' ? 0.04 : 0.006; // Scilly loses islets
          expect(Math.abs(land / before - 1), area.id).toBeLessThan(limit);
        }
      }
    },
  );

  it('have only official positions', () => {
    const key = (position: readonly number[]) => position.map((degrees) => degrees.toFixed(7)).join();
    const positions = new Set(areas('ltla').flatMap((area) => decode(official, area).flat(2).map(key)));
    for (const year of VINTAGES.keys()) {
      const topology = topologyOfYear(made!, year);
      const ours = topology.arcs.flatMap((_, number) => arcOf(topology, number).map(key));
      expect(ours.filter((position) => !positions.has(position))).toEqual([]);
    }
  });

  it('are not made when the official file has another number of districts, or one without a region', () => {
    const fewer = boundaries.replace('"areacd":"E07000201"', '"areacd":"X07000201"');
    expect(() => makeVintages(fewer, register)).toThrow(/holds 325 districts of England for 2016, not 326/);
    const lines = register.split('\n').filter((line) => !line.startsWith('E06000006'));
    expect(() => makeVintages(boundaries, lines.join('\n'))).toThrow(
      expect.objectContaining({ code: 'code-unknown', message: expect.stringContaining('E06000006') }),
    );
  });
});
