import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../pipeline/robustness/summarise.js';

const of = (rows: readonly (readonly number[])[], share = 0.2) =>
  summarise(Int32Array.from(rows.flat()), rows[0]!.length, share, 1e-9);
const nothing = {
  rank_median: null,
  rank_low: null,
  rank_high: null,
  coldspot_probability: null,
  hotspot_probability: null,
  replicates_ranked: 0,
};

describe('the summary of replicates', () => {
  test('of no replicates is empty for every unit', () => {
    expect(summarise(new Int32Array(0), 2, 0.2, 0)).toEqual([nothing, nothing]);
  });

  test('of one replicate is that replicate', () => {
    expect(of([[1, 2, 3]], 0.3).map((each) => Object.values(each))).toEqual([
      [1, 1, 1, 0, 1, 1],
      [2, 2, 2, 0, 0, 1],
      [3, 3, 3, 1, 0, 1],
    ]);
  });

  test('takes nearest ranks: of twenty, the first, the tenth and the nineteenth', () => {
    // ranks 1 to 20 in turns: ⌈0.05 × 20⌉ = 1, ⌈0.5 × 20⌉ = 10, ⌈0.95 × 20⌉ = 19
    const rows = Array.from({ length: 20 }, (_, i) =>
      [...Array(20).keys()].map((unit) => ((unit + i) % 20) + 1),
    );
    for (const each of of(rows)) {
      expect(each).toMatchObject({ rank_low: 1, rank_median: 10, rank_high: 19, replicates_ranked: 20 });
      // four of the twenty ranks are at either end
      expect(each).toMatchObject({ coldspot_probability: 0.2, hotspot_probability: 0.2 });
    }
  });

  test('counts shares over the replicates in which the unit has a rank', () => {
    const [first, , third] = of(
      [
        [1, 2, 0],
        [2, 1, 3],
        [1, 2, 3],
        [1, 2, 0],
      ],
      0.3,
    );
    expect(first).toMatchObject({ hotspot_probability: 0.75, coldspot_probability: 0, replicates_ranked: 4 });
    expect(third).toMatchObject({ rank_median: 3, coldspot_probability: 1, replicates_ranked: 2 });
  });

  test('is empty for a unit that never had a rank', () => {
    expect(of([[1, 0, 2]])[1]).toEqual(nothing);
  });

  test('is sorted[⌈p M⌉ − 1] of the sorted ranks of each unit', () => {
    const rows = fc.integer({ min: 1, max: 8 }).chain((units) => {
      const one = fc.array(fc.integer({ min: 0, max: units }), { minLength: units, maxLength: units });
      return fc.array(one, { minLength: 1, maxLength: 40 });
    });
    fc.assert(
      fc.property(rows, (ranks) => {
        of(ranks).forEach((each, unit) => {
          const sorted = ranks.map((row) => row[unit]!).filter((rank) => rank > 0);
          sorted.sort((a, b) => a - b);
          const percentile = (per_cent: number) =>
            sorted[Math.ceil((per_cent * sorted.length) / 100) - 1] ?? null;
          expect(each).toMatchObject({
            rank_low: percentile(5),
            rank_median: percentile(50),
            rank_high: percentile(95),
            replicates_ranked: sorted.length,
          });
        });
      }),
    );
  });

  test('of tens of thousands of units needs no quadratic memory', () => {
    const units = 30_000;
    const ranks = Int32Array.from({ length: 3 * units }, (_, i) => (i % units) + 1);
    expect(summarise(ranks, units, 0.2, 0).at(-1)).toMatchObject({
      rank_median: units,
      coldspot_probability: 1,
    });
  });

  test('refuses ranks that are not a whole number of replicates', () => {
    expect(() => summarise(new Int32Array(5), 2, 0.2, 0)).toThrow(RangeError);
    expect(() => summarise(new Int32Array(0), 0, 0.2, 0)).toThrow(RangeError);
  });
});
