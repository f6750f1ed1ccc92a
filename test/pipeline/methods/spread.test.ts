import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../pipeline/methods/moments.js';
import { checkLengths, checkSpread, checkUnits } from '../../../pipeline/methods/spread.js';
import { column, NONE, refusal } from './columns.js';

describe('a column that cannot be normalised', () => {
  const check = (rounding: number, ...values: number[]) =>
    refusal(() => checkSpread(momentsOf(column(...values)), rounding)).problem;

  test('is refused by name: missing, single, infinite, constant, out of range', () => {
    expect(check(0, NONE, NONE, NONE)).toBe('all-missing');
    expect(check(0, NONE, 3, NONE)).toBe('too-few-values');
    expect(check(0, 1, 2, Number.POSITIVE_INFINITY)).toBe('not-finite');
    expect(check(0, 1, 2, Number.NEGATIVE_INFINITY)).toBe('not-finite');
    expect(check(0, 7, 7, NONE, 7)).toBe('constant');
    expect(check(0, 0.1 + 0.2, 0.3, 0.3)).toBe('constant');
    expect(check(1e-9, 1, 1 + 1e-10, 1)).toBe('constant');
    expect(check(0, 1e200, -1e200, 0)).toBe('out-of-range');
    expect(check(0, 1e-200, 0, 0)).toBe('out-of-range');
    expect(check(0, 1.7e308, -1.7e308, 0)).toBe('out-of-range');
  });

  test('is not one with two distinct values', () => {
    expect(() => checkSpread(momentsOf(column(1, NONE, 2)), 0)).not.toThrow();
  });

  test('is one whose values differ by no more than the tolerance or the last digits of the largest', () => {
    expect(check(0.5, 1, 1.5)).toBe('constant');
    expect(() => checkSpread(momentsOf(column(1, 1.5)), 0.49)).not.toThrow();
    // 1e-15 of a million thousand millions is 1
    for (const sign of [1, -1]) {
      expect(check(0, sign * (1e15 - 1), sign * 1e15)).toBe('constant');
      expect(() => checkSpread(momentsOf(column(sign * (1e15 - 2), sign * 1e15)), 0)).not.toThrow();
    }
    expect(() => checkSpread(momentsOf(column(-1e-20, 1e-20)), 0)).not.toThrow();
  });

  test('with huge values of the same sign is judged by differences', () => {
    expect(check(0, 1e308, 1.1e308)).toBe('out-of-range');
    expect(() => checkSpread(momentsOf(column(1e150, 1.1e150)), 0)).not.toThrow();
  });
});

test('an index needs three units', () => {
  expect(() => checkUnits(3)).not.toThrow();
  const { problem, message } = refusal(() => checkUnits(2));
  expect(problem).toBe('too-few-units');
  expect(message).toMatch(/\b2\b.*\b3\b/);
});

test('columns need a value for each unit; the first that differs is named with both numbers', () => {
  expect(() => checkLengths([], 2)).not.toThrow();
  expect(() => checkLengths([column(1, 2), column(3, 4)], 2)).not.toThrow();
  const { problem, part, message } = refusal(() =>
    checkLengths([column(1, 2), column(1, 2, 3), column()], 2),
  );
  expect([problem, part]).toEqual(['lengths-differ', 1]);
  expect(message).toMatch(/\b3\b.*\b2\b/);
  expect(refusal(() => checkLengths([column(1)], 2)).part).toBe(0);
});
