import { describe, expect, test } from 'vitest';
import { completeRows } from '../../../../pipeline/methods/check/complete-rows.js';
import { column, NONE, refusal } from '../columns.js';

describe('complete rows', () => {
  test('are those of the units with a value in every column, in their order', () => {
    const columns = [column(1, 2, NONE, 4, 5), column(9, NONE, 7, 6, 8)];
    expect(completeRows(columns)).toEqual([column(1, 4, 5), column(9, 6, 8)]);
  });

  test('are refused with fewer than three, and their number is given', () => {
    const { problem, message } = refusal(() => completeRows([column(1, 2, 3), column(NONE, 2, 1)]));
    expect(problem).toBe('too-few-units');
    expect(message).toMatch(/\b2\b/);
    expect(refusal(() => completeRows([]))).toMatchObject({
      problem: 'too-few-units',
      message: expect.stringMatching(/\b0\b/),
    });
  });

  test('are refused for a column that is constant over them, though not over all, with its part', () => {
    const columns = [column(1, 2, 3, 4), column(5, 5, 5, 9), column(1, 3, 2, NONE)];
    expect(refusal(() => completeRows(columns))).toMatchObject({ problem: 'constant', part: 1 });
    const infinite = [column(1, 2, 3), column(1, 2, Number.POSITIVE_INFINITY)];
    expect(refusal(() => completeRows(infinite))).toMatchObject({ problem: 'not-finite', part: 1 });
  });

  test('are refused for columns of unequal length, with the part', () => {
    expect(refusal(() => completeRows([column(1, 2, 3), column(1, 2)]))).toMatchObject({
      problem: 'lengths-differ',
      part: 1,
    });
  });
});
