import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imputeGroupMean, imputeGroupMedian } from '../../../../pipeline/methods/impute/group.js';
import { imputeNone } from '../../../../pipeline/methods/impute/impute.js';
import { imputePanel } from '../../../../pipeline/methods/impute/panel.js';
import { column, NONE, refusal, someColumns } from '../columns.js';

const groups = ['n', 'n', 's', 's', 'n', 'n', null, 'w'];
const values = column(1, 2, 10, NONE, NONE, 9, NONE, NONE);

describe('imputation', () => {
  test('by group is refused where the groups are not one for each unit; by panel for a shorter year', () => {
    expect(refusal(() => imputeGroupMean(column(1, NONE), ['n'])).problem).toBe('lengths-differ');
    expect(refusal(() => imputePanel(column(1, NONE), [column(1)])).problem).toBe('lengths-differ');
  });

  test('by group mean, by hand; a unit in no group, or one with nothing known, stays missing', () => {
    const { values: filled, imputed, missing } = imputeGroupMean(values, groups);
    expect([...filled]).toEqual([1, 2, 10, 10, 4, 9, NONE, NONE]);
    expect([...imputed]).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
    expect(missing).toBe(2);
  });

  test('by group median, of an odd and an even number', () => {
    expect([...imputeGroupMedian(values, groups).values]).toEqual([1, 2, 10, 10, 2, 9, NONE, NONE]);
    expect(imputeGroupMedian(column(1, 2, 10, 11, NONE), Array(5).fill('n')).values[4]).toBe(6);
  });

  test('from the panel: the last year that is known, no further back than asked, and how far it was', () => {
    const now = column(1, NONE, NONE, NONE);
    const earlier = [column(8, 5, NONE, NONE), column(9, 6, 7, NONE)];
    const { values: filled, imputed, missing, periods_back } = imputePanel(now, earlier);
    expect([...filled]).toEqual([1, 5, 7, NONE]);
    expect([...imputed]).toEqual([0, 1, 1, 0]);
    expect([...periods_back]).toEqual([0, 1, 2, -1]);
    expect(missing).toBe(1);
    expect([...imputePanel(now, earlier, 1).values]).toEqual([1, 5, NONE, NONE]);
    expect([...imputePanel(now, []).values]).toEqual([1, NONE, NONE, NONE]);
  });

  test('by none leaves everything, and says how much is missing', () => {
    expect(imputeNone(values)).toEqual({ values, imputed: new Uint8Array(8), missing: 4 });
  });

  test('never touches what is known, nor the column that is given', () => {
    fc.assert(
      fc.property(someColumns(2), ([now, before]) => {
        const kept = now!.slice();
        const group = Array.from(now!, (_, at) => (at % 3 === 0 ? null : `${at % 2}`));
        for (const { values: filled, imputed, missing } of [
          imputeNone(now!),
          imputeGroupMean(now!, group),
          imputeGroupMedian(now!, group),
          imputePanel(now!, [before!]),
        ]) {
          const gaps = now!.filter((value) => Number.isNaN(value)).length;
          expect(imputed.reduce((sum, flag) => sum + flag, 0) + missing).toBe(gaps);
          now!.forEach((value, at) => {
            if (!Number.isNaN(value)) expect([filled[at], imputed[at]]).toEqual([value, 0]);
            else expect(imputed[at]).toBe(Number.isNaN(filled[at]!) ? 0 : 1);
          });
        }
        expect(now).toEqual(kept);
      }),
    );
  });
});
