import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imputeGroupMean, imputeGroupMedian } from '../../../../pipeline/methods/impute/group.js';
import { fill, imputeNone } from '../../../../pipeline/methods/impute/impute.js';
import { imputePanel } from '../../../../pipeline/methods/impute/panel.js';
import { column, NONE, someColumns } from '../columns.js';

const values = column(1, 2, 10, NONE, NONE, 9, NONE, NONE);

describe('imputation', () => {
  test('fills missing values by unit, and counts those still missing', () => {
    const given = column(NONE, 5, NONE, NONE);
    const { values: filled, imputed, missing } = fill(given, (unit) => (unit === 2 ? NONE : 100 + unit));
    expect([...filled]).toEqual([100, 5, NONE, 103]);
    expect([...imputed]).toEqual([1, 0, 0, 1]);
    expect(missing).toBe(1);
    expect([...given]).toEqual([NONE, 5, NONE, NONE]);
  });

  test('by none leaves everything, and counts the missing values', () => {
    expect(imputeNone(values)).toEqual({ values, imputed: new Uint8Array(8), missing: 4 });
  });

  test('never changes known values, nor the given column', () => {
    fc.assert(
      fc.property(someColumns(2), ([now, before]) => {
        const kept = now!.slice();
        const group = Array.from(now!, (_, i) => (i % 3 === 0 ? null : `${i % 2}`));
        for (const { values: filled, imputed, missing } of [
          imputeNone(now!),
          imputeGroupMean(now!, group),
          imputeGroupMedian(now!, group),
          imputePanel(now!, [before!]),
        ]) {
          const gaps = now!.filter((value) => Number.isNaN(value)).length;
          expect(imputed.reduce((sum, flag) => sum + flag, 0) + missing).toBe(gaps);
          now!.forEach((value, i) => {
            if (!Number.isNaN(value)) expect([filled[i], imputed[i]]).toEqual([value, 0]);
            else expect(imputed[i]).toBe(Number.isNaN(filled[i]!) ? 0 : 1);
          });
        }
        expect(now).toEqual(kept);
      }),
    );
  });
});
