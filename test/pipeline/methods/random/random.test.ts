import { describe, expect, test } from 'vitest';
import { fourNormals, normal, normalPair, uniform } from '../../../../pipeline/methods/random/random.js';

const MANY = 100_000;
const draws = (of: (i: number) => number) => Float64Array.from({ length: MANY }, (_, i) => of(i));
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (x: Float64Array, y: Float64Array) => {
  const mean_x = mean(x);
  const mean_y = mean(y);
  return x.reduce((sum, value, i) => sum + (value - mean_x) * (y[i]! - mean_y), 0) / x.length;
};
const correlation = (x: Float64Array, y: Float64Array) =>
  covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));

/** Largest distance between the share of draws below a value and `below`, the expected share. */
function kolmogorovSmirnov(values: Float64Array, below: (value: number) => number): number {
  return values.toSorted().reduce((max, value, i) => {
    const share = below(value);
    return Math.max(max, share - i / MANY, (i + 1) / MANY - share);
  }, 0);
}

/** The normal distribution by Simpson's rule on its density: independent of the code that draws. */
function normalBelow(x: number, steps = 200): number {
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const width = x / steps;
  let sum = density(0) + density(x);
  for (let i = 1; i < steps; i += 1) sum += (i % 2 === 1 ? 4 : 2) * density(i * width);
  return 0.5 + (sum * width) / 3;
}

/** To five digits, which is more than a hundred thousand draws can tell apart. */
const roughlyBelow = (x: number) => normalBelow(x, 40);

/** Exceeded by one in 10,000 samples of a correct generator. */
const UNLIKELY = Math.sqrt(Math.log(2e4) / 2 / MANY);

describe('counter-based draws', () => {
  test('the first draws come from the published words: 6627e8d5 e169c58d, then bc57ac4c 9b00dbd8', () => {
    // top 26 bits of each word concatenated, plus a half, over 2^52: computed with Python's integers
    const part = (high: number, low: number) =>
      Number(((BigInt(high) >> 6n) << 26n) + (BigInt(low) >> 6n)) / 2 ** 52 + 2 ** -53;
    expect(uniform(0)).toBe(part(0x6627e8d5, 0xe169c58d));
    const pair = new Float64Array(2);
    normalPair(pair, 0);
    expect(normalBelow(pair[0]!)).toBeCloseTo(part(0x6627e8d5, 0xe169c58d), 10);
    expect(normalBelow(pair[1]!)).toBeCloseTo(part(0xbc57ac4c, 0x9b00dbd8), 10);
  });

  test('a draw does not depend on those before it', () => {
    const forward = Array.from({ length: 50 }, (_, i) => normal(7, i, 3));
    const backward = Array.from({ length: 50 }, (_, i) => normal(7, 49 - i, 3)).reverse();
    expect(backward).toEqual(forward);
    const pair = new Float64Array(2);
    normalPair(pair, 7, 20, 3);
    expect(pair[0]).toBe(forward[20]);
  });

  test('the seed and every counter matter, the seed beyond 32 bits as well', () => {
    const all = [
      uniform(0),
      uniform(1),
      uniform(2 ** 32),
      uniform(2 ** 53 - 1),
      uniform(0, 1),
      uniform(0, 0, 1),
      uniform(0, 0, 0, 1),
      uniform(0, 0, 0, 0, 1),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('uniform draws are uniform between 0 and 1', () => {
    const values = draws((i) => uniform(42, i));
    expect(mean(values)).toBeCloseTo(0.5, 2);
    expect(covariance(values, values)).toBeCloseTo(1 / 12, 2);
    expect(kolmogorovSmirnov(values, (value) => value)).toBeLessThan(UNLIKELY);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  });

  test.each(['first', 'second', 'third', 'fourth'])(
    'normal draws along the %s counter are normal',
    (which) => {
      const position = ['first', 'second', 'third', 'fourth'].indexOf(which);
      const values = draws((i) => {
        const counters = [0, 0, 0, 0].map((_, counter) => (counter === position ? i : 5));
        return normal(42, ...(counters as [number, number, number, number]));
      });
      expect(Math.abs(mean(values))).toBeLessThan(0.0125);
      expect(Math.abs(covariance(values, values) - 1)).toBeLessThan(0.018);
      expect(kolmogorovSmirnov(values, roughlyBelow)).toBeLessThan(UNLIKELY);
    },
  );

  test('neighbouring counters, seeds and the two draws of a pair are uncorrelated', () => {
    const own = draws((i) => normal(1, i, 1));
    const pair = new Float64Array(2);
    const second = draws((i) => {
      normalPair(pair, 1, i, 1);
      return pair[1]!;
    });
    const others = [
      draws((i) => normal(1, i + 1, 1)),
      draws((i) => normal(1, i, 2)),
      draws((i) => normal(2, i, 1)),
      draws((i) => normal(1, i, 1, 1)),
      second,
    ];
    // the standard error of a correlation of zero is 1/√n
    for (const other of others) expect(Math.abs(correlation(own, other))).toBeLessThan(4 / Math.sqrt(MANY));
  });
});

test('four normal draws from one set of counters are normal, independent and near the first of 52 bits', () => {
  const four = new Float64Array(4);
  const columns = [0, 1, 2, 3].map(() => new Float64Array(MANY));
  for (let i = 0; i < MANY; i += 1) {
    fourNormals(four, 3, i, 2);
    columns.forEach((column, k) => {
      column[i] = four[k]!;
    });
  }
  for (const [k, column] of columns.entries()) {
    expect(kolmogorovSmirnov(column, roughlyBelow)).toBeLessThan(2 / Math.sqrt(MANY));
    for (const other of columns.slice(k + 1))
      expect(Math.abs(correlation(column, other))).toBeLessThan(4 / Math.sqrt(MANY));
  }
  fourNormals(four, 3, 20, 2);
  expect(four[0]).toBeCloseTo(normal(3, 20, 2), 6);
});
