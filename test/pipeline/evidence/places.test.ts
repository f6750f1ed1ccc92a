import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../pipeline/evidence/places.js';
import type { Crosswalk } from '../../../pipeline/harmonise/crosswalk.js';

const place = (place_code: string, row: number) => ({
  place_code,
  place_name: `Place ${place_code}`,
  cell: `list#${row}:code`,
});
const LIST = new Map([
  ['E07000001', [place('A', 2)]],
  ['E07000002', [place('A', 3)]],
  ['E07000003', [place('B', 4)]],
  ['E08000001', [place('B', 5)]],
  ['E10000001', [place('C', 6)]],
  ['E08000005', [place('A', 7), place('B', 8)]],
]);
const CROSSWALK: Crosswalk = {
  recodes: new Map([['E08000002', 'E08000001']]),
  footprints: new Map([['E06000003', 'E10000001']]),
  mergers: new Map([
    ['E06000001', ['E07000001', 'E07000002']],
    ['E06000002', ['E07000001', 'E07000003']],
    ['E06000004', ['E07000001', 'E07000099']],
  ]),
  splits: new Map([['E06000005', { parent: 'E10000001', estimated: false }]]),
};
const of = (area_code: string) => placesOf('itl2', [{ area_code }], LIST, CROSSWALK, 'lookup')[0];

describe('the place of an area', () => {
  test('is that of its own code, with the row of the list', () => {
    expect(of('E07000001')).toEqual({
      level: 'itl2',
      area_code: 'E07000001',
      place_code: 'A',
      place_name: 'Place A',
      reason: '',
      from_codes: 'E07000001',
      source: 'lookup',
      cells: 'list#2:code',
    });
  });

  test.each([
    ['its former code', 'E08000002', 'B', 'recode', 'E08000001'],
    ['the county of the same footprint', 'E06000003', 'C', 'same_footprint', 'E10000001'],
    ['all districts that were merged into it', 'E06000001', 'A', 'merger', 'E07000001;E07000002'],
    ['the area that it was split from', 'E06000005', 'C', 'split', 'E10000001'],
  ])('is that of %s', (_, code, place_code, reason, from_codes) => {
    expect(of(code)).toMatchObject({ place_code, reason, from_codes });
  });

  test.each([
    ['is not in the list', 'E07000055', 'not_listed'],
    ['has a part that is not in the list', 'E06000004', 'not_listed'],
    ['has parts in several places', 'E06000002', 'in_several'],
    ['lies in several places itself', 'E08000005', 'in_several'],
  ])('is none where it %s, and the row says so', (_, code, reason) => {
    expect(of(code)).toMatchObject({ place_code: null, place_name: null, reason });
  });
});
