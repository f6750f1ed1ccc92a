import { describe, expect, test } from 'vitest';
import { winsorisePoints } from '../../../../pipeline/methods/treat/points.js';
import { treat } from '../../../../pipeline/methods/treat/treat.js';
import { column, NONE } from '../columns.js';

const moved = (high: number, low: number, ...values: number[]) => {
  const out = column(...values);
  winsorisePoints(out, { high, low });
  return [...out];
};

describe('points that are winsorised as decided before', () => {
  test('take the value of the next one inwards, whatever the shape', () => {
    expect(moved(1, 0, 5, 9, 1, 7)).toEqual([5, 7, 1, 7]);
    expect(moved(2, 1, 5, 9, 1, 7, NONE, 3)).toEqual([5, 5, 3, 5, NONE, 3]);
    expect(moved(0, 0, 5, 9, 1)).toEqual([5, 9, 1]);
  });

  test('that tie count one by one, and stay where the next is the same', () => {
    expect(moved(1, 0, 9, 9, 1)).toEqual([9, 9, 1]);
    expect(moved(2, 0, 9, 9, 1)).toEqual([1, 1, 1]);
  });

  test('stay where there is no value to take', () => {
    expect(moved(3, 0, 5, 9, 1)).toEqual([5, 9, 1]);
    expect(moved(0, 3, 5, 9, 1)).toEqual([5, 9, 1]);
    expect(moved(1, 0, NONE, NONE)).toEqual([NONE, NONE]);
  });

  test('are those that the rule finds, on the column it was decided from', () => {
    const values = column(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 200, 300);
    const byRule = treat(values);
    expect(byRule.treatment).toBe('winsorise');
    const high = byRule.changes.filter(({ why }) => why === 'winsorised_high').length;
    expect(treat(values, { high, low: 0 }).values).toEqual(byRule.values);
    expect(() => treat(values, { high: -1, low: 0 })).toThrow();
    expect(() => treat(values, { high: 0.5, low: 0 })).toThrow();
  });
});
