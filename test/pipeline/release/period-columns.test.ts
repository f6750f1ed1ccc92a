import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTableParquet } from '../../../outputs/formats/parquet.js';
import type { ReleaseTable } from '../../../outputs/release.js';
import { parseMethod } from '../../../pipeline/editions/method.js';
import { Engine, text } from '../../../pipeline/engine/engine.js';
import { load } from '../../../pipeline/engine/tables.js';
import { datedTable, datesOfGiven, yearOf } from '../../../pipeline/release/period-columns.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { LONG_SHADOW_TABLES, releaseTables } from '../../../schemas/generate/every.js';
import { linesTable } from '../../../schemas/release/long-shadow-tables.js';
import { scalesTable } from '../../../schemas/release/normalisation-tables.js';
import { columns } from '../../../schemas/table.js';
import { TABLES } from '../../schemas/generate/tables.js';

const methodOf = (edition: string) =>
  parseMethod(readFileSync(shipped('editions', edition, 'method.yaml'), 'utf8'), 'method.yaml');
const longShadow = yearOf(methodOf('long-shadow-england-2026'));

test.each([
  ['an official figure', 'level_3_by_19_fsm', 'academic'],
  ['a gap, as its first figure', 'level_3_gap', 'academic'],
  ['a residual, as what it explains', 'level_3_unexplained_gap', 'academic'],
  ['an outcome, as its level', 'level_3', 'academic'],
  ['all outcomes, as the first', 'all', 'academic'],
  ['a figure that says nothing', 'weekly_pay', undefined],
  ['no figure', 'nothing', undefined],
])('what a year is, is known for %s', (_, code, year) => {
  expect(longShadow(code)).toBe(year);
});

test('the youth who are in no work are counted from December to February', () => {
  expect(yearOf(methodOf('england-2026'))('neet_16_17')).toBe('december_to_february');
});

test('a table has the days of its periods as its last columns, by the figure of each row, as often as it is read', () => {
  const line = { on_period: '2020', areas: 3, slope: 1, intercept: 0, r_squared: 1 };
  const table: ReleaseTable = {
    table: linesTable,
    rows: [
      { code: 'level_3_unexplained_gap', period: '2024', ...line },
      { code: 'weekly_pay', period: '2024', ...line },
      { code: 'level_3_unexplained_gap', period: 'some time', ...line },
    ],
    formats: ['csv', 'parquet'],
    orderBy: 'code',
  };
  const dated = datedTable(table, longShadow);
  const names = columns(dated.table).map(({ name }) => name);
  expect(names).toEqual([...columns(linesTable).map(({ name }) => name), 'period_start', 'period_end']);
  const days = () => [...dated.rows].map(({ period_start, period_end }) => [period_start, period_end]);
  expect(days()).toEqual([
    ['2023-09-01', '2024-08-31'],
    ['2024-01-01', '2024-12-31'],
    [null, null],
  ]);
  expect(days()).toEqual(days());
  expect(dated).toMatchObject({ formats: table.formats, orderBy: 'code' });
});

test('days are joined, for Parquet, to a table that the engine has without them', async () => {
  const named = (code: string, period: string) => ({
    ...{ code, period, on_period: '2020' },
    ...{ areas: 3, slope: 1, intercept: 0, r_squared: null },
  });
  const rows = [named('level_3_gap', '2024'), named("pay's", '2024'), named("pay's", 'some time')];
  const tableOf = (some: typeof rows): ReleaseTable => ({
    ...{ table: linesTable, rows: some, formats: ['parquet'], orderBy: 'code, period' },
  });
  const folder = await mkdtemp(join(tmpdir(), 'smi-dated-'));
  const written = async (engine: Engine, some: typeof rows) => {
    const path = join(folder, `${some.length}.parquet`);
    await writeTableParquet(engine, datedTable(tableOf(some), longShadow), path, new Map());
    return engine.rows(`SELECT * FROM ${text(path)}`);
  };
  const [all, types, none] = await Engine.use({ threads: 1, folders: [folder] }, async (engine) => {
    await load(engine, linesTable, linesTable.name, rows);
    const all = await written(engine, rows);
    await engine.run('DELETE FROM lines');
    const none = await written(engine, []);
    const types = await engine.rows(
      `SELECT typeof(period_end) AS type FROM ${text(join(folder, '3.parquet'))}`,
    );
    return [all, types, none];
  }).finally(() => rm(folder, { recursive: true }));
  expect(all).toEqual([
    { ...rows[0], period_start: '2023-09-01', period_end: '2024-08-31' },
    { ...rows[1], period_start: '2024-01-01', period_end: '2024-12-31' },
    { ...rows[2], period_start: null, period_end: null },
  ]);
  expect(types).toContainEqual({ type: 'VARCHAR' });
  expect(none).toEqual([]);
});

test('a table without a period stays as it is', () => {
  const table: ReleaseTable = { table: scalesTable, rows: [], formats: ['csv'], orderBy: 'code' };
  expect(datedTable(table, longShadow)).toBe(table);
});

test('no table of a release has a period without its days', () => {
  const method = methodOf('england-2026');
  if (method.kind !== 'index') throw new TypeError('the method is not of an index');
  const published = [...releaseTables({ ...method, outcomes: [] }), ...LONG_SHADOW_TABLES];
  const named = published.map((table) => [table.name, columns(table).map(({ name }) => name)] as const);
  const dated = named.filter(([, names]) => names.includes('period'));
  expect(dated.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'indicators',
      'context',
      'harmonised',
      'revisions',
      'figure_errors',
      'validity',
      'evidence',
      'coldspots',
      'coldspots_by_year',
      'lines',
      'figures',
      'two_sources',
    ]),
  );
  for (const [name, names] of dated) expect(names.slice(-2), name).toEqual(['period_start', 'period_end']);
  expect(TABLES.find(({ name }) => name === 'observations')?.row.shape).not.toHaveProperty('period_start');
});

test('a period that a user gave has days only where these do not depend on what a year is', () => {
  const days = (period: string) => Object.values(datesOfGiven(period));
  expect(days('2024')).toEqual(['2024-01-01', '2024-12-31']);
  expect(days('2024-09-01/P1Y')).toEqual(['2024-09-01', '2025-08-31']);
  expect(days('2025-04-30')).toEqual(['2025-04-30', '2025-04-30']);
  // A year of schools, or of taxes.
  for (const period of ['2023-24', '202324', 'last year', '']) expect(days(period)).toEqual([null, null]);
});
