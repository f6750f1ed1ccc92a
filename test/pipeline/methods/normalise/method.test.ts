import { describe, expect, test } from 'vitest';
import {
  checkNormalisation,
  maybeNotPositive,
  type Normalisation,
  rangeOf,
} from '../../../../pipeline/methods/normalise/method.js';
import { NONE, refusal } from '../columns.js';

const ENDLESS = Number.POSITIVE_INFINITY;
const refused = (asked: Normalisation) => refusal(() => checkNormalisation(asked));
const accepted = (asked: Normalisation) => expect(() => checkNormalisation(asked)).not.toThrow();

describe('goalposts', () => {
  const goalposts = (lower: number, upper: number, scale: number): Normalisation => ({
    method: 'goalposts',
    lower,
    upper,
    scale,
  });

  test('are refused where they are equal, with their value', () => {
    const { problem, message } = refused(goalposts(25, 25, 1));
    expect(problem).toBe('goalposts-equal');
    expect(message).toContain('25');
  });

  test('are refused when reversed, infinite, too far apart or not numbers, with their values', () => {
    const { problem, message } = refused(goalposts(31, 17, 1));
    expect(problem).toBe('goalposts-invalid');
    expect(message).toMatch(/\b31\b.*\b17\b/);
    for (const [lower, upper] of [
      [0, ENDLESS],
      [-ENDLESS, 0],
      [NONE, 1],
      [1, NONE],
      [-1.5e308, 1.5e308],
    ] as const)
      expect(refused(goalposts(lower, upper, 1)).problem).toBe('goalposts-invalid');
  });

  test.each([0, -7, ENDLESS, NONE])('are refused with a scale of %d', (scale) => {
    const { problem, message } = refused(goalposts(1, 3, scale));
    expect(problem).toBe('goalposts-invalid');
    expect(message).toContain(`${scale}`);
  });

  test('may be negative, close together and far away', () => {
    accepted(goalposts(-3, -1, 0.5));
    accepted(goalposts(1e308, 1.5e308, 100));
  });
});

describe('the scale of min–max', () => {
  const scale = (from: number, to: number): Normalisation => ({ method: 'min_max', from, to });

  test('defaults to 0 and 100, at either end', () => {
    expect(rangeOf({})).toEqual([0, 100]);
    expect(rangeOf({ from: 1 })).toEqual([1, 100]);
    expect(rangeOf({ to: 10 })).toEqual([0, 10]);
    accepted({ method: 'min_max' });
  });

  test('is refused where its ends are equal or reversed, also against a default', () => {
    const { problem, message } = refused(scale(37, 12));
    expect(problem).toBe('scale-invalid');
    expect(message).toMatch(/\b37\b.*\b12\b/);
    expect(refused(scale(5, 5)).problem).toBe('scale-invalid');
    expect(refused({ method: 'min_max', from: 100 }).problem).toBe('scale-invalid');
    expect(refused({ method: 'min_max', to: 0 }).problem).toBe('scale-invalid');
  });

  test('is refused where squares would overflow or underflow: beyond 1e100, or closer than 1e-100', () => {
    accepted(scale(-1e100, 1e100));
    accepted(scale(0, 1e-100));
    for (const [from, to] of [
      [0, 1.1e100],
      [-1.1e100, 0],
      [0, 0.9e-100],
      [0, NONE],
    ] as const)
      expect(refused(scale(from, to)).problem).toBe('scale-invalid');
  });
});

describe('the scale of z-scores', () => {
  const scale = (mean: number, sd: number): Normalisation => ({ method: 'z_score', mean, sd });

  test('is accepted by default, and with any mean', () => {
    accepted({ method: 'z_score' });
    accepted(scale(-50, 10));
    accepted(scale(1e100, 1e-100));
  });

  test('is refused for a zero, negative or huge deviation, and for a huge mean', () => {
    const { problem, message } = refused(scale(41, -13));
    expect(problem).toBe('scale-invalid');
    expect(message).toMatch(/\b41\b.*-13\b/);
    for (const [mean, sd] of [
      [0, 0],
      [0, 0.9e-100],
      [0, 1.1e100],
      [-1.1e100, 1],
      [NONE, 1],
    ] as const)
      expect(refused(scale(mean, sd)).problem).toBe('scale-invalid');
  });
});

test('a target of a distance is a finite number; a best value or a unit is checked later', () => {
  for (const target of [NONE, ENDLESS]) {
    const { problem, message } = refused({ method: 'distance_to_reference', to: { target } });
    expect(problem).toBe('scale-invalid');
    expect(message).toContain(`${target}`);
  }
  accepted({ method: 'distance_to_reference', to: { target: -3 } });
  accepted({ method: 'distance_to_reference', to: { unit: 2 } });
  accepted({ method: 'distance_to_reference', to: 'best' });
});

test.each(['none', 'rank', 'percentile_rank', 'borda', 'exponential'] as const)(
  '%s is always accepted',
  (method) => accepted({ method }),
);

describe('the predicate for methods that can give zero or less', () => {
  test('is false for ranks and exponential scores, and depends on the values without normalisation', () => {
    for (const method of ['rank', 'exponential', 'none'] as const)
      expect(maybeNotPositive({ method })).toBe(false);
    expect(maybeNotPositive({ method: 'exponential', including_itself: true })).toBe(false);
  });

  test('is true for exponential scores without the unit itself, which give 0 to the worst', () => {
    expect(maybeNotPositive({ method: 'exponential', including_itself: false })).toBe(true);
  });

  test('is true for percentile ranks, Borda scores, distances and goalposts, which give 0 to the worst', () => {
    expect(maybeNotPositive({ method: 'percentile_rank' })).toBe(true);
    expect(maybeNotPositive({ method: 'borda' })).toBe(true);
    expect(maybeNotPositive({ method: 'distance_to_reference', to: 'best' })).toBe(true);
    expect(maybeNotPositive({ method: 'goalposts', lower: 1, upper: 2, scale: 1 })).toBe(true);
  });

  test('depends on the lower end of min–max', () => {
    expect(maybeNotPositive({ method: 'min_max' })).toBe(true);
    expect(maybeNotPositive({ method: 'min_max', from: -1 })).toBe(true);
    expect(maybeNotPositive({ method: 'min_max', from: 0.01 })).toBe(false);
  });

  test('is true for z-scores with a mean of zero or less; a positive mean may keep them all above', () => {
    expect(maybeNotPositive({ method: 'z_score' })).toBe(true);
    expect(maybeNotPositive({ method: 'z_score', mean: -1 })).toBe(true);
    expect(maybeNotPositive({ method: 'z_score', mean: 0 })).toBe(true);
    expect(maybeNotPositive({ method: 'z_score', mean: 100 })).toBe(false);
  });
});
