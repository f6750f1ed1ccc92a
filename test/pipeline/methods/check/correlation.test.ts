import { describe, expect, test } from 'vitest';
import {
  correlations,
  covariance,
  pearson,
  spearman,
} from '../../../../pipeline/methods/check/correlation.js';
import { column, expectClose, NONE, refusal } from '../columns.js';
import { tai } from '../tai.js';

describe('correlations', () => {
  test('are undefined with fewer than three pairs, or where one column is constant', () => {
    expect(pearson(column(1, 2, NONE), column(2, 1, 5))).toBeNaN();
    expect(pearson(column(1, 2, 3), column(4, 4, 4))).toBeNaN();
    expect(pearson(column(1, 2, 3, NONE), column(0.1 + 0.2, 0.3, 0.3, 9))).toBeNaN();
    expect(spearman(column(1, 1, 1), column(1, 2, 3))).toBeNaN();
  });

  test('of infinite values are refused', () => {
    const infinite = column(1, 2, Number.POSITIVE_INFINITY);
    expect(refusal(() => pearson(infinite, column(1, 2, 3))).problem).toBe('not-finite');
    expect(refusal(() => pearson(column(1, 2, 3), infinite)).problem).toBe('not-finite');
    expect(refusal(() => pearson(infinite, infinite)).problem).toBe('not-finite');
    // among ranks it is the last
    expect(spearman(infinite, infinite)).toBeCloseTo(1, 12);
  });

  test('by hand: a line is 1, downwards −1; an increasing curve is 1 by ranks only', () => {
    expect(pearson(column(1, 2, NONE, 3), column(5, 7, 0, 9))).toBeCloseTo(1, 12);
    expect(pearson(column(1, 2, 3), column(3, 2, 1))).toBeCloseTo(-1, 12);
    expect(pearson(column(1, 2, 3), column(1, 2, 9))).toBeCloseTo(8 / Math.sqrt(2 * 38), 12);
    expect(spearman(column(1, 2, 3), column(1, 2, 9))).toBeCloseTo(1, 12);
  });

  test('by ranks, ties have the mean of their ranks, among the units with both: 1, 2½, 2½, 4 by hand', () => {
    const x = column(1, 2, 2, 3, 0);
    const y = column(10, 40, 20, 30, NONE);
    expect(spearman(x, y)).toBeCloseTo(3 / Math.sqrt(4.5 * 5), 12);
  });

  test('of the 23 countries are those of the Handbook’s Table 6, printed to two decimals', () => {
    const printed = [
      [0.13, -0.09, 0.45, 0.28, 0.03, 0.22, 0.08],
      [0.46, 0.25, 0.56, 0.32, 0.3, 0.06],
      [-0.45, 0.56, 0.84, 0.63, 0.27],
      [0, -0.36, -0.35, -0.03],
      [0.64, 0.3, 0.33],
      [0.65, 0.26],
      [0.08],
    ];
    const found = correlations(tai);
    // the book uses more decimals of the logarithms than it prints
    printed.forEach((row, i) => {
      row.forEach((r, further) => {
        expect(Math.abs(found[i]![i + 1 + further]! - r)).toBeLessThan(0.02);
      });
    });
  });

  test('ignore an infinite value where the other column is missing', () => {
    expect(pearson(column(1, 2, 3, Number.POSITIVE_INFINITY), column(2, 4, 6, NONE))).toBeCloseTo(1, 12);
  });

  test('are never beyond one despite rounding, and undefined where a spread is only rounding', () => {
    for (let n = 3; n < 60; n += 1) {
      const x = Float64Array.from({ length: n }, (_, i) => Math.sqrt(i + 1));
      const y = x.map((value) => 0.1 * value + 1 / 3);
      expect(pearson(x, y)).toBeLessThanOrEqual(1);
      expect(pearson(x, y)).toBeGreaterThan(1 - 1e-12);
      expect(
        pearson(
          x,
          y.map((value) => -value),
        ),
      ).toBeGreaterThanOrEqual(-1);
      for (const value of [-0.1, 123_456_789.1]) {
        const same = x.map(() => value);
        expect(pearson(same, y)).toBeNaN();
        expect(pearson(y, same)).toBeNaN();
      }
    }
    // a relative 1e-15 is rounding, a relative 1e-9 is not
    expect(pearson(column(1, 2, 3), column(1e9 - 1, 1e9, 1e9 + 1))).toBeCloseTo(1, 12);
    expect(pearson(column(-1e9 - 1, -1e9, 1 - 1e9), column(1, 2, 3))).toBeCloseTo(1, 12);
  });

  test('covariances by hand, over the units with both: of two −½, of fewer undefined, of a column with itself its variance', () => {
    expect(covariance(column(1, 2, NONE), column(2, 1, 5))).toBe(-0.5);
    expect(covariance(column(1, NONE), column(2, 1))).toBeNaN();
    expect(covariance(column(NONE), column(2))).toBeNaN();
    expect(covariance(column(1, 2, 6), column(1, 2, 6))).toBe(7);
    expect(covariance(column(1, 2, 6), column(5, 5, 5))).toBe(0);
  });

  test('of every column with every other are symmetric, with 1 on the diagonal, for each method', () => {
    const columns = [column(1, 2, 3, 4), column(1, 4, 9, 16), column(2, 1, 4, 3)];
    const [a, b, c] = correlations(columns, spearman);
    // ranks 1 2 3 4 and 2 1 4 3: 1 − 6 × 4 / 60
    expectClose(a!, [1, 1, 0.6]);
    expectClose(b!, [1, 1, 0.6]);
    expectClose(c!, [0.6, 0.6, 1]);
    // deviations −3 −1 1 3 (halves) and −6½ −3½ 1½ 8½: 25 / √(5 × 129)
    expect(correlations(columns)[1]![0]).toBeCloseTo(25 / Math.sqrt(5 * 129), 12);
    expect(correlations([])).toEqual([]);
    // with itself also where it is constant
    expect(correlations([column(4, 4, 4), column(1, 2, 3)])).toEqual([column(1, NONE), column(NONE, 1)]);
  });
});
