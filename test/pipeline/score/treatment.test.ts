import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { refusal } from '../../fixtures/refusal.js';
import { areaCode } from './setup.js';
import { scoredIn, smallPlan } from './small-plan.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const plan = (treatment: unknown) =>
  smallPlan({ index: { x: 1, y: 1 } }, [
    { name: 'indicator', treatment, normalise: 'min_max' },
    { name: 'index', aggregate: 'arithmetic_mean', normalise: 'none' },
  ]);
const even = Array.from({ length: 12 }, (_, i) => i + 1);
const treated = (x: readonly (number | null)[], treatment: unknown = 'standard') =>
  scoredIn(engine, plan(treatment), { x, y: even }, async () => ({
    columns: await engine.rows(
      'SELECT code, n, treatment, points, passed FROM score_treatment ORDER BY code',
    ),
    shape: await engine.rows("SELECT * FROM score_treatment WHERE code = 'x'"),
    values: await engine.rows('SELECT * FROM score_treated ORDER BY area_code'),
    most: await engine.rows("SELECT most FROM score_indicator_moments WHERE code = 'x'"),
  }));

describe('outliers of a level', () => {
  test('are not treated by default, and the record is empty', async () => {
    const { columns, values } = await treated([...even.slice(1), 9000], 'none');
    expect([columns, values]).toEqual([[], []]);
  });

  test('are reported where there are none', async () => {
    const { columns, values } = await treated(even);
    expect(columns).toEqual([
      { code: 'x', n: 12, treatment: 'none', points: 0, passed: true },
      { code: 'y', n: 12, treatment: 'none', points: 0, passed: true },
    ]);
    expect(values).toEqual([]);
  });

  test('take the value next to them, two that tie together, each counted and recorded', async () => {
    // 900 twice: both take 800, then all three 11; skipping missing values.
    const x = [1, 2, 3, 4, 5, null, 7, 900, 10, 11, 900, 800];
    const { columns, values, most } = await treated(x, { skewness: 0.5, kurtosis: -1.9, winsorise: 5 });
    expect(columns[0]).toEqual({ code: 'x', n: 11, treatment: 'winsorise', points: 3, passed: true });
    expect(most).toEqual([{ most: 11 }]);
    const change = (i: number, before: number) => ({
      area_code: areaCode(i),
      code: 'x',
      value_before: before,
      value_after: 11,
      why: 'winsorised_high',
    });
    expect(values).toEqual([change(7, 900), change(10, 900), change(11, 800)]);
  });

  test('at the low end are raised', async () => {
    const { columns, values } = await treated([-5000, ...even.slice(1)]);
    expect(columns[0]).toMatchObject({ treatment: 'winsorise', points: 1, passed: true });
    expect(values).toEqual([
      { area_code: areaCode(0), code: 'x', value_before: -5000, value_after: 2, why: 'winsorised_low' },
    ]);
  });

  test('beyond the maximum of points lead to the logarithm of the original values', async () => {
    const x = [...even.slice(1), 5000];
    const { columns, values, shape } = await treated(x, { skewness: 2, kurtosis: 3.5, winsorise: 0 });
    expect(columns[0]).toMatchObject({ treatment: 'logarithm', points: 0 });
    // ln(x − 2 + 0.01 × 4998): 2 becomes ln 49.98, 5000 becomes ln 5047.98
    expect(values).toHaveLength(12);
    expect(values[0]?.value_after).toBeCloseTo(Math.log(49.98), 12);
    expect(values[11]?.value_after).toBeCloseTo(Math.log(5047.98), 12);
    expect(values.every(({ why }) => why === 'logarithm')).toBe(true);
    // twelve values, one far from the rest: the skewness is √12 and the kurtosis 12, nearly
    expect(Number(shape[0]?.skew_before)).toBeGreaterThan(3.4);
    expect(Number(shape[0]?.kurt_before)).toBeCloseTo(12, 2);
  });

  test('that tie count together: with two allowed, a tie of two is the last step', async () => {
    const x = [...even.slice(0, 9), 900, 900, 800];
    const { columns } = await treated(x, { skewness: 0.5, kurtosis: -1.9, winsorise: 2 });
    expect(columns[0]).toMatchObject({ treatment: 'logarithm', points: 0 });
  });

  test('of three values cannot be tested: there is no kurtosis', async () => {
    const three = even.map((value, i) => (i < 3 ? value : null));
    expect(await refusal(treated(three))).toMatchObject({ code: 'values-too-few' });
  });
});
