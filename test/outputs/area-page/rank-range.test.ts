import { describe, expect, test } from 'vitest';
import { limitsOf, rankRange } from '../../../outputs/area-page/rank-range.js';

const figure = (value: number | null, lower: number | null, upper: number | null, direction: 1 | -1 = 1) => ({
  value,
  lower,
  upper,
  standard_error: null,
  direction,
});

/** The rank of a figure among others, by counting those that are ahead of it. */
const counted = (value: number, others: readonly number[], direction: number): number =>
  1 + others.filter((other) => (direction > 0 ? other > value : other < value)).length;

describe('the limits of a figure', () => {
  test('are those published; else 1.96 standard errors to either side; else not known', () => {
    expect(limitsOf(figure(5, 4, 7))).toEqual([4, 7]);
    expect(limitsOf({ ...figure(5, null, 7), standard_error: 1 })).toEqual([5 - 1.96, 5 + 1.96]);
    expect(limitsOf(figure(5, 4, null))).toBeNull();
    expect(limitsOf({ ...figure(null, 4, 7), standard_error: 1 })).toBeNull();
  });
});

describe('the ranks at the limits', () => {
  const others = [1, 2, 3, 4, 4, 6, 7, 8, 9];

  test.each([1, -1] as const)('are those that counting gives, in the direction %i', (direction) => {
    for (const [value, lower, upper] of [
      [5, 3.5, 7.5],
      [4, 4, 4],
      [0, -1, 100],
      [5, 4, 4.5],
      [10, 9, 11],
    ] as const) {
      const sorted = Float64Array.from([...others, value]).sort();
      const ends = [counted(lower, others, direction), counted(upper, others, direction)].sort(
        (a, b) => a - b,
      );
      expect(rankRange(figure(value, lower, upper, direction), sorted)).toEqual(ends);
    }
  });

  test('are not known without limits, and 1 where there is one area', () => {
    expect(rankRange(figure(5, null, null), Float64Array.of(5))).toBeNull();
    expect(rankRange(figure(5, 1, 9), Float64Array.of(5))).toEqual([1, 1]);
  });
});
