import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Order } from '../../../../pipeline/methods/rank/order.js';
import { numbers } from './numbers.js';

const plain = (values: readonly number[]) =>
  [...values.keys()].filter((i) => !Number.isNaN(values[i])).sort((a, b) => values[a]! - values[b]! || a - b);
const ordered = (values: readonly number[], order = new Order(values.length)) => {
  const { units, sorted, count } = order.of(Float64Array.from(values));
  expect([...sorted.subarray(0, count)]).toEqual([...units.subarray(0, count)].map((i) => values[i]));
  return [...units.subarray(0, count)];
};
describe('an order', () => {
  test('of no values, of one value, and of missing values', () => {
    expect([ordered([]), ordered([3]), ordered([Number.NaN, Number.NaN])]).toEqual([[], [0], []]);
  });

  test('is stable for ties, including −0 and 0', () => {
    expect(ordered([2, 0, 2, -0, 2, 0])).toEqual([1, 3, 5, 0, 2, 4]);
    expect(ordered([4, 4, 4])).toEqual([0, 1, 2]);
  });

  test('is right where one value is far from many others, at either end, and with infinite ones', () => {
    for (const far of [1e300, -1e300, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const values = Array.from({ length: 60 }, (_, i) => (i === 31 ? far : (i * 37) % 60));
      expect(ordered(values)).toEqual(plain(values));
    }
    const apart = [1.7e308, -1.7e308, 5e-324, 0, -5e-324];
    expect(ordered(apart)).toEqual([1, 4, 3, 2, 0]);
  });

  test('is that of a plain sort, also when reused', () => {
    const order = new Order(90);
    fc.assert(
      fc.property(numbers, (values) => {
        const full = [...values, ...Array<number>(90 - values.length).fill(Number.NaN)];
        expect(ordered(full, order)).toEqual(plain(full));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a tie', () => {
  const ends = (values: readonly number[], tolerance: number) => {
    const order = new Order(values.length).of(Float64Array.from(values));
    return Array.from({ length: order.count }, (_, start) => order.endOfTie(start, tolerance));
  };

  test('extends while each value is within the tolerance of the one before', () => {
    expect(ends([1, 1.5, 2, 3], 0.5)).toEqual([3, 3, 3, 4]);
    expect(ends([1, 1.5, 2, 3], 0.25)).toEqual([1, 2, 3, 4]);
  });

  test('without a tolerance needs equal values', () => {
    expect(ends([7, 7, 8, 8, 8], 0)).toEqual([2, 2, 5, 5, 5]);
  });

  test('ends with the known values', () => {
    expect(ends([2, Number.NaN, 2, Number.NaN], 10)).toEqual([2, 2]);
  });
});
