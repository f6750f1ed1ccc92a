import { describe, expect, test } from 'vitest';
import { shuffleInto } from '../../../../pipeline/methods/random/shuffle.js';

const order = (n: number, seed: number, id: number, stream = 7) => {
  const found = new Int32Array(n);
  shuffleInto(found, seed, id, stream);
  return [...found];
};

describe('a random order', () => {
  test('has every number once, and is the same for the same arguments only', () => {
    expect(order(294, 1, 1).sort((a, b) => a - b)).toEqual(Array.from({ length: 294 }, (_, i) => i));
    expect(order(50, 1, 1)).toEqual(order(50, 1, 1));
    for (const other of [order(50, 2, 1), order(50, 2 ** 32 + 1, 1), order(50, 1, 2), order(50, 1, 1, 8)])
      expect(other).not.toEqual(order(50, 1, 1));
    expect(order(0, 1, 1)).toEqual([]);
    expect(order(1, 1, 1)).toEqual([0]);
  });

  test('gives each of the 24 orders of four as often', () => {
    const counts = new Map<string, number>();
    for (let id = 1; id <= 24_000; id += 1) {
      const found = order(4, 3, id).join('');
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    // chi-squared with 23 degrees of freedom: above 49.7 in one of a thousand
    const distance = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(24);
    expect(distance).toBeLessThan(49.7);
  });
});
