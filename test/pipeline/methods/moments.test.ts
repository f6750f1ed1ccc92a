import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Moments, momentsInto, momentsOf } from '../../../pipeline/methods/moments.js';
import { column, known, NONE, someColumns } from './columns.js';

describe('moments', () => {
  test('no values have no mean, one value no deviation, two no skewness, three no kurtosis', () => {
    expect(momentsOf(column())).toMatchObject({ count: 0, mean: NONE });
    expect(momentsOf(column(5))).toMatchObject({ count: 1, mean: 5, sd: NONE });
    expect(momentsOf(column(5, 7))).toMatchObject({ sd: Math.SQRT2, skew: NONE });
    expect(momentsOf(column(1, 2, 6))).toMatchObject({ count: 3, kurt: NONE });
    expect(momentsOf(column(1, 2, 6)).skew).not.toBeNaN();
  });

  test('constant values have no skewness and no kurtosis', () => {
    expect(momentsOf(column(4, 4, 4, 4))).toMatchObject({ sd: 0, skew: NONE, kurt: NONE });
  });

  test('the spreadsheet’s own example, 3 4 5 2 3 4 5 6 4 7: SKEW 0.359543, KURT -0.151799637', () => {
    const { skew, kurt } = momentsOf(column(3, 4, NONE, 5, 2, 3, 4, 5, 6, 4, 7));
    expect(skew).toBeCloseTo(0.359543, 6);
    expect(kurt).toBeCloseTo(-0.151799637, 9);
  });

  test('of 0 0 0 0 5, by hand: mean 1, squares 20, cubes 60, fourths 260', () => {
    const { skew, kurt, sd } = momentsOf(column(0, 0, 0, 0, 5));
    expect(sd).toBeCloseTo(Math.sqrt(5), 12);
    expect(skew).toBeCloseTo((((Math.sqrt(5) * 60) / 20 ** 1.5) * Math.sqrt(20)) / 3, 12);
    expect(kurt).toBeCloseTo((6 * ((5 * 260) / 400 - 3) + 6) * (4 / 6), 12);
  });

  test('a missing value is ignored in any position', () => {
    fc.assert(
      fc.property(someColumns(1), ([values]) => {
        expect(momentsOf(values!)).toEqual(momentsOf(Float64Array.from(known(values!))));
      }),
    );
  });

  test('the short form has the same mean and deviation, and no skewness or kurtosis', () => {
    const moments = new Moments();
    momentsInto(moments, column(1, 2, NONE, 9));
    expect(moments).toMatchObject({ count: 3, mean: 4, sd: Math.sqrt(19), skew: NONE, kurt: NONE });
  });

  test('two values have no skewness and three no kurtosis, despite rounding of their deviations', () => {
    const any = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(momentsOf(column(a, b)).skew).toBeNaN();
        expect(momentsOf(column(a, b, c)).kurt).toBeNaN();
      }),
    );
  });

  test('the minimum and the maximum are actual values, on either side of zero', () => {
    expect(momentsOf(column(NONE, -5, 3, -7, 2, NONE))).toMatchObject({ min: -7, max: 3 });
    expect(momentsOf(column(4))).toMatchObject({ min: 4, max: 4 });
  });

  test('four values are enough for all: of 0 0 0 4 by hand, mean 1, squares 12, cubes 24, fourths 84', () => {
    const { count, mean, sd, skew, kurt } = momentsOf(column(0, 0, 0, 4));
    expect([count, mean, sd]).toEqual([4, 1, 2]);
    expect(skew).toBeCloseTo((((2 * 24) / 12 ** 1.5) * Math.sqrt(12)) / 2, 12);
    expect(kurt).toBeCloseTo((5 * ((4 * 84) / 144 - 3) + 6) * (3 / 2), 12);
  });

  test('a reused object keeps no earlier values', () => {
    const moments = momentsOf(column(1, 2, 3, 9));
    momentsInto(moments, column(1, 3));
    expect(moments).toEqual(
      Object.assign(new Moments(), { count: 2, min: 1, max: 3, mean: 2, sd: Math.SQRT2 }),
    );
    momentsInto(moments, column(NONE));
    expect(moments).toMatchObject({ count: 0, mean: NONE, sd: NONE, skew: NONE, kurt: NONE });
  });
});
