import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { endYear } from '../../../pipeline/editions/derived.js';
import { periodSpan } from '../../../pipeline/editions/period-span.js';
import type { YearKind } from '../../../schemas/indicator.js';
import { ROOT, read } from '../../project/checkout.js';

const span = (period: string, kind?: YearKind) => {
  const found = periodSpan(period, kind);
  return found === undefined ? undefined : `${found.start} ${found.end}`;
};

describe('the first and the last day of a period', () => {
  test.each<[period: string, kind: YearKind | undefined, days: string]>([
    ['2025', undefined, '2025-01-01 2025-12-31'],
    ['2025', 'academic', '2024-09-01 2025-08-31'],
    ['2025 (Rev)', 'academic', '2024-09-01 2025-08-31'],
    ['2025', 'financial', '2024-04-01 2025-03-31'],
    ['2025', 'december_to_february', '2024-12-01 2025-02-28'],
    ['2024', 'december_to_february', '2023-12-01 2024-02-29'],
    ['2023-24', undefined, '2023-09-01 2024-08-31'],
    ['2023/24', undefined, '2023-09-01 2024-08-31'],
    ['202324', undefined, '2023-09-01 2024-08-31'],
    ['1999-00', undefined, '1999-09-01 2000-08-31'],
    ['2023-24', 'financial', '2023-04-01 2024-03-31'],
    ['2021/22-23/24', undefined, '2021-09-01 2024-08-31'],
    ['2018-22', undefined, '2018-01-01 2022-12-31'],
    ['2018 to 2024', undefined, '2018-01-01 2024-12-31'],
    ['2025-04-30', 'academic', '2025-04-30 2025-04-30'],
    ['2024-09-01/P1Y', 'calendar', '2024-09-01 2025-08-31'],
    ['2024-08-01/P1Y', undefined, '2024-08-01 2025-07-31'],
    ['2022-01-01/P3Y', undefined, '2022-01-01 2024-12-31'],
    ['2024-11-01/P3M', undefined, '2024-11-01 2025-01-31'],
  ])('of %s, %s: %s', (period, kind, days) => {
    expect(span(period, kind)).toBe(days);
  });

  test.each([
    '',
    'latest',
    '2025-02-30',
    '2025-13-01/P1Y',
    '2025-02-30/P1Y',
    '2025-01-01/P0Y',
    '201822',
    '2024 to 2018',
    '2021/23-23/24',
    '2021/22-22/24',
    '2025 Autumn term',
  ])('of %j is not known', (period) => {
    expect(span(period)).toBeUndefined();
  });
});

test('every period in a frozen table has its days, and ends in the year that the stages compare', () => {
  const periods = new Set<string>();
  const editions = readdirSync(join(ROOT, 'editions'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  for (const { name } of editions)
    for (const file of readdirSync(join(ROOT, 'editions', name)).filter((one) => one.endsWith('.csv'))) {
      const { data, meta } = Papa.parse<Record<string, string>>(read(`editions/${name}/${file}`), {
        header: true,
        skipEmptyLines: true,
      });
      if (meta.fields?.includes('period')) for (const row of data) periods.add(row.period ?? '');
    }
  expect(periods.size).toBeGreaterThan(50);
  const named = [...periods].filter((period) => period !== '2018 to 2024' && period !== '2021 to 2024');
  expect(named.map((period) => Number(periodSpan(period)?.end.slice(0, 4)))).toEqual(named.map(endYear));
  expect([...periods].filter((period) => periodSpan(period) === undefined)).toEqual([]);
});
