import { describe, expect, test } from 'vitest';
import { Moments } from '../../../../pipeline/methods/moments.js';
import { checkRule, passes, STANDARD_RULE } from '../../../../pipeline/methods/treat/rule.js';
import { NONE, refusal } from '../columns.js';

const shape = (skew: number, kurt: number, count = 20) => Object.assign(new Moments(), { count, skew, kurt });

describe('a rule of treatment', () => {
  test('may have limits of zero, no points, and a negative kurtosis', () => {
    expect(() => checkRule({ skewness: 0, kurtosis: 0, winsorise: 0 })).not.toThrow();
    expect(() => checkRule({ skewness: 2, kurtosis: -1, winsorise: 5 })).not.toThrow();
  });

  test.each([
    { skewness: -0.1, kurtosis: 3.5, winsorise: 5 },
    { skewness: NONE, kurtosis: 3.5, winsorise: 5 },
    { skewness: 2, kurtosis: Number.POSITIVE_INFINITY, winsorise: 5 },
    { skewness: 2, kurtosis: NONE, winsorise: 5 },
    { skewness: 2, kurtosis: 3.5, winsorise: -1 },
    { skewness: 2, kurtosis: 3.5, winsorise: 2.5 },
  ])(
    'of skewness $skewness, kurtosis $kurtosis and $winsorise points is refused, with its numbers',
    (rule) => {
      const { problem, message } = refusal(() => checkRule(rule));
      expect(problem).toBe('rule-invalid');
      for (const number of Object.values(rule)) expect(message).toContain(`${number}`);
    },
  );

  test.each([
    { high: -1, low: 0 },
    { high: 0, low: -1 },
    { high: 1.5, low: 0 },
    { high: 0, low: NONE },
  ])('of $high points above and $low below is refused, with its numbers', (points) => {
    const { problem, message } = refusal(() => checkRule(points));
    expect(problem).toBe('rule-invalid');
    for (const number of Object.values(points)) expect(message).toContain(`${number}`);
  });

  test('may winsorise points on one side, or on none', () => {
    expect(() => checkRule({ high: 0, low: 2 })).not.toThrow();
    expect(() => checkRule({ high: 0, low: 0 })).not.toThrow();
  });
});

describe('a column', () => {
  test('has outliers only where both skewness, of either sign, and kurtosis are above their limits', () => {
    expect(passes(shape(2.1, 3.6), STANDARD_RULE)).toBe(false);
    expect(passes(shape(-2.1, 3.6), STANDARD_RULE)).toBe(false);
    expect(passes(shape(2.1, 3.4), STANDARD_RULE)).toBe(true);
    expect(passes(shape(1.9, 3.6), STANDARD_RULE)).toBe(true);
    expect(passes(shape(-1.9, 3.6), STANDARD_RULE)).toBe(true);
  });

  test('that is exactly at a limit is within it', () => {
    expect(passes(shape(2, 9), STANDARD_RULE)).toBe(true);
    expect(passes(shape(-2, 9), STANDARD_RULE)).toBe(true);
    expect(passes(shape(9, 3.5), STANDARD_RULE)).toBe(true);
  });

  test('of four values can be tested, one of three cannot', () => {
    expect(passes(shape(1, 1, 4), STANDARD_RULE)).toBe(true);
    const { problem, message } = refusal(() => passes(shape(1, 1, 3), STANDARD_RULE));
    expect(problem).toBe('too-few-values');
    expect(message).toMatch(/\b3\b.*\b4\b/);
  });

  test('without a skewness or a kurtosis cannot be tested, unless the other is within its limit', () => {
    expect(refusal(() => passes(shape(NONE, 9), STANDARD_RULE)).problem).toBe('out-of-range');
    expect(refusal(() => passes(shape(9, NONE), STANDARD_RULE)).problem).toBe('out-of-range');
    expect(passes(shape(1, NONE), STANDARD_RULE)).toBe(true);
    expect(passes(shape(NONE, 1), STANDARD_RULE)).toBe(true);
  });
});
