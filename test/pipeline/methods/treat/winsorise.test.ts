import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../../pipeline/methods/moments.js';
import type { TreatmentRule } from '../../../../pipeline/methods/treat/rule.js';
import { winsorise } from '../../../../pipeline/methods/treat/winsorise.js';
import { column, NONE } from '../columns.js';

/** Any skewness with a positive kurtosis indicates outliers. */
const strict = (points: number): TreatmentRule => ({ skewness: 0, kurtosis: 0, winsorise: points });
const upTo = (max: number) => Array.from({ length: max }, (_, i) => i + 1);

function winsorised(rule: TreatmentRule, ...numbers: number[]) {
  const values = column(...numbers);
  const moments = momentsOf(values);
  const moved = winsorise(values, rule, moments);
  expect(moments, 'the moments are those of the column as it is now').toEqual(momentsOf(values));
  return { moved, values: [...values] };
}

describe('winsorising', () => {
  test('changes nothing without outliers, or with a maximum of zero points', () => {
    const rule = { skewness: 2, kurtosis: 3.5, winsorise: 5 };
    expect(winsorised(rule, ...upTo(10))).toEqual({ moved: 0, values: upTo(10) });
    expect(winsorised(strict(0), ...upTo(20), 900)).toEqual({ moved: 0, values: [...upTo(20), 900] });
  });

  test('counts points of both ends against the limit: two high ones and one tied with the next at the low end', () => {
    // 110 → 100, both 100 → 20, −60 → −50: three points, so that the two at −50 stay
    const { moved, values } = winsorised(strict(3), -60, -50, ...upTo(20), 100, 110);
    expect(values).toEqual([-50, -50, ...upTo(20), 20, 20]);
    expect(moved).toBe(3);
  });

  test('with one more point, the two tied at the low end move together', () => {
    const { moved, values } = winsorised(strict(4), -60, -50, ...upTo(20), 100, 110);
    expect(values).toEqual([1, 1, ...upTo(20), 20, 20]);
    expect(moved).toBe(4);
  });

  test('begins at the low end where the skewness is negative, and mirrors the high end', () => {
    const { moved, values } = winsorised(strict(3), -110, -100, ...upTo(20).map((i) => -i), 50, 60);
    expect(values).toEqual([-20, -20, ...upTo(20).map((i) => -i), 50, 50]);
    expect(moved).toBe(3);
  });

  test('counts all tied points, even beyond the limit', () => {
    const { moved, values } = winsorised(strict(2), ...upTo(30), 400, NONE, 400, 400);
    expect(values).toEqual([...upTo(30), 30, NONE, 30, 30]);
    expect(moved).toBe(3);
  });

  test('does not take a step that would make the column constant', () => {
    const rule = { skewness: 0, kurtosis: 0, winsorise: 99 };
    expect(winsorised(rule, 0, 0, 0, 0, 0, 0, 9)).toEqual({ moved: 0, values: [0, 0, 0, 0, 0, 0, 9] });
    expect(winsorised(rule, 9, 9, 9, 9, 9, 9, 0)).toEqual({ moved: 0, values: [9, 9, 9, 9, 9, 9, 0] });
  });
});
