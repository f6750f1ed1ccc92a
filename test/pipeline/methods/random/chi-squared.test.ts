import { describe, expect, test } from 'vitest';
import { chiSquared } from '../../../../pipeline/methods/random/chi-squared.js';

describe('chi-squared draws', () => {
  test.each([1, 2, 3, 15, 290])('with %i degrees of freedom have their mean and variance', (degrees) => {
    const n = 20_000;
    const draws = Array.from({ length: n }, (_, i) => chiSquared(degrees, 5, i, 2, 3));
    const mean = draws.reduce((sum, x) => sum + x, 0) / n;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
    // κ₄ + 2 κ₂² of the distribution is 48 k + 8 k²
    expect(Math.abs(mean - degrees)).toBeLessThan(4.5 * Math.sqrt((2 * degrees) / n));
    const spread = Math.sqrt((8 * degrees ** 2 + 48 * degrees) / n);
    expect(Math.abs(variance - 2 * degrees)).toBeLessThan(4.5 * spread);
    expect(Math.min(...draws)).toBeGreaterThan(0);
  });

  test('depend on every counter', () => {
    const of = [
      chiSquared(7, 1, 2, 3, 4),
      chiSquared(7, 2, 2, 3, 4),
      chiSquared(7, 1, 3, 3, 4),
      chiSquared(7, 1, 2, 4, 4),
      chiSquared(7, 1, 2, 3, 5),
    ];
    expect(new Set(of).size).toBe(5);
    expect(chiSquared(7, 1, 2, 3, 4)).toBe(of[0]);
  });
});
