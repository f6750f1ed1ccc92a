import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../../pipeline/methods/moments.js';
import { treat } from '../../../../pipeline/methods/treat/treat.js';
import { column, expectClose, NONE, refusal, someColumns } from '../columns.js';
import { tai } from '../tai.js';

const upTo = (max: number) => Array.from({ length: max }, (_, i) => i + 1);

describe('treatment of outliers', () => {
  test('is refused for a constant, for no values, for infinity and for three values, by name', () => {
    expect(refusal(() => treat(column(2, 2, 2, 2))).problem).toBe('constant');
    expect(refusal(() => treat(column(NONE, NONE))).problem).toBe('all-missing');
    expect(refusal(() => treat(column(1, 2, 3, Number.POSITIVE_INFINITY))).problem).toBe('not-finite');
    expect(refusal(() => treat(column(1, 2, 9))).problem).toBe('too-few-values');
    const rule = { skewness: -1, kurtosis: 3.5, winsorise: 5 };
    expect(refusal(() => treat(column(1, 2, 3, 4), rule)).problem).toBe('rule-invalid');
    expect(refusal(() => treat(column(1e90, 0, 0, 0, 0, 0, 0))).problem).toBe('out-of-range');
  });

  test('takes a logarithm on demand of a column without outliers, or of two values, and records every change', () => {
    const natural = treat(column(1, NONE, Math.E), { always: 'natural_logarithm' });
    expectClose(natural.values, [0, NONE, 1]);
    expect(natural).toMatchObject({ treatment: 'natural_logarithm', passed: true });
    expect(natural.changes.map(({ unit, why }) => [unit, why])).toEqual([
      [0, 'natural_logarithm'],
      [2, 'natural_logarithm'],
    ]);
    expect(natural.after).toMatchObject({ count: 2, min: 0, max: 1 });
    const shifted = treat(column(...upTo(4), -5), { always: 'logarithm' });
    expectClose(
      shifted.values,
      [6, 7, 8, 9, 0].map((above) => Math.log(above + 0.09)),
    );
    expect(shifted).toMatchObject({ treatment: 'logarithm', passed: true });
    expect(treat(column(...upTo(5))).treatment).toBe('none');
    const low = refusal(() => treat(column(1, 0), { always: 'natural_logarithm' }));
    expect(low.problem).toBe('not-positive');
  });

  test('does not change a column that is skewed or peaked but not both', () => {
    const values = column(...upTo(10), NONE);
    expect(treat(values)).toMatchObject({ values, treatment: 'none', passed: true, changes: [] });
  });

  test('1 to 10 with 30 and 100: the 100 becomes 30, which is enough', () => {
    const { values, treatment, changes } = treat(column(100, ...upTo(10), NONE, 30));
    expect(treatment).toBe('winsorise');
    expect(values).toEqual(column(30, ...upTo(10), NONE, 30));
    expect(changes).toEqual([{ unit: 0, from: 100, to: 30, why: 'winsorised_high' }]);
  });

  test('with 40 others it is not: the two tied values then move together', () => {
    const { changes } = treat(column(1_000, ...upTo(40), NONE, 300));
    expect(changes).toEqual([
      { unit: 0, from: 1_000, to: 40, why: 'winsorised_high' },
      { unit: 42, from: 300, to: 40, why: 'winsorised_high' },
    ]);
  });

  test('starts at the end that the skewness points to, low or high', () => {
    const { changes } = treat(column(-100, ...upTo(20)));
    expect(changes).toEqual([{ unit: 0, from: -100, to: 1, why: 'winsorised_low' }]);
  });

  test('ties at the end move together, and may take the count past five', () => {
    const { treatment, changes } = treat(
      column(...Array(50).fill(0), ...upTo(40), 400, 400, 400, 400, 400, 400),
    );
    expect(treatment).toBe('winsorise');
    expect(changes.map(({ to }) => to)).toEqual(Array(6).fill(40));
  });

  test('where five points are not enough, takes the logarithm of the original column', () => {
    const values = column(...upTo(100).map((i) => i / (101 - i)));
    const { treatment, values: logs, changes, passed } = treat(values);
    const min = 1 / 100;
    const range = 100 - 1 / 100;
    expect(treatment).toBe('logarithm');
    expect(passed).toBe(true);
    expectClose(
      logs,
      [...values].map((value) => Math.log(value - min + range / 100)),
    );
    expect(changes).toHaveLength(100);
    expect(changes[3]).toMatchObject({ unit: 3, from: 4 / 97, why: 'logarithm' });
  });

  test('reports where not even the logarithm brings it within the limits: one extreme unit', () => {
    const { treatment, passed, after } = treat(column(...Array(50).fill(0), 1));
    expect([treatment, passed]).toEqual(['logarithm', false]);
    expect(after.skew).toBeGreaterThan(2);
  });

  test('treats only the patents of the 23 countries, with skewness and kurtosis by hand', () => {
    const outliers = tai.map((values) => {
      const n = values.length;
      const mean = values.reduce((sum, value) => sum + value) / n;
      const power = (p: number) => values.reduce((sum, value) => sum + (value - mean) ** p, 0) / n;
      const skew = ((power(3) / power(2) ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
      const kurt = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (power(4) / power(2) ** 2 - 3) + 6);
      return Math.abs(skew) > 2 && kurt > 3.5;
    });
    expect(outliers).toEqual([true, false, false, false, false, false, false, false]);
    expect(tai.map((values) => treat(values).treatment !== 'none')).toEqual(outliers);
  });

  test('records exactly the changed values, and a column that passes is within the limits', () => {
    fc.assert(
      fc.property(someColumns(1), ([values]) => {
        const treated = treat(values!);
        const back = treated.values.slice();
        for (const { unit, from } of treated.changes) back[unit] = from;
        expect(back).toEqual(values);
        const { skew, kurt } = momentsOf(treated.values);
        if (treated.passed) expect(Math.abs(skew) <= 2 || kurt <= 3.5).toBe(true);
        expect(treated.after).toEqual(momentsOf(treated.values));
      }),
    );
  });

  test('keeps the order of units, and is symmetric in sign unless it takes the logarithm', () => {
    fc.assert(
      fc.property(someColumns(1), ([values]) => {
        const { values: treated, treatment } = treat(values!);
        const order = [...values!.keys()].filter((i) => !Number.isNaN(values![i]!));
        order.sort((a, b) => values![a]! - values![b]!);
        order.slice(1).forEach((i, before) => {
          expect(treated[i]!).toBeGreaterThanOrEqual(treated[order[before]!]!);
        });
        const turned = treat(values!.map((value) => -value));
        if (treatment !== 'logarithm' && turned.treatment !== 'logarithm')
          expectClose(
            turned.values.map((value) => -value),
            treated,
          );
      }),
    );
  });
});
