import { describe, expect, test } from 'vitest';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import { normalise } from '../../../../pipeline/methods/normalise/normalise.js';
import { column, NONE, refusal } from '../columns.js';

const all: readonly Normalisation[] = [
  { method: 'z_score' },
  { method: 'z_score', mean: 100, sd: 15 },
  { method: 'min_max' },
  { method: 'min_max', from: 1, to: 100 },
  { method: 'rank' },
  { method: 'percentile_rank' },
  { method: 'borda' },
  { method: 'exponential' },
  { method: 'distance_to_reference', to: 'best' },
  { method: 'distance_to_reference', to: { target: 15_000 }, cap: true },
  { method: 'goalposts', lower: 0, upper: 20_000, scale: 1 },
  { method: 'none' },
];

describe('normalising', () => {
  test('refuses a constant, nothing and infinity by every method, by name', () => {
    for (const method of all) {
      expect(refusal(() => normalise(column(3, 3, 3), method)).problem).toBe('constant');
      expect(refusal(() => normalise(column(NONE, NONE), method)).problem).toBe('all-missing');
      expect(refusal(() => normalise(column(1, 2, Number.POSITIVE_INFINITY), method)).problem).toBe(
        'not-finite',
      );
    }
  });

  test('refuses goalposts that are equal, turned about or without a scale', () => {
    const by = (lower: number, upper: number, scale: number) =>
      refusal(() => normalise(column(1, 2, 3), { method: 'goalposts', lower, upper, scale })).problem;
    expect(by(2, 2, 1)).toBe('goalposts-equal');
    expect(by(3, 1, 1)).toBe('goalposts-invalid');
    expect(by(NONE, 1, 1)).toBe('goalposts-invalid');
    expect(by(1, 3, 0)).toBe('goalposts-invalid');
  });

  test('refuses scales that are none', () => {
    const by = (method: Normalisation) => refusal(() => normalise(column(1, 2, 3), method)).problem;
    expect(by({ method: 'min_max', from: 1, to: 1 })).toBe('scale-invalid');
    expect(by({ method: 'z_score', mean: 0, sd: 0 })).toBe('scale-invalid');
    expect(by({ method: 'distance_to_reference', to: { target: NONE } })).toBe('scale-invalid');
  });

  test('refuses a reference without a value, or no better than the worst', () => {
    const to = (unit: number) =>
      refusal(() => normalise(column(1, NONE, 3), { method: 'distance_to_reference', to: { unit } })).problem;
    expect(to(1)).toBe('reference-missing');
    expect(to(9)).toBe('reference-missing');
    expect(to(0)).toBe('reference-least');
  });
});
