import { expect, test } from 'vitest';
import { normalQuantile } from '../../../../pipeline/methods/random/normal-quantile.js';

test.each([
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167814],
  [1e-20, -9.2623400897984],
])('the quantile at %f is that printed in the paper', (p, expected) => {
  expect(normalQuantile(p)).toBeCloseTo(expected, 13);
});

test('half of it is below zero, and the ends are infinite', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});

test('it is symmetric, and increases continuously where its formulas meet', () => {
  for (const p of [0.3, 0.075, 0.01, 1e-5]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 10);
  for (const seam of [0.075, 0.925, Math.exp(-25)]) {
    const below = normalQuantile(seam * (1 - 1e-9));
    const above = normalQuantile(seam * (1 + 1e-9));
    expect(above).toBeGreaterThan(below);
    expect(above - below).toBeLessThan(1e-7);
  }
});
