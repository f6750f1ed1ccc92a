import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlations } from '../../../../pipeline/methods/check/correlation.js';
import { eigen } from '../../../../pipeline/methods/check/eigen.js';
import { column, expectClose, NONE, refusal, someColumns } from '../columns.js';

describe('eigenvalues', () => {
  test('of a matrix with an entry that is not a number are refused', () => {
    expect(refusal(() => eigen([column(1, NONE), column(NONE, 1)])).problem).toBe('not-converged');
  });

  test('of 2 1 / 1 2 are 3 and 1, along and across the diagonal', () => {
    const { values, vectors } = eigen([column(2, 1), column(1, 2)]);
    expectClose(values, [3, 1]);
    expectClose(vectors[0]!, [Math.SQRT1_2, Math.SQRT1_2]);
    expectClose(vectors[1]!.map(Math.abs), [Math.SQRT1_2, Math.SQRT1_2]);
  });

  test('of the path of n, 2 on the diagonal and −1 next to it, are 2 − 2 cos(kπ/(n + 1))', () => {
    const n = 12;
    const path = Array.from({ length: n }, (_, row) =>
      Float64Array.from({ length: n }, (_, i) => (row === i ? 2 : Math.abs(row - i) === 1 ? -1 : 0)),
    );
    const expected = Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos(((n - k) * Math.PI) / (n + 1)));
    expectClose(eigen(path).values, expected);
  });

  test('reconstruct the matrix with their vectors', () => {
    fc.assert(
      fc.property(someColumns(4, false), (columns) => {
        const matrix = correlations(columns);
        const { values, vectors } = eigen(matrix);
        for (let row = 0; row < 4; row += 1)
          for (let i = 0; i < 4; i += 1) {
            const made = vectors.reduce(
              (sum, vector, of) => sum + values[of]! * vector[row]! * vector[i]!,
              0,
            );
            expect(made).toBeCloseTo(matrix[row]![i]!, 9);
          }
      }),
    );
  });

  test('of a diagonal are its entries, largest first, with the axes as vectors; of one entry that entry; of an empty matrix none', () => {
    const { values, vectors } = eigen([column(2, 0, 0), column(0, -1, 0), column(0, 0, 5)]);
    expect([...values]).toEqual([5, 2, -1]);
    expect(vectors.map((vector) => [...vector])).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect([...eigen([column(-3)]).values]).toEqual([-3]);
    expect(eigen([])).toEqual({ values: column(), vectors: [] });
  });

  test('of 2 −1 / −1 2 are 3 and 1: the vector whose sum is zero has a positive first entry', () => {
    const { values, vectors } = eigen([column(2, -1), column(-1, 2)]);
    expectClose(values, [3, 1]);
    expectClose(vectors[0]!, [Math.SQRT1_2, -Math.SQRT1_2]);
    expectClose(vectors[1]!, [Math.SQRT1_2, Math.SQRT1_2]);
  });

  test('of equal but uncorrelated entries: 2 0 1 / 0 2 0 / 1 0 2 are 3, 2 and 1', () => {
    const { values, vectors } = eigen([column(2, 0, 1), column(0, 2, 0), column(1, 0, 2)]);
    expectClose(values, [3, 2, 1]);
    expectClose(vectors[0]!, [Math.SQRT1_2, 0, Math.SQRT1_2]);
    expectClose(vectors[1]!, [0, 1, 0]);
    expectClose(vectors[2]!, [Math.SQRT1_2, 0, -Math.SQRT1_2]);
  });

  test('of any path have vectors with a positive sum, or else a positive first entry', () => {
    for (let n = 2; n <= 12; n += 1) {
      const path = Array.from({ length: n }, (_, row) =>
        Float64Array.from({ length: n }, (_, i) => (Math.abs(row - i) === 1 ? -1 : 0)),
      );
      // every second one is antisymmetric, so that its sum is zero
      const sums = eigen(path).vectors.map((vector) => {
        const sum = vector.reduce((total, entry) => total + entry, 0);
        if (Math.abs(sum) < 1e-9) expect(vector.find((entry) => Math.abs(entry) > 1e-9)).toBeGreaterThan(0);
        else expect(sum).toBeGreaterThan(0);
        return sum;
      });
      expect(sums.filter((sum) => Math.abs(sum) < 1e-9).length).toBeGreaterThanOrEqual(Math.floor(n / 2));
    }
  });

  test('of 1 2 2 / 2 1 2 / 2 2 1 are 5, −1, −1, and do not change the given matrix', () => {
    const matrix = [column(1, 2, 2), column(2, 1, 2), column(2, 2, 1)];
    const { values, vectors } = eigen(matrix);
    expectClose(values, [5, -1, -1]);
    expectClose(vectors[0]!, Array(3).fill(1 / Math.sqrt(3)));
    expect(matrix).toEqual([column(1, 2, 2), column(2, 1, 2), column(2, 2, 1)]);
  });

  test('have orthonormal vectors, whose sums are not negative, for any size of entries', () => {
    fc.assert(
      fc.property(someColumns(4, false), fc.constantFrom(1e-12, 1, 1e12), (columns, size) => {
        const { values, vectors } = eigen(correlations(columns).map((row) => row.map((r) => r * size)));
        expect([...values]).toEqual([...values].sort((a, b) => b - a));
        expect(values.reduce((sum, value) => sum + value) / size).toBeCloseTo(4, 9);
        vectors.forEach((one, i) => {
          expect(one.reduce((sum, entry) => sum + entry, 0)).toBeGreaterThan(-1e-9);
          vectors.forEach((other, further) => {
            const product = one.reduce((sum, entry, position) => sum + entry * other[position]!, 0);
            expect(product).toBeCloseTo(i === further ? 1 : 0, 9);
          });
        });
      }),
    );
  });
});
