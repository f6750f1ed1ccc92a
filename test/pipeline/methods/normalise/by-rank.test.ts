import { describe, expect, test } from 'vitest';
import {
  bordaInto,
  exponentialInto,
  percentileRankInto,
  RankBuffers,
  type RankMethodInto,
  rankScoreInto,
} from '../../../../pipeline/methods/normalise/by-rank.js';
import { column, expectClose, NONE } from '../columns.js';

/** −23 ln(1 − share × (1 − e^(−100/23))), with the share of units that are no better. */
const x = (share: number) => -23 * Math.log(1 - share * (1 - Math.exp(-100 / 23)));

const without: RankMethodInto = (out, values, direction, tolerance, buffers) =>
  exponentialInto(out, values, direction, tolerance, buffers, false);

const by = (method: RankMethodInto, values: Float64Array, direction: 1 | -1 = 1, tolerance = 0) => {
  const out = new Float64Array(values.length);
  method(out, values, direction, tolerance, new RankBuffers(values.length));
  return [...out];
};

describe('a rank-based method', () => {
  test.each([
    // four known of five units: each worse unit counts 4/3, so the best has 5, or 4 by Borda
    ['rank', rankScoreInto, [1 + 4 / 3, 1, NONE, 5, 1 + 4 / 3], [1 + 4 / 3, 5, NONE, 1, 1 + 4 / 3]],
    ['Borda', bordaInto, [4 / 3, 0, NONE, 4, 4 / 3], [4 / 3, 4, NONE, 0, 4 / 3]],
    ['percentile rank', percentileRankInto, [1 / 3, 0, NONE, 1, 1 / 3], [1 / 3, 1, NONE, 0, 1 / 3]],
    [
      'exponential',
      exponentialInto,
      [x(3 / 4), x(1 / 4), NONE, 100, x(3 / 4)],
      [x(3 / 4), 100, NONE, x(1 / 4), x(3 / 4)],
    ],
  ] as const)('%s of 5, 2, nothing, 9, 5, higher and lower being better', (_, method, up, down) => {
    const values = column(5, 2, NONE, 9, 5);
    expectClose(by(method, values), up);
    expectClose(by(method, values, -1), down);
  });

  test('ties chains of steps within the tolerance, inclusive', () => {
    const values = column(3, 1, 1.5, 2, 9);
    expect(by(rankScoreInto, values, 1, 0.5)).toEqual([4, 1, 1, 1, 5]);
    expect(by(bordaInto, values, 1, 1)).toEqual([0, 0, 0, 0, 4]);
    expect(by(rankScoreInto, values, 1, 0.49)).toEqual([4, 1, 2, 3, 5]);
  });

  test('gives equal scores where all tie, and none for no values', () => {
    expect(by(rankScoreInto, column(7, 7, 7))).toEqual([1, 1, 1]);
    expect(by(percentileRankInto, column(7, 7, 7))).toEqual([0, 0, 0]);
    expectClose(by(exponentialInto, column(7, 7, 7)), [100, 100, 100]);
    expect(by(bordaInto, column(NONE, NONE))).toEqual([NONE, NONE]);
  });

  test('gives the same to the best of every column, and to the worst, however many units have a value', () => {
    const complete = column(5, 4, 3, 2, 1, 0);
    const known = [column(9, NONE, NONE, NONE, NONE, 7), column(1, NONE, 2, NONE, 3, NONE), complete];
    const ends = (method: RankMethodInto) =>
      known.map((values) => {
        const given = by(method, values).filter((value) => !Number.isNaN(value));
        return [Math.min(...given), Math.max(...given)];
      });
    expect(ends(rankScoreInto)).toEqual([1, 2, 3].map(() => [1, 6]));
    expect(ends(bordaInto)).toEqual([1, 2, 3].map(() => [0, 5]));
    expect(ends(percentileRankInto)).toEqual([1, 2, 3].map(() => [0, 1]));
    expect(ends(without).map(([, most]) => most)).toEqual([1, 2, 3].map(() => x(5 / 6)));
    for (const [, most] of ends(exponentialInto)) expect(most).toBeCloseTo(100, 9);
  });

  test('stretches what is known to all units, by hand: 2, 4, 4, 8 of seven units count 6/3 for each worse', () => {
    const values = column(NONE, 4, 2, NONE, 8, 4, NONE);
    expect(by(rankScoreInto, values)).toEqual([NONE, 3, 1, NONE, 7, 3, NONE]);
    expect(by(bordaInto, values)).toEqual([NONE, 2, 0, NONE, 6, 2, NONE]);
    // (n − r)/(n − 1) × (N − 1)/N: 2/3 × 6/7 for the two that tie for the second rank
    expectClose(by(without, values), [NONE, x(4 / 7), 0, NONE, x(6 / 7), x(4 / 7), NONE]);
  });

  test('of a single known value is the worst, and of none nothing', () => {
    expect(by(rankScoreInto, column(NONE, 5, NONE))).toEqual([NONE, 1, NONE]);
    expect(by(bordaInto, column(NONE, 5, NONE))).toEqual([NONE, 0, NONE]);
    expect(by(without, column(NONE, 5, NONE))).toEqual([NONE, 0, NONE]);
    for (const method of [rankScoreInto, bordaInto, without])
      expect(by(method, column(NONE, NONE))).toEqual([NONE, NONE]);
  });

  test('may overwrite its own values', () => {
    const values = column(8, NONE, 4, 6);
    rankScoreInto(values, values, -1, 0, new RankBuffers(4));
    expect(values).toEqual(column(1, NONE, 4, 2.5));
  });

  test('keeps no state of an earlier column with more or fewer units', () => {
    const buffers = new RankBuffers(4);
    const out = new Float64Array(4);
    for (const [values, expected] of [
      [column(1, 2, 3, 4), [x(1 / 4), x(2 / 4), x(3 / 4), 100]],
      [column(1, NONE, 3, NONE), [x(1 / 2), NONE, 100, NONE]],
      [column(4, 3, 2, 1), [100, x(3 / 4), x(2 / 4), x(1 / 4)]],
    ] as const) {
      exponentialInto(out, values, 1, 0, buffers);
      expectClose(out, expected);
      // the other exponential in the same buffers changes nothing
      without(out, values, 1, 0, buffers);
      exponentialInto(out, values, 1, 0, buffers);
      expectClose(out, expected);
    }
    percentileRankInto(out, column(NONE, 5, 6, 7), 1, 0, buffers);
    expect(out).toEqual(column(NONE, 0, 0.5, 1));
  });
});
