import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparisonOf, describeComparison, rankingBefore } from '../../../pipeline/changes/comparison.js';
import { rankingOf, standingsOf } from '../../../pipeline/changes/standings.js';
import { parseMethod } from '../../../pipeline/editions/method.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Figure } from '../../../schemas/figure.js';
import { smallMethod } from '../../fixtures/mirror.js';
import { smallEdition } from '../editions/small-edition.js';

const CODES = ['E07000001', 'E07000002', 'E07000003', 'E07000004', 'E07000005', 'E07000006'];

/** The ranking of an edition of one indicator with a value for each area. */
function ranking(values: readonly (number | null)[], period: string) {
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
  return standingsOf(method, { areas, figures }, 1);
}

test('each area of either edition has score, rank and group in both, by hand', async () => {
  // Standard scores with n − 1: mean 3, deviation √2.5.
  const rows = comparisonOf(await ranking([5, 4, 3, 2, 1], '2024'), await ranking([5, 4, 3, 1, 2], '2025'));
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
  expect(head).toContain('compared with last: 2 of 5 areas have another rank, 2 another group');
  expect(movers).toEqual(['  Area 4: rank 4 to 5, middle to coldspot']);
});

test('an area without a figure, or of one edition only, has no places', async () => {
  const rows = comparisonOf(
    await ranking([5, 4, 3, 2, null], '2024'),
    await ranking([5, null, 3, 2, 1, null], '2025'),
  );
  expect(rows[1]).toMatchObject({ rank_before: 2, rank: null, score: null, places: null });
  expect(rows[4]).toMatchObject({ rank_before: null, rank: 4, places: null, group_before: null });
  expect(rows[5]).toMatchObject({ area_code: 'E07000006', rank_before: null, rank: null, group: null });
});

test('outcomes are in the order of the method, each in the period that it names', () => {
  const method = parseMethod(
    readFileSync(shipped('editions', 'long-shadow-england-2026', 'method.yaml'), 'utf8'),
    'method.yaml',
  );
  const standings = [
    ['level_3', '2024'],
    ['higher_education', '2022-23'],
    ['higher_education', '2023-24'],
    ['another', '2024'],
  ].map(([of = '', period = '']) => ({
    ...{ of, period, area_code: 'A', area_name: 'A', score: 0, rank: 1, group: 'none' },
  }));
  expect(rankingOf(method, standings).map(({ of, period }) => `${of} ${period}`)).toEqual([
    'higher_education 2023-24',
    'level_3 2024',
  ]);
});

describe('a comparison that was frozen', () => {
  const row = (of: string, area_code: string, rank: number | null, group: string) => ({
    of,
    period: '2024',
    area_code,
    area_name: `Area ${area_code}`,
    score: rank === null ? null : -rank,
    rank,
    group,
  });
  const before = [row('level', 'A', 1, 'hotspot'), row('later', 'A', null, 'cold_on_gap')];
  const now = [
    row('level', 'B', 1, 'none'),
    row('level', 'A', 2, 'coldspot'),
    row('later', 'A', null, 'none'),
  ].map((each) => ({ ...each, period: '2025' }));

  test('has the ranking of before, whichever period it was of', () => {
    const rows = comparisonOf(before, now);
    expect(
      rows.map(({ ranked, area_code, rank_before, rank }) => [ranked, area_code, rank_before, rank]),
    ).toEqual([
      ['level', 'A', 1, 2],
      ['level', 'B', null, 1],
      ['later', 'A', null, null],
    ]);
    expect(rows[2]).toMatchObject({ group_before: 'cold_on_gap', group: 'none' });
    expect(comparisonOf(rankingBefore(rows), now)).toEqual(rows);
  });

  test('is told of each outcome', () => {
    const lines = describeComparison(comparisonOf(before, now), 'last');
    expect(lines).toEqual([
      expect.stringMatching(/^level, .*last: 1 area has another rank, 1 another group/),
      '  Area A: rank 1 to 2, hotspot to coldspot',
      expect.stringMatching(/^later, .*last: no area has another rank, 1 another group/),
    ]);
  });
});
