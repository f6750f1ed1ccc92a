import { describe, expect, test } from 'vitest';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import { normalise } from '../../../../pipeline/methods/normalise/normalise.js';
import { column, NONE, refusal } from '../columns.js';

const all: readonly Normalisation[] = [
  { f_n: 'zscore' },
  { f_n: 'zscore', m_sd: [100, 15] },
  { f_n: 'minmax' },
  { f_n: 'minmax', l_u: [1, 100] },
  { f_n: 'rank' },
  { f_n: 'prank' },
  { f_n: 'borda' },
  { f_n: 'exponential' },
  { f_n: 'dist2ref', reference: { to: 'max' } },
  { f_n: 'dist2ref', reference: { to: 'target', target: 15_000 }, cap_max: true },
  { f_n: 'goalposts', gposts: [0, 20_000, 1] },
  { f_n: 'none' },
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
    const by = (...gposts: [number, number, number]) =>
      refusal(() => normalise(column(1, 2, 3), { f_n: 'goalposts', gposts })).problem;
    expect(by(2, 2, 1)).toBe('goalposts-equal');
    expect(by(3, 1, 1)).toBe('goalposts-invalid');
    expect(by(NONE, 1, 1)).toBe('goalposts-invalid');
    expect(by(1, 3, 0)).toBe('goalposts-invalid');
  });

  test('refuses scales that are none', () => {
    const by = (method: Normalisation) => refusal(() => normalise(column(1, 2, 3), method)).problem;
    expect(by({ f_n: 'minmax', l_u: [1, 1] })).toBe('scale-invalid');
    expect(by({ f_n: 'zscore', m_sd: [0, 0] })).toBe('scale-invalid');
    expect(by({ f_n: 'dist2ref', reference: { to: 'target', target: NONE } })).toBe('scale-invalid');
  });

  test('refuses a reference without a value, or no better than the worst', () => {
    const to = (unit: number) =>
      refusal(() => normalise(column(1, NONE, 3), { f_n: 'dist2ref', reference: { to: 'unit', unit } }))
        .problem;
    expect(to(1)).toBe('reference-missing');
    expect(to(9)).toBe('reference-missing');
    expect(to(0)).toBe('reference-least');
  });
});
