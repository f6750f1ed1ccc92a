import { describe, expect, test } from 'vitest';
import { meansOfPlaces } from '../../../pipeline/validity/means.js';

const inPlace = (area_code: string, place_code: string | null) => ({
  level: 'itl2' as const,
  area_code,
  place_code,
  place_name: place_code === null ? null : `Place ${place_code}`,
  reason: '',
  from_codes: area_code,
  source: 'list',
  cells: '',
});
const AREAS = [
  inPlace('E3', 'B'),
  inPlace('E2', 'A'),
  inPlace('E1', 'A'),
  inPlace('E4', null),
  inPlace('E5', 'C'),
];
const PEOPLE = new Map([
  ['E1', 100],
  ['E2', 300],
  ['E3', 50],
  ['E5', 70],
]);
const part = (scores: Record<string, number>, code = 'index') => ({
  code,
  name: code,
  scores: new Map(Object.entries(scores)),
});
const SCORES = { E1: 1, E2: -1, E3: 2, E4: 9 };

describe('the mean score of a place', () => {
  test('is weighted by people, over its districts with a score, places in the order of their codes', () => {
    const found = meansOfPlaces([part(SCORES)], AREAS, PEOPLE);
    expect(
      found.map(({ place_code, score, districts, population, area_codes }) => [
        place_code,
        score,
        districts,
        population,
        area_codes,
      ]),
    ).toEqual([
      ['A', -0.5, 2, 400, 'E1;E2'],
      ['B', 2, 1, 50, 'E3'],
      ['C', null, 0, null, ''],
    ]);
  });

  test('leaves out a district without a score, with its people', () => {
    const [a] = meansOfPlaces([part({ E1: 1 })], AREAS, PEOPLE);
    expect(a).toMatchObject({ score: 1, districts: 1, population: 100, area_codes: 'E1' });
  });

  test('is plain where the people of a district are not known', () => {
    const [a] = meansOfPlaces([part(SCORES)], AREAS, new Map([['E1', 100]]));
    expect(a).toMatchObject({ score: 0, districts: 2, population: null });
  });

  test('is there for each part', () => {
    const found = meansOfPlaces([part(SCORES), part({ E3: 5 }, 'place')], AREAS, PEOPLE);
    expect(
      found.filter(({ place_code }) => place_code === 'B').map(({ code, score }) => [code, score]),
    ).toEqual([
      ['index', 2],
      ['place', 5],
    ]);
  });
});
