import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lowerTriangle, solveInPlace } from '../../../../pipeline/methods/model/cholesky.js';

const rows = (...given: number[][]) => given.map((row) => Float64Array.from(row));

/** AA' of a square matrix, which has no negative eigenvalue. */
const squared = (a: readonly (readonly number[])[]) =>
  rows(...a.map((row) => a.map((other) => row.reduce((sum, value, k) => sum + value * other[k]!, 0))));

const square = (n: number) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
    minLength: n,
    maxLength: n,
  });

describe('the lower triangle', () => {
  test('of nothing, of one number and of a known matrix', () => {
    expect(lowerTriangle([])).toEqual([]);
    expect(lowerTriangle(rows([9]))).toEqual(rows([3]));
    expect(lowerTriangle(rows([4, 2], [2, 10]))).toEqual(rows([2, 0], [1, 3]));
  });

  test('of a singular matrix makes the second draw follow from the first', () => {
    expect(lowerTriangle(rows([4, 2], [2, 1]))).toEqual(rows([2, 0], [1, 0]));
    expect(lowerTriangle(rows([0, 0], [0, 4]))).toEqual(rows([0, 0], [0, 2]));
  });

  test('times itself is the matrix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }).chain(square), (a) => {
        const matrix = squared(a);
        const lower = lowerTriangle(matrix);
        const scale = Math.max(1, ...matrix.map((row, i) => row[i]!));
        matrix.forEach((row, i) => {
          row.forEach((value, k) => {
            const product = lower[i]!.reduce((sum, each, j) => sum + each * lower[k]![j]!, 0);
            expect(Math.abs(product - value)).toBeLessThan(1e-5 * scale);
          });
        });
      }),
    );
  });
});

describe('the solution', () => {
  const solved = (a: readonly number[], b: readonly number[]) => {
    const x = Float64Array.from(b);
    solveInPlace(Float64Array.from(a), x);
    return [...x];
  };

  test('is that of Cramer’s rule', () => {
    const [x, y] = solved([4, 1, 1, 3], [1, 2]);
    expect(x).toBeCloseTo(1 / 11, 14);
    expect(y).toBeCloseTo(7 / 11, 14);
  });

  test('gives an unknown of which nothing is known 0', () => {
    expect(solved([0, 0, 0, 4], [0, 12])).toEqual([0, 3]);
    expect(solved([], [])).toEqual([]);
  });
});
