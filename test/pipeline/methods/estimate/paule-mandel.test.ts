import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Estimated,
  pauleMandel,
  precisionWeightedMean,
} from '../../../../pipeline/methods/estimate/paule-mandel.js';

const estimates = (values: readonly number[], errors: readonly number[]): Estimated[] =>
  values.map((value, i) => ({ value, standard_error: errors[i] ?? 0 }));

/** Q(τ²) as in the paper, for positive variances. */
function q(between: number, of: readonly Estimated[]): number {
  const weights = of.map(({ standard_error }) => 1 / (between + standard_error * standard_error));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = of.reduce((sum, { value }, i) => sum + weights[i]! * value, 0) / total;
  return of.reduce((sum, { value }, i) => sum + weights[i]! * (value - mean) * (value - mean), 0);
}

/** Bisection, from far outside, to the last digit. */
function byHalving(of: readonly Estimated[]): number {
  let low = 0;
  let high = 1e12;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (q(middle, of) > of.length - 1) low = middle;
    else high = middle;
  }
  return high;
}

/** Trials of BCG vaccine (Colditz and others 1994): cases and others, vaccinated and not. */
const BCG = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
] as const;

describe('the precision-weighted mean', () => {
  test('of no areas is undefined, of one area its value', () => {
    expect(precisionWeightedMean([], 0)).toBeNaN();
    expect(precisionWeightedMean(estimates([7], [3]), 0)).toBe(7);
    expect(precisionWeightedMean(estimates([7], [0]), 5)).toBe(7);
  });

  test('by hand: 10 and 20 with errors 3 and 4, by 16 and 9 of 25, or by 18 and 11 of 29 with 2 between', () => {
    const two = estimates([10, 20], [3, 4]);
    expect(precisionWeightedMean(two, 0)).toBeCloseTo((160 + 180) / 25, 12);
    expect(precisionWeightedMean(two, 2)).toBeCloseTo((180 + 220) / 29, 12);
    expect(precisionWeightedMean(two.toReversed(), 2)).toBeCloseTo((180 + 220) / 29, 12);
  });

  test('is that of the exact values where τ² is zero, and gives them most weight where it is not', () => {
    const some = estimates([10, 14, 90], [0, 0, 4]);
    expect(precisionWeightedMean(some, 0)).toBe(12);
    // variances 4, 4 and 20: weights 5, 5 and 1
    expect(precisionWeightedMean(some, 4)).toBeCloseTo((50 + 70 + 90) / 11, 12);
  });

  test('of equal values is that value, whatever their errors', () => {
    expect(precisionWeightedMean(estimates([0.1, 0.1, 0.1], [3, 0.7, 1.1]), 0.3)).toBe(0.1);
  });
});

describe('the variance between areas', () => {
  test('is zero for no area, one area and equal areas', () => {
    expect(pauleMandel([])).toBe(0);
    expect(pauleMandel(estimates([5], [1]))).toBe(0);
    expect(pauleMandel(estimates([5, 5, 5], [1, 2, 0]))).toBe(0);
  });

  test('is zero for differences no greater than the errors explain', () => {
    expect(pauleMandel(estimates([1, 2], [1, 1]))).toBe(0);
    expect(pauleMandel(estimates([0, Math.SQRT2], [1, 1]))).toBeCloseTo(0, 12);
  });

  test('is (difference² − both variances) ÷ 2 for two areas', () => {
    expect(pauleMandel(estimates([10, 20], [3, 4]))).toBeCloseTo((100 - 9 - 16) / 2, 10);
  });

  test('is the sample variance less that of the errors for areas of equal precision', () => {
    // 2, 4, 6, 12: mean 6, squares 16 + 4 + 0 + 36 = 56, over three; less 1.5²
    expect(pauleMandel(estimates([2, 4, 6, 12], [1.5, 1.5, 1.5, 1.5]))).toBeCloseTo(56 / 3 - 2.25, 10);
  });

  test('is 0.318 for 13 trials of BCG vaccine, as log relative risks', () => {
    const trials = BCG.map(([a, b, c, d]) => ({
      value: Math.log(a / (a + b) / (c / (c + d))),
      standard_error: Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
    }));
    expect(pauleMandel(trials)).toBeCloseTo(0.318, 3);
    expect(pauleMandel(trials)).toBeCloseTo(byHalving(trials), 10);
  });

  test('uses an exact value: with one other area, difference² less its variance, halved', () => {
    expect(pauleMandel(estimates([10, 20], [0, 4]))).toBeCloseTo((100 - 16) / 2, 10);
    expect(pauleMandel(estimates([10, 13], [0, 4]))).toBe(0);
  });

  test('is determined by the others where exact values are equal', () => {
    // about the exact tenth the two others have (0.1² + 0.2²)/0.2² = 1.25, less than the four degrees of
    // freedom
    expect(pauleMandel(estimates([0.1, 0.1, 0.1, 0.2, 0.3], [0, 0, 0, 0.2, 0.2]))).toBe(0);
  });

  test('is the sample variance of exact values that differ', () => {
    expect(pauleMandel(estimates([1, 2, 6], [0, 0, 0]))).toBeCloseTo(7, 10);
  });

  test('is stable with one area a million times as precise as the others', () => {
    const areas = estimates([0, 10, -10, 12], [1e-6, 3, 3, 3]);
    expect(pauleMandel(areas)).toBeCloseTo(byHalving(areas), 6);
  });

  test.each([1e-150, 1e-9, 1e9, 1e150])('scales with units of %d', (unit) => {
    const values = [1, 5, 2, 9];
    const errors = [1, 0.5, 2, 1];
    const scaled = estimates(
      values.map((v) => v * unit),
      errors.map((e) => e * unit),
    );
    expect(pauleMandel(scaled) / unit / unit).toBeCloseTo(pauleMandel(estimates(values, errors)), 9);
  });

  test('refuses values and errors that are not numbers', () => {
    expect(() => pauleMandel(estimates([Number.NaN], [1]))).toThrow(RangeError);
    expect(() => pauleMandel(estimates([1], [-1]))).toThrow(RangeError);
    expect(() => pauleMandel(estimates([1], [Number.POSITIVE_INFINITY]))).toThrow(RangeError);
  });

  test('agrees with plain bisection, for any areas', () => {
    const one = fc.record({
      value: fc.double({ min: -1000, max: 1000, noNaN: true }),
      standard_error: fc.double({ min: 0.01, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 30 }), (areas) => {
        const found = pauleMandel(areas);
        const plain = byHalving(areas);
        expect(Math.abs(found - plain)).toBeLessThanOrEqual(1e-6 * (1 + plain));
      }),
      { numRuns: 500 },
    );
  });

  test('leaves out an error whose square overflows', () => {
    const known = estimates([1, 5, 3], [0.5, 0.5, 0.5]);
    const lost = { value: 4, standard_error: 1e160 };
    // 1, 5, 3: variance 4, less a quarter
    expect(pauleMandel([...known, lost])).toBeCloseTo(3.75, 9);
    expect(pauleMandel([lost, { value: 5, standard_error: 1 }])).toBe(0);
  });

  test('gives the reason of a refusal, wherever the wrong area is in the list', () => {
    for (const wrong of [
      { value: Number.POSITIVE_INFINITY, standard_error: 1 },
      { value: 1, standard_error: Number.NaN },
      { value: 1, standard_error: -1e-9 },
    ])
      for (const areas of [
        [wrong],
        [wrong, ...estimates([1, 2], [1, 1])],
        [...estimates([1, 2], [1, 1]), wrong],
      ])
        expect(() => pauleMandel(areas)).toThrow(/finite.*standard error/);
  });

  test('does not depend on the order of areas, to the last digits', () => {
    const areas = estimates([3, -8, 20, 1, 0.5], [1, 2, 0.1, 4, 0]);
    const found = pauleMandel(areas);
    expect(found).toBeCloseTo(byHalving(areas), 9);
    expect(pauleMandel(areas.toReversed())).toBeCloseTo(found, 10);
  });

  test('depends only on differences of values far from zero, to the last digits', () => {
    const near = estimates([1, 5, 2, 9], [1, 0.5, 2, 1]);
    const far = near.map(({ value, standard_error }) => ({ value: 1e12 + value, standard_error }));
    expect(pauleMandel(far)).toBe(pauleMandel(near));
    // 2, 4, 6, 12: 56/3 less 1.5²
    const even = estimates([2, 4, 6, 12], [1.5, 1.5, 1.5, 1.5]);
    const below = even.map(({ value, standard_error }) => ({ value: value - 1e12, standard_error }));
    expect(pauleMandel(below)).toBeCloseTo(56 / 3 - 2.25, 10);
  });
});
