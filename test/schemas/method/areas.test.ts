import { describe, expect, test } from 'vitest';
import { areas, countriesOf, liesIn } from '../../../schemas/method/areas.js';

describe('the areas of a method', () => {
  test('default to the districts of England of 2025', () => {
    expect(areas.parse({})).toEqual({
      country: 'E',
      level: 'lower_tier',
      year: 2025,
      exclude: [],
      boundaries: 'england-2025.topojson',
      inset: 'E12000007',
    });
  });

  test('may be of any country of the United Kingdom, or of several', () => {
    expect(countriesOf(areas.parse({ country: 'W' }))).toEqual(['W']);
    expect(countriesOf(areas.parse({ country: ['W', 'E', 'W'] }))).toEqual(['E', 'W']);
    expect(areas.parse({ inset: null }).inset).toBeNull();
  });

  test.each([
    { country: 'X' },
    { country: [] },
    { country: 'England' },
    { boundaries: '../england-2025.topojson' },
    { boundaries: 'geography/england-2025.topojson' },
    { boundaries: 'england-2025.json' },
    { inset: 'London' },
  ])('refuse %o', (wrong) => {
    expect(areas.safeParse(wrong).success).toBe(false);
  });

  test('are in a country by the first letter of their code', () => {
    expect(liesIn('W06000001', ['E', 'W'])).toBe(true);
    expect(liesIn('W06000001', ['E'])).toBe(false);
  });
});
