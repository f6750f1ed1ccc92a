import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AGGREGATIONS,
  type Aggregation,
  aggregate,
  checkShare,
  checkTolerance,
} from '../../../../pipeline/methods/aggregate/aggregate.js';
import { column, expectClose, NONE, refusal, someColumns } from '../columns.js';

const all = Object.keys(AGGREGATIONS) as Aggregation[];
const three = [column(1, 4, NONE, NONE), column(4, 4, 9, NONE), column(2, 4, NONE, NONE)];
const weights = column(2, 1, 1);

describe('aggregation', () => {
  test('is refused for invalid weights, an invalid share and columns of unequal length', () => {
    for (const by of all) {
      expect(refusal(() => aggregate(three, column(0, 0, 0), by)).problem).toBe('weights-zero');
      expect(refusal(() => aggregate(three, column(1, -1, 1), by)).problem).toBe('weight-invalid');
      expect(refusal(() => aggregate(three, weights, by, 1.1)).problem).toBe('share-invalid');
      expect(refusal(() => aggregate(three, weights, by, NONE)).problem).toBe('share-invalid');
      for (const tolerance of [-1e-9, 1, NONE])
        expect(refusal(() => aggregate(three, weights, by, 0, tolerance)).problem).toBe('tolerance-invalid');
      expect(refusal(() => aggregate(three, column(1, 1), by)).problem).toBe('lengths-differ');
      expect(refusal(() => aggregate([column(1, 2), column(1)], column(1, 1), by)).problem).toBe(
        'lengths-differ',
      );
    }
  });

  test('by weighted sum keeps the weights as they are, and gives that of a missing part to the others', () => {
    // weights of .225, .225, .135, .135, .093, .093, .093 add up to .999
    const seven = column(0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.093);
    const same = Array.from(seven, () => column(100));
    expectClose(aggregate(same, seven, 'weighted_sum'), [99.9]);
    expectClose(aggregate(same, seven, 'arithmetic_mean'), [100]);
    // 2 × 1 + 1 × 4 + 1 × 2; 4 × 4; only the second, with a weight of 1 of 4: 4 × 9; none
    expectClose(aggregate(three, weights, 'weighted_sum'), [8, 16, 36, NONE]);
    expectClose(aggregate(three, weights, 'weighted_sum', 0.25), [8, 16, 36, NONE]);
    expectClose(aggregate(three, weights, 'weighted_sum', 0.26), [8, 16, NONE, NONE]);
    // the digits of the sum itself where nothing is missing
    expect([...aggregate([column(0.1), column(0.2)], column(3, 0.7), 'weighted_sum')]).toEqual([
      3 * 0.1 + 0.7 * 0.2,
    ]);
  });

  test('accepts any share from 0 to 1, and no tolerance; names what it refuses', () => {
    for (const share of [0, 1]) expect(() => checkShare(share)).not.toThrow();
    for (const share of [-0.01, 1.01, NONE]) {
      const { problem, message } = refusal(() => checkShare(share));
      expect(problem).toBe('share-invalid');
      expect(message).toContain(`${share}`);
    }
    for (const tolerance of [0, 0.999]) expect(() => checkTolerance(tolerance)).not.toThrow();
    for (const tolerance of [-0.01, 1, NONE]) {
      const { problem, message } = refusal(() => checkTolerance(tolerance));
      expect(problem).toBe('tolerance-invalid');
      expect(message).toContain(`${tolerance}`);
    }
  });

  test('of no parts has no units and no weights', () => {
    for (const by of all) expect(refusal(() => aggregate([], column(), by)).problem).toBe('weights-zero');
  });

  test('by geometric and harmonic mean is refused for zero and less, at any weight', () => {
    for (const by of ['geometric_mean', 'harmonic_mean'] as const)
      for (const wrong of [0, -1])
        expect(refusal(() => aggregate([column(1, 2), column(wrong, 3)], column(1, 0), by))).toMatchObject({
          problem: 'not-positive',
          part: 1,
        });
  });

  test('by hand, weights 2, 1, 1: of 1, 4, 2; of 4 throughout; of one value; of none', () => {
    expectClose(aggregate(three, weights, 'arithmetic_mean'), [2, 4, 9, NONE]);
    expectClose(aggregate(three, weights, 'geometric_mean'), [8 ** 0.25, 4, 9, NONE]);
    expectClose(aggregate(three, weights, 'harmonic_mean'), [4 / (2 + 0.25 + 0.5), 4, 9, NONE]);
  });

  test('needs its share of the weight, to within the tolerance', () => {
    const parts = [column(1, NONE), column(NONE, 1), column(NONE, 1)];
    const by = column(0.2, 0.1, 0.7);
    for (const way of ['arithmetic_mean', 'geometric_mean', 'harmonic_mean'] as const) {
      expectClose(aggregate(parts, by, way, 0.2), [1, 1]);
      expectClose(aggregate(parts, by, way, 0.21), [NONE, 1]);
    }
    const thirds = [column(1), column(1), column(NONE)];
    expectClose(aggregate(thirds, column(0.1, 0.2, 0.3), 'arithmetic_mean', 0.5), [1]);
  });

  test('a part with zero weight does not make a unit present', () => {
    for (const by of all) expectClose(aggregate([column(NONE), column(5)], column(1, 0), by), [NONE]);
  });

  test('the harmonic mean is at most the geometric, and that at most the arithmetic', () => {
    fc.assert(
      fc.property(
        someColumns(3),
        fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 })),
        (parts, by) => {
          const [a, g, h] = (['arithmetic_mean', 'geometric_mean', 'harmonic_mean'] as const).map((way) =>
            aggregate(parts, Float64Array.from(by), way),
          );
          for (let i = 0; i < a!.length; i += 1) {
            if (Number.isNaN(a![i]!)) continue;
            expect(g![i]!).toBeLessThanOrEqual(a![i]! * (1 + 1e-12));
            expect(h![i]!).toBeLessThanOrEqual(g![i]! * (1 + 1e-12));
          }
        },
      ),
    );
  });
});
