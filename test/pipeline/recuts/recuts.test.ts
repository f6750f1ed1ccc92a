import { describe, expect, test } from 'vitest';
import type { RecutPlace } from '../../../pipeline/recuts/places.js';
import { recutsOf } from '../../../pipeline/recuts/recuts.js';

const standing = (score: number, rank: number, fifth: number) => ({ score, rank, fifth });
const index = {
  code: 'index',
  areas: new Map([
    ['A', standing(1, 1, 1)],
    ['B', standing(-1, 5, 5)],
    ['C', standing(0, 3, 3)],
  ]),
};
const people = new Map([
  ['A', 100],
  ['B', 300],
]);
const place = (...parts: RecutPlace['parts'][number][]): RecutPlace => ({
  kind: 'region',
  code: 'P',
  name: 'Place',
  parts,
});
const of = (...parts: RecutPlace['parts'][number][]) => recutsOf([place(...parts)], [index], people)[0];

describe('an index by a larger place', () => {
  test('has the means by people, and the shares of districts and of people in coldspots', () => {
    expect(of({ area_code: 'B', share: 1 }, { area_code: 'A', share: 1 })).toEqual({
      kind: 'region',
      place_code: 'P',
      place_name: 'Place',
      code: 'index',
      score: (1 * 100 - 1 * 300) / 400,
      average_rank: (1 * 100 + 5 * 300) / 400,
      districts: 2,
      coldspots: 1,
      coldspot_share_districts: 0.5,
      coldspot_share_people: 0.75,
      population: 400,
      mixed: false,
      area_codes: 'A;B',
      left_out: '',
    });
  });

  test('counts of a district in part only its part, and says that it is mixed', () => {
    expect(of({ area_code: 'A', share: 1 }, { area_code: 'B', share: 0.25 })).toMatchObject({
      score: (100 - 75) / 175,
      population: 175,
      mixed: true,
    });
  });

  test('takes the people of a lookup that counts them before those of the district', () => {
    expect(of({ area_code: 'A', share: 1 }, { area_code: 'B', share: 0.5, people: 100 })).toMatchObject({
      score: 0,
      population: 200,
    });
  });

  test('has plain means and no population where the people of one district are not known', () => {
    expect(of({ area_code: 'A', share: 1 }, { area_code: 'C', share: 1 })).toMatchObject({
      score: 0.5,
      average_rank: 2,
      population: null,
    });
  });

  test('names a district without a score and does not count it; without any, there is no mean', () => {
    expect(of({ area_code: 'A', share: 1 }, { area_code: 'Z', share: 1 })).toMatchObject({
      score: 1,
      districts: 1,
      population: 100,
      left_out: 'Z',
    });
    expect(of({ area_code: 'Z', share: 1 })).toMatchObject({
      score: null,
      average_rank: null,
      coldspot_share_districts: null,
      coldspot_share_people: null,
      districts: 0,
      population: null,
    });
  });
});
