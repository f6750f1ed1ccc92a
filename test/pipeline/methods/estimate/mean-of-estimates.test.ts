import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanOfEstimates } from '../../../../pipeline/methods/estimate/mean-of-estimates.js';

const bare = (value: number) => ({ value, lower: null, upper: null });

describe('the mean of estimates', () => {
  test('no estimates have no mean', () => {
    expect(() => meanOfEstimates([], [])).toThrow(RangeError);
  });

  test.each([
    ['all zero', [0, 0]],
    ['fewer than estimates', [1]],
    ['more than estimates', [1, 1, 1]],
    ['partly negative, although their sum is not', [-1, 2]],
    ['not numbers', [Number.NaN, 1]],
    ['infinite', [Number.POSITIVE_INFINITY, 1]],
  ])('weights that are %s are refused', (_, weights) => {
    expect(() => meanOfEstimates([bare(1), bare(2)], weights)).toThrow(RangeError);
    expect(() => meanOfEstimates([bare(1), bare(2)], weights)).toThrow(/estimate.*weight of zero or more/);
  });

  test('one estimate is its own mean, with its limits, whatever its weight', () => {
    const estimate = { value: 10, lower: 8, upper: 13 };
    expect(meanOfEstimates([estimate], [7])).toEqual(estimate);
  });

  test('100,000 people at 10 and 300,000 at 20 are 17.5 on average', () => {
    expect(meanOfEstimates([bare(10), bare(20)], [100_000, 300_000]).value).toBe(17.5);
  });

  test('an estimate with zero weight does not move the value, but the mean needs its limits', () => {
    const known = { value: 10, lower: 8, upper: 13 };
    expect(meanOfEstimates([known, { value: 99, lower: 98, upper: 100 }], [2, 0])).toEqual(known);
    expect(meanOfEstimates([known, bare(99)], [2, 0])).toEqual(bare(10));
  });

  test('half-widths 3 and 4 at equal weight make 2.5: √(1.5² + 2²)', () => {
    const estimates = [
      { value: 60, lower: 57, upper: 63 },
      { value: 62, lower: 58, upper: 66 },
    ];
    expect(meanOfEstimates(estimates, [1, 1])).toEqual({ value: 61, lower: 58.5, upper: 63.5 });
  });

  test('each side has its own width: 6 and 8 below, 0 and 5 above', () => {
    const estimates = [
      { value: 10, lower: 4, upper: 10 },
      { value: 30, lower: 22, upper: 35 },
    ];
    expect(meanOfEstimates(estimates, [1, 1])).toEqual({ value: 20, lower: 15, upper: 22.5 });
  });

  test('a limit that one estimate lacks is missing only on that side', () => {
    const estimates = [
      { value: 10, lower: null, upper: 13 },
      { value: 10, lower: 8, upper: 14 },
    ];
    expect(meanOfEstimates(estimates, [1, 1])).toEqual({ value: 10, lower: null, upper: 12.5 });
  });

  test('the widths are weighted like the values: 0.6 × 5 and 0.4 × 10 make 5', () => {
    const estimates = [
      { value: 100, lower: 95, upper: 105 },
      { value: 100, lower: 90, upper: 110 },
    ];
    const { lower, upper } = meanOfEstimates(estimates, [3, 2]);
    expect(lower).toBeCloseTo(95, 12);
    expect(upper).toBeCloseTo(105, 12);
  });

  test('only the proportions of weights matter, and the mean is between the values', () => {
    const pair = fc.record({
      value: fc.integer({ min: -1000, max: 1000 }),
      weight: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 8 }), (pairs) => {
        const values = pairs.map(({ value }) => value);
        const weights = pairs.map(({ weight }) => weight);
        const mean = meanOfEstimates(values.map(bare), weights).value;
        const doubled = meanOfEstimates(
          values.map(bare),
          weights.map((weight) => weight * 2),
        ).value;
        expect(doubled).toBeCloseTo(mean, 9);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }),
    );
  });
});
