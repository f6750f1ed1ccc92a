import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../../pipeline/methods/aggregate/aggregate.js';
import { column, expectClose, NONE, someColumns } from '../columns.js';
import { five, tai } from '../tai.js';

/** Difference of two values; 0 where a chain of values with steps within the tolerance connects them. */
function apart(values: Float64Array, a: number, b: number, tolerance: number): number {
  const low = Math.min(values[a]!, values[b]!);
  const high = Math.max(values[a]!, values[b]!);
  const between = [...values].filter((value) => value >= low && value <= high);
  between.sort((a, b) => a - b);
  const tied = between.every((value, i) => i === 0 || value - between[i - 1]! <= tolerance);
  return Number.isNaN(low) ? NONE : tied ? 0 : values[a]! - values[b]!;
}

/** Share of the weight known for both by which a unit is ahead of another, straight from the definition. */
function ahead(
  parts: readonly Float64Array[],
  by: Float64Array,
  a: number,
  b: number,
  tolerance: number,
): number {
  const both = parts.map((values, i) => ({
    difference: apart(values, a, b, tolerance),
    weight: by[i]!,
  }));
  const known = both.filter(({ difference }) => !Number.isNaN(difference));
  const points = known.map(({ difference, weight }) => (weight * (1 + Math.sign(difference))) / 2);
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  return whole === 0 ? 0.5 : points.reduce((sum, point) => sum + point, 0) / whole;
}

describe('Borda counts', () => {
  test('of the Handbook’s five countries: the rows of its Table 36 added up', () => {
    expectClose(aggregate(five, column(...Array(8).fill(1)), 'borda_count'), [2.25, 2.25, 2.5, 1.625, 1.375]);
  });

  test('of Condorcet’s 60 indicators, Table 28: rows 33 + 25, 27 + 42, 35 + 18 of Table 30, over 60', () => {
    // a b c, b c a, b a c, c a b, c b a: 3 for the first, 1 for the last
    const orders = [column(3, 2, 1), column(1, 3, 2), column(2, 3, 1), column(2, 1, 3), column(1, 2, 3)];
    expectClose(aggregate(orders, column(23, 17, 2, 10, 8), 'borda_count'), [58 / 60, 69 / 60, 53 / 60]);
  });

  test('by hand, of three means of .1, .2 and .3 in another order: rounding is a win unless it ties', () => {
    // the first, the second and the third are .20000000000000004, .19999999999999998, .20000000000000004
    const mean = (...three: readonly [number, number, number]) => (three[0] + three[1] + three[2]) / 3;
    const means = column(mean(0.1, 0.2, 0.3), mean(0.3, 0.2, 0.1), mean(0.2, 0.1, 0.3), 0.6);
    expect(means[0]).toBe(means[2]);
    expect(means[1]).toBeLessThan(means[0]!);
    const count = (tolerance: number, ...parts: readonly Float64Array[]) => [
      ...aggregate(parts, column(...parts.map(() => 1)), 'borda_count', 0, tolerance),
    ];
    expect(count(1e-9, means)).toEqual([1, 1, 1, 3]);
    expect(count(0, means)).toEqual([1.5, 0, 1.5, 3]);
    // with another part, which the first lacks: 0 + ½ + ½ + 0; ½ + ¼ + 0; ½ + ¾ + 0; 1 + 1 + 1
    const gap = column(NONE, 1, 2, 3);
    expect(count(1e-9, means, gap)).toEqual([1, 0.75, 1.25, 3]);
    // 1 + ½ + 0; 0 + 0 + 0; ½ + 1 + 0; 3
    expect(count(0, means, gap)).toEqual([1.5, 0, 1.5, 3]);
  });

  test('by hand, of ties that form a chain, its ends further apart than the tolerance', () => {
    const chain = column(0, 0.5, 1, 2);
    expectClose(aggregate([chain], column(1), 'borda_count', 0, 0.5), [1, 1, 1, 3]);
    expectClose(
      aggregate([chain, column(NONE, 1, 1, 1)], column(1, 1), 'borda_count', 0, 0.5),
      [1, 1.25, 1.25, 2.5],
    );
    // without the unit between them the ends do not tie
    expectClose(aggregate([column(0, NONE, 1, 2)], column(1), 'borda_count', 0, 0.5), [0, NONE, 1, 2]);
  });

  test('add up to the number of pairs, and agree with the definition, with gaps or without', () => {
    fc.assert(
      fc.property(
        someColumns(4),
        fc.boolean(),
        fc.tuple(fc.nat(9), fc.nat(9)),
        fc.constantFrom(0, 0.05, 0.3),
        (columns, rough, [one, two], tolerance) => {
          const parts = rough
            ? columns.map((values) => values.map((value) => Math.round(value / 4_000)))
            : columns.map((values) => values.map((value) => value / 4_000));
          const by = column(one, two, 1, 3);
          const units = [...parts[0]!.keys()];
          const there = (i: number) =>
            parts.some((values, part) => by[part]! > 0 && !Number.isNaN(values[i]!));
          const expected = units.map((i) =>
            there(i)
              ? units.reduce(
                  (sum, it) => sum + (it !== i && there(it) ? ahead(parts, by, i, it, tolerance) : 0),
                  0,
                )
              : NONE,
          );
          expectClose(aggregate(parts, by, 'borda_count', 0, tolerance), expected);
        },
      ),
    );
  });

  test('do not change with another column of zero weight and a gap', () => {
    const by = column(1, 2, 3, 4, 5, 6, 7, 8);
    const gap = tai[0]!.map((value, i) => (i === 3 ? NONE : value));
    expectClose(
      aggregate([...tai, gap], column(...by, 0), 'borda_count'),
      aggregate(tai, by, 'borda_count'),
      12,
    );
  });

  test('units below the minimum share are in no pair', () => {
    const parts = [column(3, 2, 1), column(NONE, 2, 1)];
    expectClose(aggregate(parts, column(1, 1), 'borda_count', 0.6), [NONE, 1, 0]);
  });

  test('of units with nothing in common are half each, and a part with zero weight decides nothing', () => {
    const apart = [column(1, NONE), column(NONE, 9)];
    expectClose(aggregate(apart, column(1, 3), 'borda_count'), [0.5, 0.5]);
    const with_idle = [column(1, NONE), column(NONE, 9), column(1, 2)];
    expectClose(aggregate(with_idle, column(1, 3, 0), 'borda_count'), [0.5, 0.5]);
  });

  test('need the minimum share of the weight, inclusive, in every pair', () => {
    // the third has a quarter of the weight: beaten by both on it, or in no pair
    const parts = [column(1, 2, NONE), column(9, 8, 7)];
    const by = column(3, 1);
    expectClose(aggregate(parts, by, 'borda_count', 0.25), [1 / 4 + 1, 3 / 4 + 1, 0]);
    expectClose(aggregate(parts, by, 'borda_count', 0.26), [1 / 4, 3 / 4, NONE]);
  });

  test('of units that all tie are half for each other unit, with gaps or without; of one unit zero', () => {
    expectClose(aggregate([column(5, 5, 5)], column(2), 'borda_count'), [1, 1, 1]);
    expectClose(aggregate([column(5, 5, 5), column(NONE, 1, 1)], column(1, 1), 'borda_count'), [1, 1, 1]);
    expectClose(aggregate([column(5)], column(2), 'borda_count'), [0]);
    expectClose(aggregate([column(NONE, NONE)], column(2), 'borda_count'), [NONE, NONE]);
  });
});
