import { describe, expect, test } from 'vitest';
import { type RecutLookups, recutPlaces } from '../../../pipeline/recuts/places.js';
import type { Area } from '../../../schemas/area.js';
import type { RecutKind } from '../../../schemas/release/recuts-table.js';

const area = (area_code: string, region_code: string, upper_tier_code = area_code): Area => ({
  area_code,
  area_name: area_code,
  upper_tier_code,
  upper_tier_name: upper_tier_code,
  region_code,
  region_name: region_code,
  combined_authority_code: null,
  combined_authority_name: null,
});
const areas = [
  area('E06000001', 'E12000001'),
  area('E07000001', 'E12000006', 'E10000001'),
  area('E07000002', 'E12000006', 'E10000001'),
  area('S12000001', 'S92000003'),
];
const none: RecutLookups = {
  constituencies: [],
  combinedAuthorities: [],
  careBoards: [],
  ruralUrban: [],
  tidalWater: [],
};
const of = (kind: RecutKind, lookups: Partial<RecutLookups> = {}) =>
  recutPlaces(areas, { ...none, ...lookups }).filter((place) => place.kind === kind);
const codesIn = (kind: RecutKind, lookups: Partial<RecutLookups> = {}) =>
  of(kind, lookups).map(({ code, parts }) => [code, parts.map(({ area_code }) => area_code)]);

describe('the places of re-cuts', () => {
  test('are larger areas and classes of the areas themselves', () => {
    expect(codesIn('region')).toEqual([
      ['E12000001', ['E06000001']],
      ['E12000006', ['E07000001', 'E07000002']],
      ['S92000003', ['S12000001']],
    ]);
    expect(codesIn('upper_tier').map(([code]) => code)).toEqual(['E06000001', 'E10000001', 'S12000001']);
    expect(codesIn('kind_of_authority').map(([code]) => code)).toEqual([
      'council_area',
      'county_district',
      'unitary_authority',
    ]);
  });

  test('north and south are of England alone', () => {
    expect(codesIn('north_south')).toEqual([
      ['north', ['E06000001']],
      ['south', ['E07000001', 'E07000002']],
    ]);
  });

  test('of a constituency are parts with their people; a part without people is none', () => {
    const part = (constituency_code: string, area_code: string, people: number) => ({
      constituency_code,
      constituency_name: 'Seat',
      area_code,
      people,
    });
    const constituencies = [
      part('E14000001', 'E07000001', 60),
      part('E14000001', 'E07000002', 0),
      part('E14000002', 'E07000001', 40),
      part('E14000003', 'E08000001', 10),
    ];
    expect(of('constituency', { constituencies })).toMatchObject([
      { code: 'E14000001', parts: [{ area_code: 'E07000001', share: 0.6, people: 60 }] },
      { code: 'E14000002', parts: [{ area_code: 'E07000001', share: 0.4, people: 40 }] },
    ]);
  });

  test('of a care board have the share of the neighbourhoods of a district', () => {
    const board = (care_board_code: string, area_code: string, neighbourhoods: number) => ({
      care_board_code,
      care_board_name: 'Board',
      area_code,
      neighbourhoods,
    });
    const careBoards = [
      board('E54000001', 'E07000001', 3),
      board('E54000002', 'E07000001', 1),
      board('E54000002', 'E06000001', 5),
    ];
    expect(of('care_board', { careBoards })).toMatchObject([
      { code: 'E54000001', parts: [{ area_code: 'E07000001', share: 0.75 }] },
      { code: 'E54000002', parts: [{ share: 0.25 }, { area_code: 'E06000001', share: 1 }] },
    ]);
  });

  test('by tidal water leave out a district of which it is not known', () => {
    const tidalWater = [
      { area_code: 'E06000001', tidal_water: true },
      { area_code: 'S12000001', tidal_water: false },
    ];
    expect(codesIn('tidal_water', { tidalWater })).toEqual([
      ['inland', ['S12000001']],
      ['tidal', ['E06000001']],
    ]);
  });
});
