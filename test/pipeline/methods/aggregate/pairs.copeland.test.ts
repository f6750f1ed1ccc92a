import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../../pipeline/methods/aggregate/aggregate.js';
import { column, expectClose, NONE, someColumns } from '../columns.js';
import { five } from '../tai.js';

const copeland = (parts: readonly Float64Array[], weights: readonly number[], share = 0, tolerance = 0) => [
  ...aggregate(parts, Float64Array.from(weights), 'copeland', share, tolerance),
];

describe('Copeland scores', () => {
  test('of the Handbook’s five countries: wins less losses on its eight indicators, pair by pair', () => {
    const won = (a: number, b: number) =>
      five.reduce((sum, values) => sum + (1 + Math.sign(values[a]! - values[b]!)) / 2, 0);
    const expected = [0, 1, 2, 3, 4].map((a) =>
      [0, 1, 2, 3, 4].reduce((sum, b) => sum + (a === b ? 0 : Math.sign(won(a, b) - 4)), 0),
    );
    expect(copeland(five, Array(8).fill(1))).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(2);
  });

  test('of Condorcet’s 60 indicators, by hand: a cycle of three leaves all even', () => {
    // a b c (23), b c a (17), b a c (2), c a b (10), c b a (8): a before b 33, a before c 25, b before c 42
    const orders = [column(3, 2, 1), column(1, 3, 2), column(2, 3, 1), column(2, 1, 3), column(1, 2, 3)];
    // so a beats b, b beats c and c beats a, where the Borda count has a winner
    expect(copeland(orders, [23, 17, 2, 10, 8])).toEqual([0, 0, 0]);
    // of 44: a before b 25, a before c 25, b before c 42
    expect(copeland(orders, [23, 17, 2, 2, 0])).toEqual([2, 0, -2]);
  });

  test('count a majority and not its size: one heavy part decides, a hair above half is enough', () => {
    const parts = [column(3, 2, 1), column(1, 2, 3), column(1, 2, 3)];
    expect(copeland(parts, [2.1, 1, 1])).toEqual([2, 0, -2]);
    expect(copeland(parts, [1.9, 1, 1])).toEqual([-2, 0, 2]);
    expect(copeland(parts, [2, 1, 1])).toEqual([0, 0, 0]);
  });

  test('are even where the weights tie but for rounding: .1 + .2 against .3', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(copeland([column(2, 1), column(2, 1), column(1, 2)], [0.1, 0.2, 0.3])).toEqual([0, 0]);
    expect(copeland([column(2, 1), column(2, 1), column(1, 2)], [0.1, 0.200001, 0.3])).toEqual([1, -1]);
  });

  test('compare a pair on what both have: a gap is neither won nor lost', () => {
    // the first and the second share only the first part; the third has both
    const parts = [column(3, 2, 1), column(NONE, 1, 2)];
    // 1–2: 1 of 1; 1–3: 1 of 1; 2–3: 1 of 4 by weight
    expect(copeland(parts, [1, 3])).toEqual([2, -2, 0]);
    // nothing in common: even
    expect(copeland([column(1, NONE, 5), column(NONE, 9, 5)], [1, 3])).toEqual([-1, 1, 0]);
    expect(copeland([column(1, NONE), column(NONE, 9)], [1, 3])).toEqual([0, 0]);
  });

  test('leave out units below the minimum share, inclusive, and units with nothing', () => {
    const parts = [column(1, 2, NONE), column(9, 8, 7)];
    expect(copeland(parts, [3, 1], 0.25)).toEqual([0, 2, -2]);
    expect(copeland(parts, [3, 1], 0.26)).toEqual([-1, 1, NONE]);
    expect(copeland([column(5, NONE)], [2])).toEqual([0, NONE]);
    expect(copeland([column(1, NONE), column(NONE, 9), column(1, 2)], [1, 3, 0])).toEqual([0, 0]);
  });

  test('tie values within the tolerance, in chains', () => {
    expect(copeland([column(0, 0.5, 1, 2)], [1], 0, 0.5)).toEqual([-1, -1, -1, 3]);
    expect(copeland([column(0, 0.5, 1, 2)], [1], 0, 0.4)).toEqual([-3, -1, 1, 3]);
  });

  test('add up to zero, and lie between the numbers of the other units, whatever is missing', () => {
    fc.assert(
      fc.property(someColumns(4), fc.tuple(fc.nat(9), fc.nat(9)), (parts, [one, two]) => {
        const scores = copeland(parts, [one, two, 1, 3]).filter((score) => !Number.isNaN(score));
        expectClose([scores.reduce((sum, score) => sum + score, 0)], [0]);
        for (const score of scores) expect(Math.abs(score)).toBeLessThan(scores.length);
      }),
    );
  });
});
