import { describe, expect, test } from 'vitest';
import { designOf } from '../../../pipeline/model/design.js';
import { area, byArea, figure } from './made-up.js';

const AREAS = [
  area('E07000003', 'E12000002'),
  area('E07000001', 'E12000001'),
  area('E07000002', 'E12000001'),
  area('E07000004', 'E12000003'),
];
const known = (...values: (number | null)[]) =>
  byArea(...values.map((value, i) => figure(`E0700000${i + 1}`, 'pay', value)));

describe('regressors', () => {
  test('are distances from the mean of all areas in standard deviations, by code', () => {
    const { areas, regions, region, x } = designOf(AREAS, ['pay'], new Map([['pay', known(1, 2, 3, 2)]]));
    expect(areas.map(({ area_code }) => area_code.at(-1))).toEqual(['1', '2', '3', '4']);
    expect(regions).toEqual(['E12000001', 'E12000002', 'E12000003']);
    expect([...region]).toEqual([0, 0, 1, 2]);
    const unit = 1 / Math.sqrt(2 / 3);
    expect([...x[0]!]).toEqual([-unit, 0, unit, 0]);
  });

  test('that are missing have the mean of their region, and are named', () => {
    const { x, filled } = designOf(AREAS, ['pay'], new Map([['pay', known(1, null, 3, null)]]));
    const unit = 1 / Math.sqrt(2);
    expect(x[0]![1]).toBeCloseTo(-unit, 14);
    // No area of the region has one: the mean of all.
    expect(x[0]![3]).toBe(0);
    expect(filled).toEqual([
      { area_code: 'E07000002', regressor: 'pay' },
      { area_code: 'E07000004', regressor: 'pay' },
    ]);
  });

  test('that are the same everywhere, or of which nothing is known, say nothing', () => {
    const { x } = designOf(AREAS, ['pay', 'homes'], new Map([['pay', known(5, 5, 5, 5)]]));
    expect(x.map((column) => [...column])).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
});
