import { describe, expect, test } from 'vitest';
import { minimise } from '../../../../pipeline/methods/estimate/minimise.js';

describe('minimise', () => {
  test('finds the bottom of a bowl in several dimensions', () => {
    const bowl = (x: Float64Array) => (x[0]! - 3) ** 2 + 10 * (x[1]! + 1) ** 2 + (x[0]! - 3) * (x[1]! + 1);
    const { at, value, converged } = minimise(bowl, { at: [0, 0] });
    expect([...at].map((one) => Math.round(one * 1e4) / 1e4)).toEqual([3, -1]);
    expect(value).toBeLessThan(1e-8);
    expect(converged).toBe(true);
  });

  test('follows the bent valley of Rosenbrock', () => {
    const valley = (x: Float64Array) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;
    const { at } = minimise(valley, { at: [-1.2, 1] });
    expect(at[0]).toBeCloseTo(1, 3);
    expect(at[1]).toBeCloseTo(1, 3);
  });

  test('goes round values that are not finite', () => {
    const walled = (x: Float64Array) => (x[0]! <= 0 ? Number.POSITIVE_INFINITY : x[0]! - Math.log(x[0]!));
    expect(minimise(walled, { at: [5] }).at[0]).toBeCloseTo(1, 3);
  });

  test('stays where all is flat, and is the same from the same start', () => {
    expect([...minimise(() => 7, { at: [1, 2] }).at]).toEqual([1, 2]);
    const bent = (x: Float64Array) => Math.cosh(x[0]! - 2) + x[0]! ** 2;
    expect(minimise(bent, { at: [4] })).toEqual(minimise(bent, { at: [4] }));
  });

  test('starts nearer with the curvature of a similar search', () => {
    let calls = 0;
    const bowl = (x: Float64Array) => {
      calls += 1;
      return 50 * (x[0]! - 1) ** 2 + (x[1]! - 2) ** 2 + 9 * (x[0]! - 1) * (x[1]! - 2);
    };
    const first = minimise(bowl, { at: [30, 30] });
    const cold = calls;
    calls = 0;
    const again = minimise(bowl, { at: [30, 30], inverse: first.inverse });
    expect(again.at[0]).toBeCloseTo(1, 3);
    expect(calls).toBeLessThan(cold);
  });
});
