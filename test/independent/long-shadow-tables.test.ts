import { beforeAll, describe, expect, test } from 'vitest';
import type { LongShadowRelease } from '../../outputs/release-data.js';
import { meanOf, ranksOf } from './long-shadow-arithmetic.js';
import { areaOf, built, cells, editionFile, expected } from './long-shadow-built.js';
import { readCells } from './long-shadow-calculation.js';

let data: LongShadowRelease;
beforeAll(async () => {
  data = await built();
});

const valuesOf = (indicator: string, period: string) =>
  new Map(
    cells.flatMap((cell) =>
      cell.indicator === indicator && cell.period === period && cell.value !== undefined
        ? [[cell.area, cell.value] as const]
        : [],
    ),
  );

test('a second chance is by 25 less by 19 of the same young people; rank 1 is the largest', () => {
  const by25 = valuesOf('higher_education_by_25_fsm', '201415');
  const by19 = valuesOf('higher_education_by_19_fsm', '2018-19');
  const others25 = valuesOf('higher_education_by_25_other', '201415');
  const others19 = valuesOf('higher_education_by_19_other', '2018-19');
  const chances = new Map([...by25].map(([area, value]) => [area, value - (by19.get(area) ?? Number.NaN)]));
  expect(chances.size).toBe(151);
  const ranks = ranksOf(chances, 1);
  expect(data.secondChances.rows).toHaveLength(151);
  for (const row of data.secondChances.rows) {
    const area = areaOf(row);
    const others = (others25.get(area) ?? Number.NaN) - (others19.get(area) ?? Number.NaN);
    expect(Number(row.second_chance)).toBeCloseTo(chances.get(area) ?? Number.NaN, 9);
    expect(Number(row.others_second_chance)).toBeCloseTo(others, 9);
    expect(Number(row.gap_change)).toBeCloseTo(others - (chances.get(area) ?? Number.NaN), 9);
    expect(row.rank).toBe(ranks.get(area));
    expect([row.by_25, row.by_19]).toEqual([by25.get(area), by19.get(area)]);
  }
  const first = data.secondChances.rows.filter(({ fifth }) => fifth === 1);
  expect(first.every(({ rank }) => Number(rank) <= 31)).toBe(true);
  expect(first.length).toBeGreaterThanOrEqual(31);
});

describe('Level 3 in two data sets', () => {
  test('differs in 2022 by 0.5 on average and 2.4 at most, of those eligible for free school meals', () => {
    const rows = data.twoSources.rows.filter(
      ({ indicator, period }) => indicator === 'level_3_share_fsm' && period === '2022',
    );
    const counted = valuesOf('level_3_count_fsm', '2022');
    const cohort = valuesOf('cohort_at_19_fsm', '2022');
    const printed = valuesOf('level_3_by_19_fsm', '2022');
    expect(rows).toHaveLength(151);
    const differences = rows.map((row) => {
      const area = areaOf(row);
      const share = (100 * (counted.get(area) ?? 0)) / (cohort.get(area) ?? 0);
      expect(Number(row.value)).toBeCloseTo(share, 9);
      expect(row.other_value).toBe(printed.get(area));
      expect([row.source, row.other_source]).toEqual(['attainment-age-19', 'lait']);
      expect(Number(row.difference)).toBeCloseTo(share - (printed.get(area) ?? Number.NaN), 8);
      return Math.abs(Number(row.difference));
    });
    expect(meanOf(differences)).toBeCloseTo(0.5, 1);
    expect(Math.max(...differences)).toBeCloseTo(2.4, 1);
  });

  test('the source that a row uses is named: counts to 2022, the printed rate from 2023', () => {
    for (const row of data.byYear.rows.filter(({ outcome }) => outcome === 'level_3'))
      expect(row.source).toBe(Number(row.period) <= 2022 ? 'attainment-age-19' : 'lait');
    const last = data.coldspots.rows.filter(({ outcome }) => outcome === 'level_3');
    expect(last.every(({ level_cohort }) => Number(level_cohort) > 0)).toBe(true);
  });

  test('a share of the former Northamptonshire in 2023 is of the people of both its parts', () => {
    const cohort = valuesOf('cohort_at_19_fsm', '2023');
    const both = (cohort.get('E06000061') ?? 0) + (cohort.get('E06000062') ?? 0);
    for (const area of ['E06000061', 'E06000062'])
      expect(
        data.byYear.rows.find(
          (row) => row.area_code === area && row.outcome === 'level_3' && row.period === '2023',
        )?.level_cohort,
      ).toBe(both);
  });

  test('no cohort of a year whose answer is not known yet is a zero', () => {
    const counts = cells.filter(({ indicator }) => indicator.startsWith('level_3_count'));
    expect(counts.every(({ period }) => Number(period) <= 2022)).toBe(true);
    expect(counts.every(({ value }) => value !== undefined && value > 0)).toBe(true);
  });
});

test('the names of 2020 are held against each figure over all pairs of a hot and a cold place', () => {
  const local = readCells(editionFile('local-2020.csv'));
  const places = readCells(editionFile('local-2020.csv')).length;
  expect(places).toBe(22);
  const named = data.agreement.rows.filter(({ outcome }) => outcome === 'level_3');
  const better = (of: (row: (typeof named)[number]) => number | undefined) => {
    const values = (kind: string) => named.flatMap((row) => (row.place_kind === kind ? (of(row) ?? []) : []));
    const pairs = values('hot').flatMap((hot) => values('cold').map((cold) => [hot, cold] as const));
    const won = pairs.map(([hot, cold]) => (hot > cold ? 1 : hot === cold ? 0.5 : 0));
    return [pairs.length, meanOf(won)] as const;
  };
  const levelIn = (code: string) => (row: (typeof named)[number]) =>
    expected.years.get(code)?.at(-1)?.level.get(areaOf(row));
  const pay = (row: (typeof named)[number]) => local.find(({ area }) => area === row.district_code)?.value;
  const due = new Map([
    ['higher_education', better(levelIn('higher_education'))],
    ['level_3', better(levelIn('level_3'))],
    ['higher_education_25', better(levelIn('higher_education_25'))],
    ['weekly_pay', better(pay)],
  ]);
  expect(data.names.rows.map(({ measure }) => measure)).toEqual([...due.keys()]);
  for (const { measure, hot, cold, pairs, hot_higher } of data.names.rows) {
    const [n, share] = due.get(String(measure)) ?? [];
    expect([hot, cold, pairs]).toEqual([8, 14, n]);
    expect(Number(hot_higher)).toBeCloseTo(share ?? Number.NaN, 9);
  }
  expect(due.get('higher_education')?.[1]).toBeCloseTo(0.39, 2);
  expect(due.get('weekly_pay')?.[1]).toBeCloseTo(0.95, 2);
});
