import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RankTally } from '../../../../pipeline/methods/rank/tally.js';

/** The draws of one area among `areas`, with the others fixed. */
function interval(draws: readonly number[], areas: number) {
  const tally = new RankTally(areas);
  for (const rank of draws) tally.add(Int32Array.of(rank));
  return tally.interval(0);
}

describe('rank intervals', () => {
  test('are undefined without a draw, or without a rank in any', () => {
    expect(interval([], 5)).toBeNull();
    expect(interval([0, 0], 5)).toBeNull();
  });

  test('of one draw are that draw', () => {
    expect(interval([3], 5)).toEqual({ rank_low: 3, rank_median: 3, rank_high: 3 });
  });

  test('of ranks 1 to 100 once each: 5, 50 and 95', () => {
    const draws = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(interval(draws, 100)).toEqual({ rank_low: 5, rank_median: 50, rank_high: 95 });
  });

  test('of 20 draws the lowest and the last but one; of 19 the lowest and the highest', () => {
    const draws = Array.from({ length: 20 }, (_, i) => i + 1);
    expect(interval(draws, 20)).toMatchObject({ rank_low: 1, rank_high: 19 });
    expect(interval(draws.slice(0, 19), 20)).toMatchObject({ rank_low: 1, rank_high: 19 });
  });

  test('are sorted[⌈p M⌉ − 1] of the sorted draws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 300 }), (draws) => {
        const sorted = draws.toSorted((a, b) => a - b);
        const i = (per_cent: number) => sorted[Math.ceil((per_cent * draws.length) / 100) - 1];
        expect(interval(draws, 9)).toEqual({ rank_low: i(5), rank_median: i(50), rank_high: i(95) });
      }),
    );
  });
});

describe('counts of ranks', () => {
  test('leave out draws without a rank', () => {
    expect(interval([0, 3, 0, 0, 0, 0], 5)).toEqual({ rank_low: 3, rank_median: 3, rank_high: 3 });
  });

  test('of one area are not those of the next', () => {
    const tally = new RankTally(2);
    for (const ranks of [
      [2, 1],
      [2, 0],
      [2, 1],
    ])
      tally.add(Int32Array.from(ranks));
    expect(tally.interval(0)).toEqual({ rank_low: 2, rank_median: 2, rank_high: 2 });
    expect(tally.interval(1)).toEqual({ rank_low: 1, rank_median: 1, rank_high: 1 });
  });
});
