import { expect, test } from 'vitest';
import { areasOfContext } from '../../../pipeline/editions/wanted.js';

const areas = ['E06000001', 'N09000001', 'S12000001', 'W06000001'].map((area_code) => ({ area_code }));
const of = (country?: 'S' | ('E' | 'S' | 'W')[]) =>
  areas.filter(areasOfContext(country === undefined ? {} : { country })).map(({ area_code }) => area_code[0]);

test('a figure of the context is of the areas of the countries that it names, or of all', () => {
  expect(of()).toEqual(['E', 'N', 'S', 'W']);
  expect(of('S')).toEqual(['S']);
  expect(of(['W', 'E'])).toEqual(['E', 'W']);
});
