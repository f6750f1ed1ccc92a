import { readFileSync } from 'node:fs';
import { geoArea, geoCentroid, geoDistance } from 'd3-geo';
import type { Feature } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { beforeAll, expect, test } from 'vitest';
import { COUNTY_SUCCESSIONS } from '../../../pipeline/harmonise/counties.js';
import boundaries from '../../../sources/boundaries.js';
import codeChanges, { type CodeChange } from '../../../sources/code-changes.js';
import { fileOf } from '../../../sources/source.js';
import { describeOfficial, officialPath } from '../../fixtures/official.js';
import { FixtureReader } from '../../fixtures/reader.js';

interface Properties {
  readonly areacd: string;
  readonly end?: number;
}
type Layers = Readonly<Record<'ltla' | 'utla', GeometryCollection<Properties>>>;

test('no county is named twice, and no successor has two counties', () => {
  const counties = COUNTY_SUCCESSIONS.map(({ county }) => county);
  const successors = COUNTY_SUCCESSIONS.flatMap(({ to }) => to);
  expect(new Set(counties).size).toBe(counties.length);
  expect(new Set(successors).size).toBe(successors.length);
  for (const { rule, to } of COUNTY_SUCCESSIONS) if (rule === 'same_footprint') expect(to).toHaveLength(1);
});

describeOfficial('the counties that were abolished, on the official boundaries', () => {
  let layers: Record<keyof Layers, Map<string, Feature>>;
  let ended: string[];
  let changes: CodeChange[];
  beforeAll(async () => {
    const topology = JSON.parse(readFileSync(officialPath(boundaries), 'utf8')) as Topology<Layers>;
    const layer = (name: keyof Layers) =>
      feature<Properties>(topology, topology.objects[name]).features.map(
        (each) => [each.properties.areacd, each] as const,
      );
    layers = { ltla: new Map(layer('ltla')), utla: new Map(layer('utla')) };
    ended = [...layers.utla].flatMap(([code, { properties }]) =>
      code.startsWith('E10') && properties?.end !== undefined ? [code] : [],
    );
    const bytes = readFileSync(officialPath(codeChanges));
    changes = await codeChanges.read(new FixtureReader({ [fileOf(codeChanges).name]: bytes }));
  });
  const shape = (layer: keyof Layers, code: string): Feature => {
    const found = layers[layer].get(code);
    if (found === undefined) throw new Error(`the boundaries have no ${code}`);
    return found;
  };
  const district = (code: string) => geoArea(shape('ltla', code));
  const county = (code: string) => geoArea(shape('utla', code));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const apart = (one: number, other: number) => Math.abs(one / other - 1);

  test('are all there, and no other: each that the boundaries end has a succession', () => {
    expect(COUNTY_SUCCESSIONS.map((succession) => succession.county).sort()).toEqual(ended.sort());
  });

  test('end in the code changes too, without a successor, which is why they are declared', () => {
    const terminated = changes.filter(({ type }) => type === 'termination').map(({ oldCode }) => oldCode);
    expect(terminated.sort()).toEqual(ended.sort());
  });

  test('of the same footprint cover the same ground as their successor, at the same place', () => {
    const same = COUNTY_SUCCESSIONS.filter(({ rule }) => rule === 'same_footprint');
    expect(same).toHaveLength(3);
    for (const { county: code, to } of same) {
      expect(apart(district(to[0] ?? ''), county(code)), code).toBeLessThan(1e-6);
      expect(
        geoDistance(geoCentroid(shape('ltla', to[0] ?? '')), geoCentroid(shape('utla', code))),
      ).toBeLessThan(1e-6);
    }
  });

  test('that were split and are no estimate are the sum of their parts', () => {
    const split = COUNTY_SUCCESSIONS.filter(({ rule, estimated }) => rule === 'split' && !estimated);
    expect(split).toHaveLength(2);
    for (const { county: code, to } of split)
      expect(apart(sum(to.map(district)), county(code)), code).toBeLessThan(1e-6);
  });

  test('old Dorset is an estimate: the new one is smaller, by Christchurch', () => {
    const dorset = COUNTY_SUCCESSIONS.find(({ county: code }) => code === 'E10000009');
    expect(dorset).toMatchObject({ to: ['E06000059'], rule: 'split', estimated: true });
    expect(district('E06000059')).toBeLessThan(county('E10000009') * 0.99);
    expect(apart(district('E06000059') + district('E07000048'), county('E10000009'))).toBeLessThan(1e-6);
  });

  test('districts that were merged are the sum of their predecessors, and recoded ones did not move', () => {
    const known = changes.filter(
      ({ oldCode, newCode }) => layers.ltla.has(oldCode) && layers.ltla.has(newCode ?? ''),
    );
    const merged = known.filter(({ type }) => type === 'merger');
    const targets = [...new Set(merged.map(({ newCode }) => newCode ?? ''))];
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) {
      const parts = merged
        .filter(({ newCode }) => newCode === target)
        .map(({ oldCode }) => district(oldCode));
      expect(apart(sum(parts), district(target)), target).toBeLessThan(1e-6);
    }
    for (const { oldCode, newCode, type } of known) {
      if (type === 'new_code')
        expect(apart(district(oldCode), district(newCode ?? '')), oldCode).toBeLessThan(1e-6);
    }
  });
});
