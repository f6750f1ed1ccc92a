import { describe, expect, test } from 'vitest';
import { compareWith } from '../../../pipeline/checks/compare.js';
import { rankCorrelations } from '../../../pipeline/checks/correlations.js';
import { spearman } from '../../../pipeline/methods/check/correlation.js';
import { column, NONE, refusal } from '../methods/columns.js';

const index = column(1, 2, 3, 4, 5, 6);
const measure = (values: Float64Array, mask?: boolean[]) => ({
  title: 'Measure',
  higherMeans: 'more deprived',
  values,
  ...(mask === undefined ? {} : { outside: { name: 'London', mask } }),
});

describe('the index compared with another measure', () => {
  test('is not compared with one that has too few units in common, with a reason', () => {
    const found = compareWith(measure(column(NONE, NONE, NONE, NONE, 1, 2)), index);
    expect([found.units, found.rank_correlation]).toEqual([2, null]);
    expect(found.not_checked).toEqual([
      { check: 'rank_correlation', reason: expect.stringMatching(/\b2 units have both values: .*\b3\b/) },
    ]);
    expect(found.text).toMatch(/cannot be compared with Measure: .*\b2 units/);
  });

  test('has −1 where the ranks are reversed, whatever the distances, and explains it', () => {
    const found = compareWith(measure(column(900, 80, 70, 6, 5, 4)), index);
    expect([found.units, found.rank_correlation, found.outside]).toEqual([6, -1, null]);
    expect(found.text).toMatch(/Below zero: .* rank low here\.$/);
  });

  test('leaves out units inside the inset, and ranks the rest among themselves', () => {
    // Over all: d = 5, 1, 1, 1, 1, 1 → 1 − 6 × 30 ÷ 210 = 1/7; the five that are left are in order.
    const found = compareWith(
      measure(column(6, 1, 2, 3, 4, 5), [true, false, false, false, false, false]),
      index,
    );
    expect(found.rank_correlation).toBeCloseTo(1 / 7, 12);
    expect(found.outside).toMatchObject({ name: 'London', units: 5 });
    expect(found.outside?.rank_correlation).toBeCloseTo(1, 12);
    expect(found.text).toContain('0.14 over 6 and 1.00 over the 5 outside London');
    expect(found.text).toContain('Above zero');
  });

  test('says where no unit is outside', () => {
    const found = compareWith(measure(index, Array(6).fill(true)), index);
    expect(found.outside?.rank_correlation).toBeNull();
    expect(found.not_checked.map(({ check }) => check)).toEqual(['outside.rank_correlation']);
  });

  test('refuses a measure of other units', () => {
    expect(refusal(() => compareWith(measure(column(1, 2)), index)).problem).toBe('lengths-differ');
  });
});

test('rank correlations of many columns are those of each pair, with ties and missing values', () => {
  const columns = [
    column(1, 1, 2, NONE, 5, 3, 3),
    column(7, NONE, 2, 2, 2, 9, 1),
    column(4, 4, 4, 4, 4, 4, 4),
    column(NONE, NONE, NONE, NONE, 1, 2, 1),
    column(3, 1, 4, 1, 5, 9, 2),
  ];
  rankCorrelations(columns).forEach((row, i) => {
    expect(row).toHaveLength(i);
    row.forEach((found, other) => {
      const expected = spearman(columns[i]!, columns[other]!);
      if (Number.isNaN(expected)) expect(found).toBeNaN();
      else expect(found).toBeCloseTo(expected, 12);
    });
  });
});
