import { describe, expect, test } from 'vitest';
import { pca } from '../../../../pipeline/methods/check/pca.js';
import { column, expectClose, NONE, refusal } from '../columns.js';
import { tai } from '../tai.js';

describe('principal components', () => {
  test('of the 23 countries: the eigenvalues of the Handbook’s Table 7, and their shares in per cent', () => {
    const { eigenvalues, shares, units } = pca(tai);
    expect(units).toBe(23);
    const printed = [3.3, 1.7, 1, 0.9, 0.5, 0.3, 0.2, 0.1];
    const per_cent = [41.9, 21.8, 12.3, 11.1, 6, 3.7, 2.2, 0.9];
    printed.forEach((value, i) => {
      expect(Math.abs(eigenvalues[i]! - value)).toBeLessThan(0.06);
      expect(Math.abs(100 * shares[i]! - per_cent[i]!)).toBeLessThan(0.25);
    });
    expect(eigenvalues.reduce((sum, value) => sum + value)).toBeCloseTo(8, 10);
  });

  test('leave out units with a gap, and are refused where fewer than three are left', () => {
    const gap = tai.map((values, part) => values.map((value, i) => (i === part ? NONE : value)));
    expect(pca(gap).units).toBe(15);
    expect(refusal(() => pca([column(1, 2, 3), column(NONE, 2, 1)])).problem).toBe('too-few-units');
  });

  test('by hand, of two with a correlation of ½: variances 1½ and ½, loadings √¾ and ±½', () => {
    const { eigenvalues, shares, vectors, loadings, units } = pca([column(1, 2, 3), column(0, 2, 1)]);
    expectClose(eigenvalues, [1.5, 0.5]);
    expectClose(shares, [0.75, 0.25]);
    expectClose(vectors[0]!, [Math.SQRT1_2, Math.SQRT1_2]);
    expectClose(loadings[0]!, [Math.sqrt(0.75), Math.sqrt(0.75)]);
    expectClose(loadings[1]!, [0.5, -0.5]);
    expect(units).toBe(3);
  });

  test('of dependent columns have a variance of zero, never a negative one', () => {
    for (let n = 3; n < 30; n += 1) {
      const x = Float64Array.from({ length: n }, (_, i) => Math.sqrt(i + 1));
      const { eigenvalues, loadings } = pca([x, x.map((v) => 0.1 * v + 1 / 3), x.map((v) => -7 * v)]);
      expectClose(eigenvalues, [3, 0, 0]);
      for (const value of eigenvalues) expect(value).toBeGreaterThanOrEqual(0);
      for (const loading of loadings.flatMap((each) => [...each])) expect(loading).not.toBeNaN();
    }
  });
});
