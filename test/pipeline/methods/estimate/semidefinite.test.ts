import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  possibleCorrelations,
  rootOf,
  solveWith,
} from '../../../../pipeline/methods/estimate/semidefinite.js';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
const rows = fc.array(fc.tuple(entry, entry, entry), { minLength: 1, maxLength: 5 });
/** Σ of products of the rows: no negative eigenvalue, and singular with fewer than three rows. */
const gram = (all: readonly (readonly number[])[]) =>
  [0, 1, 2].map((a) => [0, 1, 2].map((b) => all.reduce((sum, row) => sum + row[a]! * row[b]!, 0)));
const times = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, x, i) => sum + x * vector[i]!, 0));

describe('the root of a matrix', () => {
  test('of 4 2 / 2 10, by hand: 2, 1 and 3', () => {
    expect(
      rootOf([
        [4, 2],
        [2, 10],
      ]),
    ).toEqual([
      [2, 0],
      [1, 3],
    ]);
  });

  test('times itself is the matrix, singular or not', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const matrix = gram(all);
        const root = rootOf(matrix);
        for (const a of [0, 1, 2])
          for (const b of [0, 1, 2])
            expect(root[a]!.reduce((sum, x, k) => sum + x * root[b]![k]!, 0)).toBeCloseTo(matrix[a]![b]!, 4);
      }),
    );
  });

  test('solves for every vector that the matrix can reach, singular or not', () => {
    fc.assert(
      fc.property(rows, fc.tuple(entry, entry, entry), (all, from) => {
        const matrix = gram(all);
        const vector = times(matrix, from);
        const again = times(matrix, solveWith(rootOf(matrix), vector));
        const unit = 1 + Math.max(...vector.map(Math.abs));
        for (const i of [0, 1, 2]) expect(Math.abs(again[i]! - vector[i]!) / unit).toBeLessThan(1e-4);
      }),
    );
  });

  test('two measures that are the same are solved as one', () => {
    const twice = [
      [5, 5],
      [5, 5],
    ];
    expect(solveWith(rootOf(twice), [10, 10])).toEqual([2, 0]);
  });
});

describe('correlations', () => {
  test('that are possible stay as they are', () => {
    const good = [
      [1, 0.5, -0.2],
      [0.5, 1, 0.1],
      [-0.2, 0.1, 1],
    ];
    expect(possibleCorrelations(good)).toEqual(good);
  });

  test('beyond one become one', () => {
    const [[, high] = []] = possibleCorrelations([
      [1, 1.4],
      [1.4, 1],
    ]);
    const [[, low] = []] = possibleCorrelations([
      [1, -3],
      [-3, 1],
    ]);
    expect(high).toBeCloseTo(1, 12);
    expect(low).toBeCloseTo(-1, 12);
  });

  test('that contradict each other become possible: no direction has a negative variance', () => {
    // a goes with b, b with c, but a against c
    const cut = possibleCorrelations([
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]);
    expect(cut.map((row, i) => row[i])).toEqual([1, 1, 1]);
    const [ab, ac, bc] = [cut[0]![1]!, cut[0]![2]!, cut[1]![2]!];
    expect(1 + 2 * ab * ac * bc - ab ** 2 - ac ** 2 - bc ** 2).toBeGreaterThan(-1e-12);
    for (const r of [ab, ac, bc]) expect(Math.abs(r)).toBeLessThanOrEqual(1);
  });
});
