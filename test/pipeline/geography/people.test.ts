import { expect, test } from 'vitest';
import { peopleOfConstituencies } from '../../../pipeline/geography/people.js';

test('the people of an authority are the sum over its parts, with a cell for each', () => {
  const found = peopleOfConstituencies([
    { area_code: 'W06000001', people: 30 },
    { area_code: 'S12000049', people: 5 },
    { area_code: 'W06000001', people: 12 },
  ]);
  expect([...found.keys()]).toEqual(['W06000001', 'S12000049']);
  expect(found.get('W06000001')).toEqual({
    code: 'W06000001',
    people: 42,
    cells: ['geography/constituencies.csv#2:people', 'geography/constituencies.csv#4:people'],
    raw_text: ['30', '12'],
  });
});

test('the shipped lookup has the people of 2019 of all four nations', () => {
  const found = [...peopleOfConstituencies().values()];
  const of = (letter: string) => {
    const own = found.filter(({ code }) => code.startsWith(letter));
    return [own.length, own.reduce((sum, { people }) => sum + people, 0) / 1e6];
  };
  // The mid-year estimates of 2019: 56.3, 1.89, 5.46 and 3.15 million.
  expect(of('E')).toEqual([296, expect.closeTo(56.29, 1)]);
  expect(of('N')).toEqual([11, expect.closeTo(1.89, 2)]);
  expect(of('S')).toEqual([32, expect.closeTo(5.46, 2)]);
  expect(of('W')).toEqual([22, expect.closeTo(3.15, 2)]);
});
