import { describe, expect, test } from 'vitest';
import {
  countryFigure,
  figureRanks,
  longShadowOf,
  outcomeWords,
  strongest,
} from '../../../pipeline/explain/facts.js';
import type { Figure } from '../../../schemas/figure.js';

const row = (area_code: string, value: number | null, direction = 1) => ({
  area_code,
  indicator: 'pay',
  value,
  direction,
});

describe('the rank of a figure', () => {
  test('is 1 for the best by its direction; equal figures share a rank, a missing one has none', () => {
    const rows = [row('A', 3), row('B', 9), row('C', 3), row('D', null), row('E', 1)];
    const ranks = (direction: number) =>
      [
        ...figureRanks(
          rows.map((each) => ({ ...each, direction })),
          'pay',
        ),
      ].map(([code, { rank }]) => [code, rank]);
    expect(ranks(1)).toEqual([
      ['B', 1],
      ['A', 2],
      ['C', 2],
      ['E', 4],
    ]);
    expect(ranks(-1)).toEqual([
      ['E', 1],
      ['A', 2],
      ['C', 2],
      ['B', 4],
    ]);
    expect(figureRanks(rows, 'pay').get('B')?.of).toBe(4);
    expect(figureRanks(rows, 'rent').size).toBe(0);
  });
});

test('what is strongest is by what it adds, or by its weighted scale where the index is not a sum', () => {
  const one = (code: string, contribution: number | null, z_score = 0, weight = 1) => ({
    code,
    contribution,
    z_score,
    weight,
  });
  const sum = [one('a', 0.1), one('b', -0.3), one('c', -0.1), one('d', -0.2), one('e', -0.05), one('f', 0)];
  expect(strongest(sum)).toEqual({ holds_back: ['b', 'd', 'c'], helps: ['a'] });
  const scaled = [one('a', null, 2, 0.1), one('b', null, 1, 0.5), one('c', null, -1, 1)];
  expect(strongest(scaled)).toEqual({ holds_back: ['c'], helps: ['b', 'a'] });
});

test('the figure of the country is that of the row for it: none is computed where there is no row', () => {
  const national = [{ area_code: 'E92000001', indicator: 'pay', value: 5, cells: 'f#1:x' } as Figure];
  expect(countryFigure(national, 'E06000001', 'pay')).toEqual({
    area_code: 'E92000001',
    name: 'England',
    value: 5,
    cells: 'f#1:x',
  });
  expect(countryFigure(national, 'W06000001', 'pay')).toBeNull();
  expect(countryFigure(national, 'E06000001', 'rent')).toBeNull();
});

test('classes of the long shadow are the pairs of columns of index.csv', () => {
  const area = {
    coldspot_level_3: 'cold_on_gap',
    coldspot_level_3_status: 'inherited',
    coldspot_probability: 1,
  };
  expect(longShadowOf(area)).toEqual([{ outcome: 'level_3', kind: 'cold_on_gap', status: 'inherited' }]);
  expect(longShadowOf({ rank: 1 })).toEqual([]);
  expect(outcomeWords('higher_education')).toBe('Higher education');
});
