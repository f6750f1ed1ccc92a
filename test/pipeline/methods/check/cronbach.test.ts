import { describe, expect, test } from 'vitest';
import { cronbach } from '../../../../pipeline/methods/check/cronbach.js';
import { normalise } from '../../../../pipeline/methods/normalise/normalise.js';
import { column, NONE, refusal } from '../columns.js';
import { tai } from '../tai.js';

describe('Cronbach’s alpha', () => {
  test('is refused for a single indicator, and for two without two units in common', () => {
    expect(refusal(() => cronbach([column(1, 2, 3)])).problem).toBe('too-few-values');
    expect(refusal(() => cronbach([column(1, 2, NONE), column(NONE, 2, 3)])).problem).toBe('too-few-values');
    expect(refusal(() => cronbach([column(1, 2, 3), column(3, 2, 1)])).problem).toBe('constant');
  });

  test('of the 23 countries, standardised, is .70, and .77 without exports, as the Handbook says', () => {
    const scores = tai.map((values) => normalise(values, { method: 'z_score' }));
    expect(cronbach(scores)).toBeCloseTo(0.7, 2);
    expect(cronbach(scores.filter((_, i) => i !== 3))).toBeCloseTo(0.774, 2);
  });

  test('by hand: variances 1 and 4, covariance 1, so that 2 × (1 − 5/7)', () => {
    expect(cronbach([column(1, 2, 3), column(0, 4, 2)])).toBeCloseTo(2 * (1 - 5 / 7), 12);
  });

  test('by hand, of three with a gap: variances 1, 4, ½; covariances 1, −½, −2 over the units with both', () => {
    const columns = [column(1, 2, 3), column(0, 4, 2), column(2, 1, NONE)];
    const between = 2 * (1 - 0.5 - 2);
    expect(cronbach(columns)).toBeCloseTo((9 * (between / 6)) / (5.5 + between), 12);
  });

  test('of two equal columns is one, of two that almost cancel far below zero', () => {
    expect(cronbach([column(1, 2, 3), column(1, 2, 3)])).toBeCloseTo(1, 12);
    // variances 1 and 1.21, covariance −1.1: 2 × −2.2 / (2.21 − 2.2)
    expect(cronbach([column(1, 2, 3), column(3.3, 2.2, 1.1)])).toBeCloseTo((2 * -2.2) / (2.21 - 2.2), 6);
  });

  test('is refused for two that cancel to within rounding, also in large units', () => {
    // variances of 1e16 each, of their sum a third
    const up = column(1e8, 2e8, 3e8);
    const down = column(-1e8, -2e8, 1 - 3e8);
    expect(refusal(() => cronbach([up, down])).problem).toBe('constant');
  });

  test('is refused for columns of unequal length, and names the column', () => {
    expect(refusal(() => cronbach([column(1, 2), column(1, 2, 3)]))).toMatchObject({
      problem: 'lengths-differ',
      part: 1,
    });
    expect(refusal(() => cronbach([])).problem).toBe('too-few-values');
  });
});
