import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { shipped } from '../../../pipeline/system/package-root.js';

type Row = Readonly<Record<string, string>>;
const committed = (file: string) =>
  Papa.parse<Row>(readFileSync(shipped('editions', 'long-shadow-england-2026', file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
const figures = committed('figures.csv');
const areas = committed('areas.csv');

const HIGHER = ['higher_education_by_19_fsm', 'higher_education_by_19_other'];
const LEVEL_3 = ['level_3_by_19_fsm', 'level_3_by_19_other'];
const GCSE = ['attainment_8_fsm', 'attainment_8_other'];

/** Periods of an authority by status, rule and original code, for both figures of a pair. */
function came(name: string, indicators: readonly string[]): Record<string, string> {
  const code = areas.find(({ area_name }) => area_name === name)?.area_code;
  const [one, other] = indicators.map((indicator) => {
    const how: Record<string, string[]> = {};
    for (const row of figures.filter((each) => each.area_code === code && each.indicator === indicator)) {
      const key = [row.status, row.reason, row.from_codes === code ? '' : row.from_codes].join(' ').trim();
      how[key] = [...(how[key] ?? []), row.period ?? ''];
    }
    return Object.fromEntries(
      Object.entries(how).map(([key, periods]) => [
        key,
        `${periods[0]} to ${periods.at(-1)}: ${periods.length}`,
      ]),
    );
  });
  expect(other).toEqual(one);
  return one ?? {};
}

describe('authorities created since 2015 have figures of', () => {
  test.each(['Cumberland', 'Westmorland and Furness'])('%s: Cumbria’s throughout', (name) => {
    expect(came(name, HIGHER)).toEqual({ 'mapped split E10000006': '2015-16 to 2023-24: 9' });
    expect(came(name, LEVEL_3)).toEqual({ 'mapped split E10000006': '2016 to 2024: 9' });
    expect(came(name, GCSE)).toEqual({ 'mapped split E10000006': '2016 to 2021: 6' });
  });

  test.each(['North Northamptonshire', 'West Northamptonshire'])(
    '%s: Northamptonshire’s, and its own on Level 3 in 2024 and on GCSEs in 2021',
    (name) => {
      expect(came(name, HIGHER)).toEqual({ 'mapped split E10000021': '2015-16 to 2023-24: 9' });
      expect(came(name, LEVEL_3)).toEqual({
        'mapped split E10000021': '2016 to 2023: 8',
        observed: '2024 to 2024: 1',
      });
      expect(came(name, GCSE)).toEqual({
        'mapped split E10000021': '2016 to 2020: 5',
        observed: '2021 to 2021: 1',
      });
    },
  );

  test('Dorset: the old county’s as an estimate, since Christchurch left it, until its own begin', () => {
    expect(came('Dorset', HIGHER)).toEqual({
      'estimated split E10000009': '2015-16 to 2022-23: 8',
      observed: '2023-24 to 2023-24: 1',
    });
    expect(came('Dorset', LEVEL_3)).toEqual({
      'estimated split E10000009': '2016 to 2021: 6',
      observed: '2022 to 2024: 3',
    });
    expect(came('Dorset', GCSE)).toEqual({
      'estimated split E10000009': '2016 to 2018: 3',
      observed: '2019 to 2021: 3',
    });
  });

  test('Bournemouth, Christchurch and Poole: the mean of two of its parts as an estimate, until its own begin', () => {
    const parts = 'estimated merger E06000028;E06000029';
    const name = 'Bournemouth, Christchurch and Poole';
    expect(came(name, HIGHER)).toEqual({
      [parts]: '2015-16 to 2022-23: 8',
      observed: '2023-24 to 2023-24: 1',
    });
    expect(came(name, LEVEL_3)).toEqual({ [parts]: '2016 to 2021: 6', observed: '2022 to 2024: 3' });
    // Poole has no Attainment 8 in 2016 and 2017: a mean needs both.
    expect(came(name, GCSE)).toEqual({
      'missing not_available': '2016 to 2017: 2',
      [parts]: '2018 to 2018: 1',
      observed: '2019 to 2021: 3',
    });
  });

  test.each([
    ['North Yorkshire', 'mapped same_footprint E10000023'],
    ['Somerset', 'mapped same_footprint E10000027'],
    ['Buckinghamshire', 'observed'],
    ['Barnsley', 'mapped recode E08000016'],
    ['Sheffield', 'mapped recode E08000019'],
  ])('%s: its own throughout, under whatever code', (name, how) => {
    expect(came(name, HIGHER)).toEqual({ [how]: '2015-16 to 2023-24: 9' });
    expect(came(name, LEVEL_3)).toEqual({ [how]: '2016 to 2024: 9' });
  });

  test('no other figure is carried, and two more figures are missing: Torbay’s GCSEs of 2016', () => {
    const carriers = [
      'Cumberland',
      'Westmorland and Furness',
      'North Northamptonshire',
      'West Northamptonshire',
      'Dorset',
      'Bournemouth, Christchurch and Poole',
      'North Yorkshire',
      'Somerset',
      'Barnsley',
      'Sheffield',
    ];
    const codes = new Set(
      areas.flatMap((row) => (carriers.includes(row.area_name ?? '') ? [row.area_code] : [])),
    );
    expect(codes.size).toBe(10);
    const printed = figures.filter(({ source }) => source === 'lait');
    const others = printed.filter(({ area_code, status }) => !codes.has(area_code) && status !== 'observed');
    expect(
      others.map(({ area_code, indicator, period, status }) => [area_code, indicator, period, status]),
    ).toEqual([
      ['E06000027', 'attainment_8_fsm', '2016', 'missing'],
      ['E06000027', 'attainment_8_other', '2016', 'missing'],
    ]);
  });
});

describe('the frozen tables', () => {
  test('have 151 authorities, each its own upper tier, without the City of London and Scilly', () => {
    const codes = areas.map(({ area_code }) => area_code ?? '');
    expect(codes).toHaveLength(151);
    expect([...codes].sort()).toEqual(codes);
    for (const row of areas) expect(row.upper_tier_code).toBe(row.area_code);
    expect(codes).not.toContain('E09000001');
    expect(codes).not.toContain('E06000053');
    const kinds = ['E06', 'E08', 'E09', 'E10'].map(
      (kind) => codes.filter((code) => code.startsWith(kind)).length,
    );
    // 63 unitary authorities less Scilly, 36 metropolitan districts, 33 boroughs less the City, 21 counties.
    expect(kinds).toEqual([62, 36, 32, 21]);
  });

  test('have every authority, indicator and period exactly once', () => {
    const keys = figures.map((row) => `${row.area_code} ${row.indicator} ${row.period}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(151 * (4 * 9 + 2 * 6 + 2 * 18 + 2 * 20 + 2));
  });

  test('name the areas of 2020 once each, 14 cold and 8 hot, as whole where the area is the authority', () => {
    const published = committed('published-2020.csv');
    expect(published.filter(({ place_kind }) => place_kind === 'cold').map(({ place }) => place)).toEqual([
      'Chiltern',
      'Bradford',
      'Thanet',
      'Bolton',
      'Wolverhampton',
      'Kingston upon Hull',
      'Fenland',
      'Mansfield',
      'Walsall',
      'Gateshead',
      'Kirklees',
      'St Helens',
      'Dudley',
      'Wigan',
    ]);
    expect(published.filter(({ place_kind }) => place_kind === 'hot').map(({ place }) => place)).toEqual([
      'Forest Heath',
      'West Oxfordshire',
      'South Derbyshire',
      'Kingston upon Thames',
      'Cherwell',
      'East Cambridgeshire',
      'South Gloucestershire',
      'Tower Hamlets',
    ]);
    const counties: Record<string, string> = {
      Chiltern: 'Buckinghamshire',
      Thanet: 'Kent',
      Fenland: 'Cambridgeshire',
      Mansfield: 'Nottinghamshire',
      'Forest Heath': 'Suffolk',
      'West Oxfordshire': 'Oxfordshire',
      'South Derbyshire': 'Derbyshire',
      Cherwell: 'Oxfordshire',
      'East Cambridgeshire': 'Cambridgeshire',
    };
    const names = new Map(areas.map((row) => [row.area_code, row.area_name]));
    for (const { place = '', area_code, whole } of published) {
      const name = names.get(area_code) ?? '';
      expect(whole).toBe(String(counties[place] === undefined));
      if (counties[place] === undefined) expect(name.replace('.', '')).toMatch(new RegExp(`^${place}`));
      else expect(name).toBe(counties[place]);
    }
  });
});
