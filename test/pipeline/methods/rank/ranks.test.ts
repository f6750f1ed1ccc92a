import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Order } from '../../../../pipeline/methods/rank/order.js';
import { averageRanks, ranksInto, ranksOf, unitsByRank } from '../../../../pipeline/methods/rank/ranks.js';
import { plainRanks } from '../../score/plain.js';
import { numbers } from './numbers.js';

const ranks = (values: readonly number[], tolerance = 1e-9) => [
  ...ranksOf(Float64Array.from(values), tolerance),
];

describe('ranks', () => {
  test('no values have no ranks, and a missing value has none', () => {
    expect(ranks([])).toEqual([]);
    expect(ranks([Number.NaN, 3, Number.NaN])).toEqual([0, 1, 0]);
  });

  test('the highest is first, equal values share the better rank and use up the next', () => {
    expect(ranks([5, 9, 5, 1])).toEqual([2, 1, 2, 4]);
  });

  test('all equal are all first', () => {
    expect(ranks([0, -0, 0])).toEqual([1, 1, 1]);
  });

  test('a value ties with the one before, so that ties form chains longer than the tolerance', () => {
    expect(ranks([1, 1.5, 2, 2.5, 4], 0.5)).toEqual([2, 2, 2, 2, 1]);
  });

  test('a difference just above the tolerance is not a tie', () => {
    expect(ranks([1, 1.25], 0.25)).toEqual([1, 1]);
    expect(ranks([1, 1.2500001], 0.25)).toEqual([2, 1]);
  });

  test('without a tolerance, a rank is one more than the number of higher values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 })), (values) => {
        expect(ranks(values, 0)).toEqual(
          values.map((value) => 1 + values.filter((other) => other > value).length),
        );
      }),
    );
  });

  test('are those of a plain sort, including chains of ties, also when reused', () => {
    const order = new Order(90);
    fc.assert(
      fc.property(numbers, fc.constantFrom(0, 1e-9, 0.4, 1), (values, tolerance) => {
        const column = new Float64Array(90).fill(Number.NaN);
        column.set(values);
        const found = new Int32Array(90).fill(9);
        ranksInto(found, column, tolerance, order);
        const known = values.filter((value) => !Number.isNaN(value));
        const plain = plainRanks(known, tolerance);
        expect([...found].filter((rank) => rank > 0)).toEqual(plain);
        for (const [unit, value] of column.entries()) expect(found[unit] === 0).toBe(Number.isNaN(value));
      }),
      { numRuns: 200 },
    );
  });
});

describe('average ranks', () => {
  test('count from the lowest, and equal values share the mean of their ranks', () => {
    expect([...averageRanks(Float64Array.of(5, 9, 5, 1, 5))]).toEqual([3, 5, 3, 1, 3]);
    expect([...averageRanks(new Float64Array(0))]).toEqual([]);
  });

  test('are ½ + the number below + half of the equal ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 9 })), (values) => {
        const plain = values.map(
          (value) =>
            values.filter((other) => other < value).length +
            (values.filter((other) => other === value).length + 1) / 2,
        );
        expect([...averageRanks(Float64Array.from(values))]).toEqual(plain);
      }),
    );
  });
});

test('units by rank are best first, ties in their order, those without a rank at the end', () => {
  expect(unitsByRank(Int32Array.of(0, 3, 1, 0, 1))).toEqual([2, 4, 1, 0, 3]);
});
