import { describe, expect, test } from 'vitest';
import { imputePanel } from '../../../../pipeline/methods/impute/panel.js';
import { column, NONE, refusal } from '../columns.js';

const now = column(1, NONE, NONE, NONE);
const earlier = [column(8, 5, NONE, NONE), column(9, 6, 7, NONE)];

describe('imputation from the panel', () => {
  test('is refused for a year of fewer units', () => {
    expect(refusal(() => imputePanel(column(1, NONE), [column(1)])).problem).toBe('lengths-differ');
  });

  test('takes the last known year, and says how far back it is', () => {
    const { values: filled, imputed, missing, periods_back } = imputePanel(now, earlier);
    expect([...filled]).toEqual([1, 5, 7, NONE]);
    expect([...imputed]).toEqual([0, 1, 1, 0]);
    expect([...periods_back]).toEqual([0, 1, 2, -1]);
    expect(missing).toBe(1);
  });

  test('goes no further back than the maximum lag, and not at all without a year', () => {
    expect([...imputePanel(now, earlier, 1).values]).toEqual([1, 5, NONE, NONE]);
    expect([...imputePanel(now, earlier, 1).periods_back]).toEqual([0, 1, -1, -1]);
    expect([...imputePanel(now, earlier, 0).values]).toEqual([1, NONE, NONE, NONE]);
    expect([...imputePanel(now, []).values]).toEqual([1, NONE, NONE, NONE]);
  });
});
