import { describe, expect, test } from 'vitest';
import { checkWeights, shareOut } from '../../../../pipeline/methods/weigh/check-weights.js';
import { column, NONE, refusal } from '../columns.js';

describe('weights', () => {
  test('that are all zero, negative or not numbers are refused', () => {
    expect(refusal(() => checkWeights(column(0, 0))).problem).toBe('weights-zero');
    expect(refusal(() => checkWeights(column())).problem).toBe('weights-zero');
    for (const wrong of [-0.25, NONE, Number.POSITIVE_INFINITY]) {
      const { problem, message } = refusal(() => checkWeights(column(1, wrong)));
      expect(problem).toBe('weight-invalid');
      expect(message).toContain(`${wrong}`);
    }
  });

  test('with one positive entry are valid, in any position', () => {
    expect(() => checkWeights(column(0, 3))).not.toThrow();
    expect(() => checkWeights(column(1e-100, 0, 0))).not.toThrow();
  });

  test('of 1, 0 and 3 are normalised to ¼, 0 and ¾, in place', () => {
    const weights = column(1, 0, 3);
    expect(shareOut(weights)).toBe(weights);
    expect(weights).toEqual(column(0.25, 0, 0.75));
  });
});
