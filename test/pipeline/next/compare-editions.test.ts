import { expect, test } from 'vitest';
import { compareEditions, describeComparison } from '../../../pipeline/next/compare-editions.js';
import type { Figure } from '../../../schemas/figure.js';
import { smallMethod } from '../../fixtures/mirror.js';
import { smallEdition } from '../editions/small-edition.js';

const CODES = ['E07000001', 'E07000002', 'E07000003', 'E07000004', 'E07000005'];

/** An edition of one indicator with a value for each area. */
function edition(values: readonly (number | null)[], period: string) {
  const method = smallMethod({ weekly_pay: period });
  if (method.kind !== 'index') throw new TypeError('not an index');
  const [area] = smallEdition('x').areas;
  const [figure] = smallEdition('x').figures;
  const areas = values.map((_, i) => ({ ...area!, area_code: CODES[i]!, area_name: `Area ${i + 1}` }));
  const figures = values.map(
    (value, i): Figure => ({
      ...figure!,
      area_code: CODES[i]!,
      indicator: 'weekly_pay',
      period,
      value,
      status: value === null ? 'missing' : 'observed',
    }),
  );
  return { method, areas, figures };
}

test('each area of either edition has score, rank and group in both, by hand', async () => {
  // Standard scores with n − 1: mean 3, deviation √2.5.
  const rows = await compareEditions(edition([5, 4, 3, 2, 1], '2024'), edition([5, 4, 3, 1, 2], '2025'));
  expect(rows.map(({ rank_before, rank, places }) => [rank_before, rank, places])).toEqual([
    [1, 1, 0],
    [2, 2, 0],
    [3, 3, 0],
    [4, 5, -1],
    [5, 4, 1],
  ]);
  expect(rows[0]?.score).toBeCloseTo(2 / Math.sqrt(2.5), 12);
  expect(rows.map(({ group_before, group }) => [group_before, group])).toEqual([
    ['hotspot', 'hotspot'],
    ['middle', 'middle'],
    ['middle', 'middle'],
    ['middle', 'coldspot'],
    ['coldspot', 'middle'],
  ]);
  const [head, ...movers] = describeComparison(rows, 'last', 1);
  expect(head).toContain('compared with last: 2 areas of 5 have another rank, 2 another group');
  expect(movers).toEqual(['  Area 4: rank 4 to 5, middle to coldspot']);
});

test('an area without a figure, or of one edition only, has no places', async () => {
  const rows = await compareEditions(edition([5, 4, 3, 2], '2024'), edition([5, null, 3, 2, 1], '2025'));
  expect(rows[1]).toMatchObject({ rank_before: 2, rank: null, score: null, places: null });
  expect(rows[4]).toMatchObject({ rank_before: null, rank: 4, places: null, group_before: null });
});
