import { describe, test } from 'vitest';
import { addStandardScores } from '../../../../pipeline/methods/estimate/standard-scores.js';
import { column, expectClose, NONE } from '../columns.js';

const added = (scores: Float64Array, values: Float64Array, weight: number) => {
  addStandardScores(scores, values, weight);
  return scores;
};

describe('standard scores', () => {
  test('of 2, 6, 10, mean 6 and deviation 4, are −1, 0, 1: three of each are added', () => {
    expectClose(added(column(10, 20, 30), column(2, 6, 10), 3), [7, 20, 33]);
  });

  test('change sign for a negative weight', () => {
    expectClose(added(column(0, 0, 0), column(2, 6, 10), -0.5), [0.5, 0, -0.5]);
  });

  test('are missing for a missing value, which does not move the others', () => {
    expectClose(added(column(0, 0, 0, 0), column(2, NONE, 6, 10), 1), [-1, NONE, 0, 1]);
    expectClose(added(column(NONE, 0), column(1, 2), 1), [NONE, Math.SQRT1_2]);
  });

  test('of two values are ±√½', () => {
    expectClose(added(column(0, 0), column(5, 3), 1), [Math.SQRT1_2, -Math.SQRT1_2]);
  });

  test('are missing for all with fewer than two values, or with a constant, whatever its digits', () => {
    expectClose(added(column(1, 1), column(5, NONE), 1), [NONE, NONE]);
    expectClose(added(column(1, 1), column(NONE, NONE), 1), [NONE, NONE]);
    for (const same of [0, 4, 0.1, 0.7])
      expectClose(added(column(0, 0, 0), column(same, same, same), 1), [NONE, NONE, NONE]);
  });

  test('add zero for a constant where it is to count zero, but not for a missing value', () => {
    const scores = column(1, 2, 3);
    addStandardScores(scores, column(4, NONE, 4), 1, true);
    expectClose(scores, [1, NONE, 3]);
  });
});
