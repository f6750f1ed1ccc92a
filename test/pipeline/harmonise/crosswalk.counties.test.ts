import { readFileSync } from 'node:fs';
import { geoCentroid, geoDistance } from 'd3-geo';
import { beforeAll, expect, test } from 'vitest';
import { COUNTY_SUCCESSIONS } from '../../../pipeline/harmonise/crosswalk.js';
import codeChanges, { type CodeChange } from '../../../sources/code-changes.js';
import { fileOf } from '../../../sources/source.js';
import { describeOfficial, officialPath } from '../../fixtures/official.js';
import { FixtureReader } from '../../fixtures/reader.js';
import { apart, OfficialShapes } from '../../fixtures/topology.js';

test('no county is named twice, and no successor has two counties', () => {
  const counties = COUNTY_SUCCESSIONS.map(({ county }) => county);
  const successors = COUNTY_SUCCESSIONS.flatMap(({ to }) => to);
  expect(new Set(counties).size).toBe(counties.length);
  expect(new Set(successors).size).toBe(successors.length);
  for (const { rule, to } of COUNTY_SUCCESSIONS) if (rule === 'same_footprint') expect(to).toHaveLength(1);
});

describeOfficial('the counties that were abolished, on the official boundaries', () => {
  let shapes: OfficialShapes;
  let ended: string[];
  let changes: CodeChange[];
  beforeAll(async () => {
    shapes = new OfficialShapes();
    ended = [...shapes.layers.utla].flatMap(([code, { properties }]) =>
      code.startsWith('E10') && properties.end !== undefined ? [code] : [],
    );
    const bytes = readFileSync(officialPath(codeChanges));
    changes = await codeChanges.read(new FixtureReader({ [fileOf(codeChanges).name]: bytes }));
  });

  test('are exactly those that end in the boundaries: each has a succession', () => {
    expect(COUNTY_SUCCESSIONS.map(({ county }) => county).sort()).toEqual(ended.sort());
  });

  test('also end in the code changes, without a successor, which is why they are declared', () => {
    const terminated = changes.filter(({ type }) => type === 'termination').map(({ oldCode }) => oldCode);
    expect(terminated.sort()).toEqual(ended.sort());
  });

  test('of the same footprint cover the same land as their successor', () => {
    const same = COUNTY_SUCCESSIONS.filter(({ rule }) => rule === 'same_footprint');
    expect(same).toHaveLength(3);
    for (const { county, to } of same) {
      expect(apart(shapes.area('ltla', ...to), shapes.area('utla', county)), county).toBeLessThan(1e-6);
      const now = shapes.shape('ltla', to[0] ?? '');
      const before = shapes.shape('utla', county);
      expect(geoDistance(geoCentroid(now), geoCentroid(before)), county).toBeLessThan(1e-6);
    }
  });

  test('that were split, unless an estimate, are the sum of their parts', () => {
    const split = COUNTY_SUCCESSIONS.filter(({ rule, estimated }) => rule === 'split' && !estimated);
    expect(split).toHaveLength(2);
    for (const { county, to } of split)
      expect(apart(shapes.area('ltla', ...to), shapes.area('utla', county)), county).toBeLessThan(1e-6);
  });

  test('include old Dorset as an estimate: the new one is smaller, by Christchurch', () => {
    const dorset = COUNTY_SUCCESSIONS.find(({ county }) => county === 'E10000009');
    expect(dorset).toMatchObject({ to: ['E06000059'], rule: 'split', estimated: true });
    const before = shapes.area('utla', 'E10000009');
    expect(shapes.area('ltla', 'E06000059')).toBeLessThan(before * 0.99);
    expect(apart(shapes.area('ltla', 'E06000059', 'E07000048'), before)).toBeLessThan(1e-6);
  });

  test('merged districts are the sum of their predecessors, and recoded ones did not move', () => {
    const { ltla } = shapes.layers;
    const known = changes.flatMap(({ oldCode, newCode, type }) =>
      newCode !== null && ltla.has(oldCode) && ltla.has(newCode) ? [{ oldCode, newCode, type }] : [],
    );
    const merged = known.filter(({ type }) => type === 'merger');
    const targets = [...new Set(merged.map(({ newCode }) => newCode))];
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) {
      const parts = merged.filter(({ newCode }) => newCode === target).map(({ oldCode }) => oldCode);
      expect(apart(shapes.area('ltla', ...parts), shapes.area('ltla', target)), target).toBeLessThan(1e-6);
    }
    for (const { oldCode, newCode } of known.filter(({ type }) => type === 'new_code'))
      expect(apart(shapes.area('ltla', oldCode), shapes.area('ltla', newCode)), oldCode).toBeLessThan(1e-6);
  });
});
