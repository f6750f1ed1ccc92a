import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlations } from '../../../../pipeline/methods/check/correlation.js';
import { eigen } from '../../../../pipeline/methods/check/eigen.js';
import { pca } from '../../../../pipeline/methods/check/pca.js';
import { column, expectClose, NONE, refusal, someColumns } from '../columns.js';
import { tai } from '../tai.js';

describe('eigenvalues', () => {
  test('of a matrix with an entry that is no number are refused', () => {
    expect(refusal(() => eigen([column(1, NONE), column(NONE, 1)])).problem).toBe('not-converged');
  });

  test('of 2 1 / 1 2 are 3 and 1, along and across the diagonal', () => {
    const { values, vectors } = eigen([column(2, 1), column(1, 2)]);
    expectClose(values, [3, 1]);
    expectClose(vectors[0]!, [Math.SQRT1_2, Math.SQRT1_2]);
    expectClose(vectors[1]!.map(Math.abs), [Math.SQRT1_2, Math.SQRT1_2]);
  });

  test('of the path of n, 2 on the diagonal and −1 beside it, are 2 − 2 cos(kπ/(n + 1))', () => {
    const n = 12;
    const path = Array.from({ length: n }, (_, row) =>
      Float64Array.from({ length: n }, (_, at) => (row === at ? 2 : Math.abs(row - at) === 1 ? -1 : 0)),
    );
    const expected = Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1)));
    expectClose(eigen(path).values, expected);
  });

  test('with their vectors make the matrix again', () => {
    fc.assert(
      fc.property(someColumns(4, false), (columns) => {
        const matrix = correlations(columns);
        const { values, vectors } = eigen(matrix);
        for (let row = 0; row < 4; row += 1)
          for (let at = 0; at < 4; at += 1) {
            const made = vectors.reduce(
              (sum, vector, of) => sum + values[of]! * vector[row]! * vector[at]!,
              0,
            );
            expect(made).toBeCloseTo(matrix[row]![at]!, 9);
          }
      }),
    );
  });
});

describe('principal components', () => {
  test('of the 23 countries: the eigenvalues of the Handbook’s Table 7, and their shares in per cent', () => {
    const { eigenvalues, shares, units } = pca(tai);
    expect(units).toBe(23);
    const printed = [3.3, 1.7, 1, 0.9, 0.5, 0.3, 0.2, 0.1];
    const per_cent = [41.9, 21.8, 12.3, 11.1, 6, 3.7, 2.2, 0.9];
    printed.forEach((value, at) => {
      expect(Math.abs(eigenvalues[at]! - value)).toBeLessThan(0.06);
      expect(Math.abs(100 * shares[at]! - per_cent[at]!)).toBeLessThan(0.25);
    });
    expect(eigenvalues.reduce((sum, value) => sum + value)).toBeCloseTo(8, 10);
  });

  test('leave out units with a gap, and are refused where fewer than three are left', () => {
    const gap = tai.map((values, part) => values.map((value, at) => (at === part ? NONE : value)));
    expect(pca(gap).units).toBe(15);
    expect(refusal(() => pca([column(1, 2, 3), column(NONE, 2, 1)])).problem).toBe('too-few-units');
  });
});
