import { describe, expect, test } from 'vitest';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import { normalise } from '../../../../pipeline/methods/normalise/normalise.js';
import { column, NONE, refusal } from '../columns.js';
import { EVERY_METHOD } from './setup.js';

describe('normalising', () => {
  test('refuses a constant, nothing and infinity by every method, by name', () => {
    for (const method of EVERY_METHOD) {
      expect(refusal(() => normalise(column(3, 3, 3), method)).problem).toBe('constant');
      expect(refusal(() => normalise(column(NONE, NONE), method)).problem).toBe('all-missing');
      expect(refusal(() => normalise(column(1, 2, Number.POSITIVE_INFINITY), method)).problem).toBe(
        'not-finite',
      );
    }
  });

  test('refuses an invalid method before it reads the values', () => {
    const nothing = column(NONE);
    const by = (method: Normalisation) => refusal(() => normalise(nothing, method)).problem;
    expect(by({ method: 'goalposts', lower: 2, upper: 2, scale: 1 })).toBe('goalposts-equal');
    expect(by({ method: 'min_max', from: 1, to: 1 })).toBe('scale-invalid');
  });

  test('refuses a reference without a value, or no better than the worst', () => {
    const to = (unit: number) =>
      refusal(() => normalise(column(1, NONE, 3), { method: 'distance_to_reference', to: { unit } })).problem;
    expect(to(1)).toBe('reference-missing');
    expect(to(9)).toBe('reference-missing');
    expect(to(0)).toBe('reference-least');
  });
});
