import { describe, expect, test } from 'vitest';
import { imputeGroupMean, imputeGroupMedian } from '../../../../pipeline/methods/impute/group.js';
import { column, NONE, refusal } from '../columns.js';

const groups = ['n', 'n', 's', 's', 'n', 'n', null, 'w'];
const values = column(1, 2, 10, NONE, NONE, 9, NONE, NONE);

describe('imputation by group', () => {
  test('is refused without a group for each unit', () => {
    for (const by of [imputeGroupMean, imputeGroupMedian])
      expect(refusal(() => by(column(1, NONE), ['n'])).problem).toBe('lengths-differ');
  });

  test('by mean, by hand; a unit without a group, or in a group without values, stays missing', () => {
    const { values: filled, imputed, missing } = imputeGroupMean(values, groups);
    expect([...filled]).toEqual([1, 2, 10, 10, 4, 9, NONE, NONE]);
    expect([...imputed]).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
    expect(missing).toBe(2);
  });

  test('by median, of one, of an odd and of an even number, in any order', () => {
    expect([...imputeGroupMedian(values, groups).values]).toEqual([1, 2, 10, 10, 2, 9, NONE, NONE]);
    const middle = (...known: number[]) =>
      imputeGroupMedian(column(...known, NONE), Array(known.length + 1).fill('n')).values[known.length];
    expect(middle(7)).toBe(7);
    expect(middle(8, 1)).toBe(4.5);
    expect(middle(11, 1, 10, 2)).toBe(6);
    // by number, not by their digits
    expect(middle(9, 100, 10)).toBe(10);
  });

  test('does not treat the units without a group as a group', () => {
    expect([...imputeGroupMean(column(3, NONE), [null, null]).values]).toEqual([3, NONE]);
    expect([...imputeGroupMean(column(), []).values]).toEqual([]);
  });
});
