import { describe, expect, test } from 'vitest';
import { areaFiguresCsv } from '../../../outputs/areas/figures.js';
import { areaFiguresTable } from '../../../schemas/release/area-figures-table.js';
import { type AreaProfile, areaProfile } from '../../../schemas/release/area-profile.js';
import { columns } from '../../../schemas/table.js';
import { csvRows } from '../../pipeline/publish/built.js';
import { smallProfile } from './small-profile.js';

const changed = (changes: Partial<AreaProfile>): AreaProfile =>
  areaProfile.parse({ ...smallProfile(), ...changes });
const rowsOf = (profile: AreaProfile, part?: string) =>
  csvRows(areaFiguresCsv(profile)).filter((row) => part === undefined || row.part === part);
const [pay] = smallProfile().indicators;
const withIndicator = (changes: Partial<AreaProfile['indicators'][number]>): AreaProfile =>
  changed({ indicators: pay === undefined ? [] : [{ ...pay, ...changes }] });

describe('areas/<code>.csv', () => {
  test('has the columns of its schema, and a line a figure with the place in each', () => {
    const [header] = areaFiguresCsv(smallProfile()).split('\n');
    expect(header?.split(',')).toEqual(columns(areaFiguresTable).map(({ name }) => name));
    expect(rowsOf(smallProfile()).map(({ area_code, part, code }) => [area_code, part, code])).toEqual([
      ['E07000147', 'index', 'index'],
      ['E07000147', 'indicator', 'pay'],
    ]);
  });

  test('the index has its rank of how many and both intervals', () => {
    expect(rowsOf(changed({ kind_of_place: 'both_low' }), 'index')[0]).toMatchObject({
      value: '0.5',
      direction: 'Higher is better',
      rank: '7',
      of: '20',
      fifth: '2',
      rank_low_figures: '4',
      rank_high_figures: '9',
      rank_low: '2',
      rank_high: '12',
      hotspot_probability: '0.25',
      class: 'both low',
    });
  });

  test('an indicator is in words, next to its larger areas: what is not published and what cannot be differ', () => {
    expect(rowsOf(withIndicator({ direction: -1, period: '2024-09-01/P1Y' }), 'indicator')[0]).toMatchObject({
      direction: 'Lower is better',
      period: 'September 2024 to August 2025',
      value: '612.5',
      unit: 'pounds a week',
      status: 'own figure',
      no_figure: '',
      county: '590',
      county_no_figure: '',
      region: '',
      region_no_figure: 'not published',
      country: '600',
      cells: 'a.csv#2:pay',
    });
    expect(rowsOf(withIndicator({ county: null }), 'indicator')[0]).toMatchObject({
      county: '',
      county_no_figure: 'not applicable',
    });
  });

  test.each([
    ['suppressed', 'suppressed'],
    ['not_published', 'not published'],
    ['not_applicable', 'not applicable'],
    ['not_yet_known', 'not yet known'],
  ] as const)('a figure that is %s has no value and says so', (missing, words) => {
    const found = rowsOf(withIndicator({ value: null, status: 'missing', missing, rank: null }), 'indicator');
    expect(found[0]).toMatchObject({ value: '', rank: '', status: 'no figure', no_figure: words });
  });

  test('the source is named where the profile has it', () => {
    const wages = {
      name: 'wages',
      title: 'Wages',
      publisher: 'Office',
      citation: 'Office, Wages',
      landing_page: 'https://example.org/wages',
      licence: 'Open',
      licence_address: 'https://example.org/licence',
    };
    expect(rowsOf(changed({ sources: [wages] }), 'indicator')[0]).toMatchObject({
      source: 'wages',
      source_title: 'Office: Wages',
    });
  });

  test('an area without a score says that there can be none', () => {
    const standing = smallProfile().standing.map((one) => ({
      ...one,
      score: null,
      rank: null,
      fifth: null,
      figures: null,
      choices: null,
    }));
    expect(rowsOf(changed({ standing }), 'index')[0]).toMatchObject({
      value: '',
      rank: '',
      rank_low: '',
      no_figure: 'not applicable',
    });
  });

  test('classes, moves, areas in it and neighbours have lines of their own', () => {
    const other = { code: 'E06000001', name: 'Hartlepool' };
    const profile = changed({
      long_shadow: [
        {
          outcome: 'level_3',
          name: 'Level 3 by 19',
          kind: 'cold_on_gap',
          status: 'inherited',
          authority: { code: 'E10000020', name: 'Shoreshire' },
          persistence: null,
        },
      ],
      moves: {
        stayers: 90,
        arrivals: 10,
        departures: 12,
        net: -2,
        departure_rate: null,
        by: [],
        destinations: [{ ...other, people: 7 }],
        origins: [],
      },
      districts: [{ ...other, score: null, rank: null, of: 20, fifth: null, kind_of_place: null }],
      neighbours: {
        nearest: [{ ...other, distance: 0.5, closeness: null }],
        education: [{ ...other, distance: null, closeness: 'Very close' }],
      },
      upper_tier_chances: { score: 1.5, rank: 3, of: 150, fifth: 1 },
    });
    const lines = rowsOf(profile).slice(2);
    expect(lines.map(({ part, code, value }) => [part, code, value])).toEqual([
      ['chances among upper tiers', 'upper_tier_chances', '1.5'],
      ['long shadow', 'level_3', ''],
      ['moves', 'stayers', '90'],
      ['moves', 'arrivals', '10'],
      ['moves', 'departures', '12'],
      ['moves', 'net', '-2'],
      ['moves', 'departure_rate', ''],
      ['moved to', 'E06000001', '7'],
      ['area in it', 'E06000001', ''],
      ['statistical neighbour', 'E06000001', '0.5'],
      ['neighbour of the Department for Education', 'E06000001', ''],
    ]);
    expect(lines.at(-1)).toMatchObject({ class: 'Very close', no_figure: 'not published' });
    expect(lines[1]).toMatchObject({ class: 'cold on gap', status: 'figure of the county' });
  });

  test('names of any kind are whole, and none can act as a formula', () => {
    const named = (name: string) => changed({ area: { ...smallProfile().area, name } });
    for (const name of ['King’s Lynn, West', "O'Shea", '"Q"', 'Ynys Môn', 'Tŷ Ŵyr', 'x'.repeat(80)])
      expect(rowsOf(named(name)).map(({ area_name }) => area_name)).toEqual([name, name]);
    for (const sign of ['=', '+', '-', '@'])
      expect(areaFiguresCsv(named(`${sign}cmd`))).toContain(`,'${sign}cmd,`);
  });
});
