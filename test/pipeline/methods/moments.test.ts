import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Moments, momentsInto, momentsOf } from '../../../pipeline/methods/moments.js';
import { checkSpread } from '../../../pipeline/methods/spread.js';
import { column, known, NONE, refusal, someColumns } from './columns.js';

describe('moments', () => {
  test('nothing has no mean, one value no deviation, two no skewness, three no kurtosis', () => {
    expect(momentsOf(column())).toMatchObject({ count: 0, mean: NONE });
    expect(momentsOf(column(5))).toMatchObject({ count: 1, mean: 5, sd: NONE });
    expect(momentsOf(column(5, 7))).toMatchObject({ sd: Math.SQRT2, skew: NONE });
    expect(momentsOf(column(1, 2, 6))).toMatchObject({ count: 3, kurt: NONE });
    expect(momentsOf(column(1, 2, 6)).skew).not.toBeNaN();
  });

  test('values that are all the same have no skewness and no kurtosis', () => {
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

  test('a missing value counts for nothing, wherever it stands', () => {
    fc.assert(
      fc.property(someColumns(1), ([values]) => {
        expect(momentsOf(values!)).toEqual(momentsOf(Float64Array.from(known(values!))));
      }),
    );
  });

  test('the short form has the same mean and deviation, and no shape', () => {
    const moments = new Moments();
    momentsInto(moments, column(1, 2, NONE, 9));
    expect(moments).toMatchObject({ count: 3, mean: 4, sd: Math.sqrt(19), skew: NONE, kurt: NONE });
  });
});

describe('a column that no scale can be made for', () => {
  const check = (rounding: number, ...values: number[]) =>
    refusal(() => checkSpread(momentsOf(column(...values)), rounding)).problem;

  test('is refused by name: missing, alone, infinite, constant, out of range', () => {
    expect(check(0, NONE, NONE, NONE)).toBe('all-missing');
    expect(check(0, NONE, 3, NONE)).toBe('too-few-values');
    expect(check(0, 1, 2, Number.POSITIVE_INFINITY)).toBe('not-finite');
    expect(check(0, 1, 2, Number.NEGATIVE_INFINITY)).toBe('not-finite');
    expect(check(0, 7, 7, NONE, 7)).toBe('constant');
    expect(check(0, 0.1 + 0.2, 0.3, 0.3)).toBe('constant');
    expect(check(1e-9, 1, 1 + 1e-10, 1)).toBe('constant');
    expect(check(0, 1e200, -1e200, 0)).toBe('out-of-range');
    expect(check(0, 1e-200, 0, 0)).toBe('out-of-range');
    expect(check(0, 1.7e308, -1.7e308, 0)).toBe('out-of-range');
  });

  test('is not one with two values apart', () => {
    expect(() => checkSpread(momentsOf(column(1, NONE, 2)), 0)).not.toThrow();
  });
});
