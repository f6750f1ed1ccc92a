import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Estimated, pauleMandel } from '../../../../pipeline/methods/estimate/paule-mandel.js';

const estimates = (values: readonly number[], errors: readonly number[]): Estimated[] =>
  values.map((value, at) => ({ value, standard_error: errors[at] ?? 0 }));

/** Q(τ²) written out as the paper has it, for variances above zero. */
function q(between: number, of: readonly Estimated[]): number {
  const weights = of.map(({ standard_error }) => 1 / (between + standard_error * standard_error));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = of.reduce((sum, { value }, at) => sum + weights[at]! * value, 0) / total;
  return of.reduce((sum, { value }, at) => sum + weights[at]! * (value - mean) * (value - mean), 0);
}

/** Halving, from far outside, until nothing is left to halve. */
function byHalving(of: readonly Estimated[]): number {
  let [low, high] = [0, 1e12];
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

describe('the variance between areas', () => {
  test('no area, one area and areas all alike have none', () => {
    expect(pauleMandel([])).toBe(0);
    expect(pauleMandel(estimates([5], [1]))).toBe(0);
    expect(pauleMandel(estimates([5, 5, 5], [1, 2, 0]))).toBe(0);
  });

  test('differences no greater than the errors explain are none', () => {
    expect(pauleMandel(estimates([1, 2], [1, 1]))).toBe(0);
    expect(pauleMandel(estimates([0, Math.SQRT2], [1, 1]))).toBeCloseTo(0, 12);
  });

  test('two areas have (difference² − both variances) ÷ 2', () => {
    expect(pauleMandel(estimates([10, 20], [3, 4]))).toBeCloseTo((100 - 9 - 16) / 2, 10);
  });

  test('areas of one precision have the sample variance less theirs', () => {
    // 2, 4, 6, 12: mean 6, squares 16 + 4 + 0 + 36 = 56, over three; less 1.5²
    expect(pauleMandel(estimates([2, 4, 6, 12], [1.5, 1.5, 1.5, 1.5]))).toBeCloseTo(56 / 3 - 2.25, 10);
  });

  test('13 trials of BCG vaccine, log relative risks: 0.318', () => {
    const trials = BCG.map(([a, b, c, d]) => ({
      value: Math.log(a / (a + b) / (c / (c + d))),
      standard_error: Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
    }));
    expect(pauleMandel(trials)).toBeCloseTo(0.318, 3);
    expect(pauleMandel(trials)).toBeCloseTo(byHalving(trials), 10);
  });

  test('an exact value takes part: with one other, difference² less its variance, halved', () => {
    expect(pauleMandel(estimates([10, 20], [0, 4]))).toBeCloseTo((100 - 16) / 2, 10);
    expect(pauleMandel(estimates([10, 13], [0, 4]))).toBe(0);
  });

  test('exact values that are the same leave it to the others', () => {
    // about the exact tenth the two others have (0.1² + 0.2²)/0.2² = 1.25, less than the four degrees of
    // freedom
    expect(pauleMandel(estimates([0.1, 0.1, 0.1, 0.2, 0.3], [0, 0, 0, 0.2, 0.2]))).toBe(0);
  });

  test('exact values that differ have their sample variance', () => {
    expect(pauleMandel(estimates([1, 2, 6], [0, 0, 0]))).toBeCloseTo(7, 10);
  });

  test('one area known a million times better than the others does not break it', () => {
    const areas = estimates([0, 10, -10, 12], [1e-6, 3, 3, 3]);
    expect(pauleMandel(areas)).toBeCloseTo(byHalving(areas), 6);
  });

  test.each([1e-150, 1e-9, 1e9, 1e150])('in units of %d it is the same variance', (unit) => {
    const [values, errors] = [
      [1, 5, 2, 9],
      [1, 0.5, 2, 1],
    ];
    const scaled = estimates(
      values.map((v) => v * unit),
      errors.map((e) => e * unit),
    );
    expect(pauleMandel(scaled) / unit / unit).toBeCloseTo(pauleMandel(estimates(values, errors)), 9);
  });

  test('values and errors that are no numbers are refused', () => {
    expect(() => pauleMandel(estimates([Number.NaN], [1]))).toThrow(RangeError);
    expect(() => pauleMandel(estimates([1], [-1]))).toThrow(RangeError);
    expect(() => pauleMandel(estimates([1], [Number.POSITIVE_INFINITY]))).toThrow(RangeError);
  });

  test('it is what plain halving finds, for any areas', () => {
    const one = fc.record({
      value: fc.double({ min: -1000, max: 1000, noNaN: true }),
      standard_error: fc.double({ min: 0.01, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 30 }), (areas) => {
        const [found, plain] = [pauleMandel(areas), byHalving(areas)];
        expect(Math.abs(found - plain)).toBeLessThanOrEqual(1e-6 * (1 + plain));
      }),
      { numRuns: 500 },
    );
  });
});
