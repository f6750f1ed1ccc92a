import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankOf } from '../../../../pipeline/methods/rank/rank-of.js';

const ranks = (values: readonly number[], tolerance = 1e-9) => [
  ...rankOf(Float64Array.from(values), tolerance),
];

describe('ranks', () => {
  test('nothing has no ranks, and what is missing has none', () => {
    expect(ranks([])).toEqual([]);
    expect(ranks([Number.NaN, 3, Number.NaN])).toEqual([0, 1, 0]);
  });

  test('the highest is first, equal values share the better rank and use up the next', () => {
    expect(ranks([5, 9, 5, 1])).toEqual([2, 1, 2, 4]);
  });

  test('all equal are all first', () => {
    expect(ranks([0, -0, 0])).toEqual([1, 1, 1]);
  });

  test('a tie is with the one before, so that ties form chains longer than the tolerance', () => {
    expect(ranks([1, 1.5, 2, 2.5, 4], 0.5)).toEqual([2, 2, 2, 2, 1]);
  });

  test('a difference of just over the tolerance is no tie', () => {
    expect(ranks([1, 1.25], 0.25)).toEqual([1, 1]);
    expect(ranks([1, 1.2500001], 0.25)).toEqual([2, 1]);
  });

  test('without a tolerance, a rank is one more than how many are higher', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 })), (values) => {
        expect(ranks(values, 0)).toEqual(
          values.map((value) => 1 + values.filter((other) => other > value).length),
        );
      }),
    );
  });
});
