import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { medianOf } from './long-shadow-arithmetic.js';
import { calculate, readCells } from './long-shadow-calculation.js';

const EDITION = join(
  dirname(fileURLToPath(import.meta.url)),
  ...['..', '..', 'editions', 'long-shadow-england-2026'],
);
const expected = calculate(readCells(join(EDITION, 'figures.csv')));

describe('the gap as the department prints it', () => {
  const printed = readCells(join(EDITION, 'context.csv'));
  const gap = expected.years.get('level_3')?.find(({ year }) => year === 2024)?.gap ?? new Map();
  const differences = printed.flatMap(({ area, value }) =>
    value === undefined ? [] : [Math.abs((gap.get(area) ?? Number.NaN) - value)],
  );

  test('is known for every authority, in 2024', () => {
    expect(
      printed.every(({ indicator, period }) => indicator === 'level_3_gap_by_19' && period === '2024'),
    ).toBe(true);
    expect(differences).toHaveLength(151);
  });

  test('agrees with ours up to rounding: three figures of two decimals allow 0.015, and so 0.01', () => {
    // Each is printed to half of 0.01; their difference is a whole number of hundredths.
    expect(Math.max(...differences)).toBeLessThan(3 * 0.005);
    const hundredths = differences.map((difference) => difference * 100);
    expect(hundredths.every((one) => Math.abs(one - Math.round(one)) < 1e-6)).toBe(true);
    expect(hundredths.filter((one) => Math.round(one) === 1).length).toBeGreaterThan(5);
    expect(medianOf(differences)).toBeLessThan(1e-9);
  });
});
