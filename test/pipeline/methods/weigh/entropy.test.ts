import { describe, expect, test } from 'vitest';
import { entropyWeights } from '../../../../pipeline/methods/weigh/entropy.js';
import { column, expectClose, NONE, refusal } from '../columns.js';

describe('weights by entropy', () => {
  test('are refused for a negative value, for values that add up to zero, and where all are even', () => {
    expect(refusal(() => entropyWeights([column(1, 2), column(3, -1)]))).toMatchObject({
      problem: 'negative',
      part: 1,
    });
    expect(refusal(() => entropyWeights([column(0, 0, 0), column(1, 2, 3)]))).toMatchObject({
      problem: 'out-of-range',
      part: 0,
    });
    expect(refusal(() => entropyWeights([column(NONE, 1), column(1, 2)])).problem).toBe('too-few-values');
    expect(refusal(() => entropyWeights([column(2, 2), column(3, 3)])).problem).toBe('weights-zero');
    expect(refusal(() => entropyWeights([column(1, Number.POSITIVE_INFINITY)])).problem).toBe('out-of-range');
  });

  test('by hand: an even column has zero weight, one concentrated in one unit the largest', () => {
    const quarter = 1 + (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
    expectClose(entropyWeights([column(2, 2), column(0, 5), column(1, 3)]), [
      0,
      1 / (1 + quarter),
      quarter / (1 + quarter),
    ]);
  });

  test('do not change with the unit of a column', () => {
    const two = [column(1, 2, 3, NONE), column(5, 1, 1, 4)];
    expectClose(entropyWeights([two[0]!.map((value) => value * 1_000), two[1]!]), entropyWeights(two));
  });

  test('are undefined where all columns are even, despite rounding of shares', () => {
    for (let units = 2; units <= 60; units += 1) {
      const even = Float64Array.from({ length: units }, () => 0.1);
      expect(refusal(() => entropyWeights([even, even])).problem).toBe('weights-zero');
      const one = Float64Array.from({ length: units }, (_, i) => (i === 0 ? 1 : 0));
      expect([...entropyWeights([even, one])]).toEqual([0, 1]);
    }
  });

  test('are refused for values whose sum is infinite, but not for two known values', () => {
    expect(refusal(() => entropyWeights([column(1.5e308, 1.5e308)])).problem).toBe('out-of-range');
    expect([...entropyWeights([column(1, NONE, 3)])]).toEqual([1]);
  });

  test('are refused with the wrong number', () => {
    expect(refusal(() => entropyWeights([column(4, -3.5, 2)])).message).toContain('-3.5');
    expect(refusal(() => entropyWeights([column(NONE, 7)])).message).toMatch(/\b1\b/);
    expect(refusal(() => entropyWeights([column(0, 0)])).message).toMatch(/\b0\b/);
  });
});
