import { describe, expect, test } from 'vitest';
import { areaIndex, areaJson, catalogue, indicatorFiles, standingOf } from '../../../outputs/areas/api.js';
import { areaIndexFile, catalogueFile, indicatorFile } from '../../../schemas/release/api-files.js';
import { type AreaProfile, areaProfile } from '../../../schemas/release/area-profile.js';
import { smallProfile } from './small-profile.js';

const of = (code: string, changes: Partial<AreaProfile> = {}): AreaProfile => ({
  ...smallProfile(),
  ...changes,
  area: { ...smallProfile().area, code, name: `Area ${code}` },
});
const [pay] = smallProfile().indicators;
const missing = (code: string, why: 'suppressed' | 'not_published' | 'not_applicable' | 'not_yet_known') =>
  of(code, {
    standing: smallProfile().standing.map((one) => ({ ...one, score: null, rank: null, fifth: null })),
    indicators:
      pay === undefined ? [] : [{ ...pay, value: null, status: 'missing', missing: why, rank: null }],
  });
const { edition } = smallProfile();
const indexOf = (...profiles: readonly AreaProfile[]) =>
  areaIndexFile.parse(
    areaIndex(
      profiles.map((profile) => ({ area: profile.area, standing: standingOf(profile) })),
      edition,
    ),
  );

describe('the file of an area', () => {
  test('has links to its schema, to the lists and to its other files, and fits the schema', () => {
    const found = areaProfile.parse(
      JSON.parse(areaJson(of('E06000001'), { schema: 'area-profile', others: ['csv', 'geojson'] })),
    );
    expect(found.links).toEqual({
      schema: '../schemas/area-profile.schema.json',
      catalogue: '../catalogue.json',
      index: '../index.json',
      csv: 'E06000001.csv',
      geojson: 'E06000001.geojson',
    });
    expect({ ...found, links: undefined }).toEqual({ ...of('E06000001'), links: undefined });
  });
});

describe('index.json', () => {
  test('has every area with the path of its file, its rank and both intervals', () => {
    const county = { ...of('E10000020'), standing: [] };
    const found = indexOf(of('E06000001', { kind_of_place: 'both_low' }), county);
    expect(found.areas.map(({ code, file }) => [code, file])).toEqual([
      ['E06000001', 'areas/E06000001.json'],
      ['E10000020', 'areas/E10000020.json'],
    ]);
    expect(found.areas[0]?.standing).toMatchObject([
      { code: 'index', class: 'both_low', rank: 7, of: 20, missing: null, choices: { low: 2, high: 12 } },
    ]);
    expect(found.areas[1]?.standing).toEqual([]);
  });

  test('domains are left to the files of the areas; no score is not applicable; no area is an empty list', () => {
    const [index] = smallProfile().standing;
    const parts = (['index', 'face', 'domain', 'group'] as const).flatMap((part) =>
      index === undefined ? [] : [{ ...index, part, code: part, score: null, rank: null }],
    );
    const found = indexOf(of('E06000001', { standing: parts })).areas[0]?.standing;
    expect(found?.map(({ code, missing }) => [code, missing])).toEqual([
      ['index', 'not_applicable'],
      ['face', 'not_applicable'],
    ]);
    expect(indexOf().areas).toEqual([]);
  });
});

describe('indicators/<code>.json', () => {
  test('has a line for each area, and what the official file prints for the country once', () => {
    const [file, ...others] = indicatorFiles([of('E06000001'), of('E06000002')]);
    expect(others).toEqual([]);
    expect(indicatorFile.parse(file)).toMatchObject({
      indicator: { code: 'pay', direction: 1, unit: 'pounds a week' },
      countries: [{ code: 'E92000001', value: 600 }],
    });
    expect(
      file?.figures.map(({ area_code, value, rank, of: count }) => [area_code, value, rank, count]),
    ).toEqual([
      ['E06000001', 612.5, 5, 20],
      ['E06000002', 612.5, 5, 20],
    ]);
  });

  test('four kinds of nothing are told apart', () => {
    const kinds = ['suppressed', 'not_published', 'not_applicable', 'not_yet_known'] as const;
    const [file] = indicatorFiles(kinds.map((kind, i) => missing(`E0600000${i + 1}`, kind)));
    expect(file?.figures.map(({ value, missing: why }) => [value, why])).toEqual(
      kinds.map((kind) => [null, kind]),
    );
  });

  test('there is none without areas', () => expect(indicatorFiles([])).toEqual([]));
});

describe('catalogue.json', () => {
  const files = [
    { path: 'index.csv', mediaType: 'text/csv', title: 'Index', description: 'One row an area' },
    { path: 'areas/<code>.json', mediaType: 'application/json', title: 'An area', description: 'All of it' },
  ];

  test('has every file, with the schema of those that have one, and every indicator', () => {
    const found = catalogueFile.parse(
      catalogue({
        edition,
        summary: 'Small.',
        profile: 'area-profile',
        files,
        areas: 3,
        indicators: smallProfile().indicators,
      }),
    );
    expect(found.files.map(({ path, schema }) => [path, schema])).toEqual([
      ['index.csv', null],
      ['areas/<code>.json', 'schemas/area-profile.schema.json'],
    ]);
    expect(found.indicators).toEqual([{ code: 'pay', title: 'Pay', weight: 1, file: 'indicators/pay.json' }]);
    expect(found.areas).toBe(3);
    expect(found.absences.map(({ code }) => code)).toEqual([
      'suppressed',
      'not_published',
      'not_applicable',
      'not_yet_known',
    ]);
  });
});
