import { beforeAll, describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { type IndexEdition, loadEdition, readMethod } from '../../../pipeline/editions/edition.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { readYears } from '../../../pipeline/trend/years.js';
import { indicatorsOf } from '../../../schemas/method/structure.js';
import type { IndexMethod } from '../../../schemas/method.js';

const EDITIONS = shipped('editions');
let trend: IndexEdition;
beforeAll(async () => {
  trend = (await loadEdition(EDITIONS, 'england-trend')) as IndexEdition;
});

const withMethod = (change: (method: IndexMethod) => Partial<IndexMethod>): IndexEdition => ({
  ...trend,
  method: { ...trend.method, ...change(trend.method) },
});

const changed = (code: string, change: object): IndexEdition =>
  withMethod(({ structure }) => ({
    structure: structure.map((row) => (row.code === code ? { ...row, ...change } : row)),
  }));

async function refusal(edition: IndexEdition): Promise<SmiError> {
  const found = await readYears(edition, EDITIONS).catch((error: unknown) => error);
  if (found instanceof SmiError) return found;
  throw new Error('nothing was refused');
}

describe('the years of a trend', () => {
  test('are its editions in order, each with its own periods and figures of all its areas', async () => {
    const years = await readYears(trend, EDITIONS);
    const pay = years.map(({ edition, method }) => [
      edition,
      indicatorsOf(method).find(({ code }) => code === 'weekly_pay')?.period,
    ]);
    expect(pay).toEqual([
      ['england-2020', '2019-04-10'],
      ['england-2023', '2022-04-27'],
      ['england-2024', '2023-04-19'],
      ['england-2025', '2024-04-17'],
      ['england-2026', '2025-04-30'],
    ]);
    for (const { figures } of years) expect(figures).toHaveLength(14 * 294);
  });

  test('have the indicators, weights and directions that are in all of them', async () => {
    const all = await Promise.all(
      (trend.method.trend?.editions ?? []).map(async (name) => (await readMethod(EDITIONS, name)).method),
    );
    const rows = all.map((method) => indicatorsOf(method as IndexMethod));
    const shared = rows
      .at(-1)!
      .filter(({ code }) => rows.every((own) => own.some((row) => row.code === code)));
    const said = (list: typeof shared) =>
      list.map(({ code, parent, weight, direction, period }) => [code, parent, weight, direction, period]);
    expect(said(indicatorsOf(trend.method))).toEqual(said(shared));
  });

  test.each([
    ['other areas', () => ({ ...trend, areas: trend.areas.slice(1) }), /england-20\d\d has other areas/],
    [
      'an indicator that an edition has not',
      () => changed('weekly_pay', { code: 'child_poverty' }),
      /england-20(20|23|24) has no child_poverty/,
    ],
    [
      'another direction',
      () => changed('weekly_pay', { direction: -1 }),
      /weekly_pay has another direction in england-20/,
    ],
    [
      'other periods than its last edition',
      () => changed('weekly_pay', { period: '2024-04-17' }),
      /weekly_pay is of 2024-04-17, and of 2025-04-30 in england-2026/,
    ],
    [
      'an edition that is no index',
      () =>
        withMethod(({ trend: own }) => ({
          trend: { ...own!, editions: ['long-shadow-england-2026', 'england-2026'] },
        })),
      /long-shadow-england-2026 is not an index/,
    ],
  ])('are refused with %s', async (_, edition, message) => {
    const error = await refusal(edition());
    expect(error.code).toBe('trend-unlike');
    expect(error.message).toMatch(message);
  });
});
