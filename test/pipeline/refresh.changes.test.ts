import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeReport } from '../../pipeline/changes/report.js';
import type { RefreshOptions } from '../../pipeline/refresh.js';
import travelTime from '../../sources/explore-local-statistics/average-travel-time.js';
import weeklyPay from '../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import { fileOf } from '../../sources/source.js';
import { FixtureMirror, smallMethod } from '../fixtures/mirror.js';
import { changed, fixtureText } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const METHOD = smallMethod({ travel_to_work: '2019-01-01/P1Y', weekly_pay: '2025-04-30' });
const EAST = 'E07000901';

describe('the report of a refresh', () => {
  let mirror: FixtureMirror;
  let reports: ChangeReport[];
  beforeEach(async () => {
    reports = [];
    mirror = await FixtureMirror.create();
    await mirror.refresh(METHOD, { accept: true });
  });
  afterEach(() => mirror.close());
  const refresh = (more: Partial<RefreshOptions> = {}) =>
    mirror.refresh(METHOD, {
      relock: true,
      onReport: async (report) => {
        reports.push(report);
      },
      ...more,
    });
  const put = (text: string, source = weeklyPay) => mirror.put(source, text, { locked: false });
  const frozen = (file: string) => join(mirror.root, 'edition', file);

  test('is empty where the files are the same', async () => {
    const { report } = await refresh();
    expect(report).toMatchObject({ files: [], shapes: [], indicators: [], suspects: [], scores: null });
    expect(reports).toEqual([report]);
  });

  test('names the revised figure, and the edition stays as it is until it is accepted', async () => {
    const before = readFileSync(frozen('figures.csv'), 'utf8');
    await put(changed(weeklyPay, '610.2', '611.2'));
    const { report } = await refresh();
    expect(report?.revised).toEqual([
      {
        area_code: EAST,
        area_name: 'Eastvale',
        indicator: 'weekly_pay',
        period: '2025-04-30',
        from: 610.2,
        to: 611.2,
        cell: 'gross-median-weekly-pay.csv#2:observation',
      },
    ]);
    expect(report?.indicators).toMatchObject([
      { indicator: 'weekly_pay', compared_with: 'file', rows_added: 0, rows_lost: 0, revised: { count: 1 } },
    ]);
    expect(readFileSync(frozen('figures.csv'), 'utf8')).toBe(before);
    expect(existsSync(frozen('revisions.csv'))).toBe(false);
    await refresh({ accept: true });
    expect(readFileSync(frozen('revisions.csv'), 'utf8')).toContain(
      `1,2026-03-04,figures,${EAST},Eastvale,weekly_pay,2025-04-30,610.2,611.2`,
    );
    // An edition whose tables are whole is read with its revisions.
    expect((await refresh()).differences).toEqual([]);
  });

  test('names a published figure that goes away with its row, and --accept records it', async () => {
    const row = fixtureText(weeklyPay)
      .split('\n')
      .find((line) => line.includes('610.2'))!;
    await put(changed(weeklyPay, `${row}\n`, ''));
    const { report } = await refresh();
    expect(report?.revised).toEqual([]);
    expect(report?.indicators).toMatchObject([{ indicator: 'weekly_pay', rows_lost: 1 }]);
    expect(report?.gone).toEqual([
      {
        table: 'figures',
        area_code: EAST,
        area_name: 'Eastvale',
        to_code: EAST,
        indicator: 'weekly_pay',
        period: '2025-04-30',
        was: 610.2,
        cell: 'gross-median-weekly-pay.csv#2:observation',
        action: expect.stringContaining('--accept'),
      },
    ]);
    await refresh({ accept: true });
    const hash = mirror.lock[fileOf(weeklyPay).address]?.sha256;
    const [, line = ''] = readFileSync(frozen('revisions.csv'), 'utf8').split('\n');
    expect(line).toContain(
      `1,2026-03-04,figures,${EAST},Eastvale,weekly_pay,2025-04-30,610.2,,observed,missing,`,
    );
    expect(line).toContain(`,gross-median-weekly-pay.csv#2:observation,,${hash},`);
    const again = await refresh();
    expect([again.report?.gone, again.differences]).toEqual([[], []]);
  });

  test('compares with the frozen figures where the store lost the old file, and says so', async () => {
    await put(changed(weeklyPay, '610.2', '611.2'));
    rmSync(join(mirror.root, 'store'), { recursive: true });
    const { report } = await refresh();
    expect(report?.indicators).toMatchObject([{ compared_with: 'frozen_figures', revised: { count: 1 } }]);
    expect(report?.not_compared.join('\n')).toContain('gross-median-weekly-pay.csv');
  });

  test('names a new period, a new series and a new column, which is passed over', async () => {
    const row = `${EAST},Eastvale,Local Authority District,Gross median weekly pay,2026-04-29,640,Pounds,£,,,,\n`;
    const other = row.replace('Gross median', 'Mean').replace('2026-04-29', '2025-04-30');
    const text = `${fixtureText(weeklyPay)}${row}${other}`
      .split('\n')
      .map((line, i) => (line.trim() === '' ? line : `${line.trimEnd()},${i === 0 ? 'sex' : 'all'}`))
      .join('\n');
    await put(text);
    const { report, frozen: made } = await refresh();
    expect(report?.shapes.map(({ kind, name }) => [kind, name])).toEqual([
      ['column_new', 'sex'],
      ['series_new', 'Mean weekly pay'],
    ]);
    expect(report?.indicators[0]).toMatchObject({ new_periods: ['2026-04-29'], rows_added: 1 });
    expect(made?.figures.find(({ area_code }) => area_code === EAST)?.value).not.toBeNull();
  });

  test('is given before the error where a unit changed, with the unit in it', async () => {
    await put(changed(weeklyPay, '610.2,Pounds,£', '61020,Pence,p'));
    const error = await refusal(() => refresh({ accept: true }));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(reports).toHaveLength(1);
    expect(reports[0]?.stopped?.code).toBe('rows-unreadable');
    expect(reports[0]?.shapes.map(({ kind, name }) => [kind, name])).toEqual([
      ['unit_new', 'Gross median weekly pay: p'],
      ['measure_new', 'Gross median weekly pay: Pence'],
    ]);
  });

  test('is given before the error where a column was renamed, with both names', async () => {
    await put(changed(weeklyPay, 'lci_95', 'lower_95'));
    expect(await refusal(() => refresh())).toMatchObject({ code: 'column-missing', exit: 4 });
    expect(reports[0]?.shapes).toMatchObject([{ kind: 'column_renamed', was: 'lci_95', name: 'lower_95' }]);
  });

  test('a suspect jump is taken in only by the code of its indicator', async () => {
    // Minutes as hundredths: every area with a figure.
    const text = fixtureText(travelTime).replace(
      /,(\d+(?:\.\d+)?),Minutes/g,
      (_, value) => `,${Number(value) / 100},Minutes`,
    );
    await put(text, travelTime);
    const before = readFileSync(frozen('figures.csv'), 'utf8');
    expect((await refresh()).report?.suspects.map(({ code }) => code)).toContain('travel_to_work');
    const error = await refusal(() => refresh({ accept: true, acceptSuspects: ['weekly_pay'] }));
    expect(error).toMatchObject({ code: 'figures-suspect', exit: 4 });
    expect(error.next).toContain('--accept-suspect travel_to_work');
    expect(readFileSync(frozen('figures.csv'), 'utf8')).toBe(before);
    await refresh({ accept: true, acceptSuspects: ['travel_to_work'] });
    expect(readFileSync(frozen('figures.csv'), 'utf8')).not.toBe(before);
  });

  test('empty lines at the end of a file stop nothing and change no figure', async () => {
    await put(`${fixtureText(weeklyPay)}\n\n\n`);
    const { report } = await refresh();
    expect(report?.files).toHaveLength(1);
    expect(report?.indicators).toEqual([]);
  });

  test('of an edition that is new compares nothing and says why', async () => {
    const { report } = await refresh({ folder: join(mirror.root, 'another') });
    expect(report?.not_compared.join('\n')).toContain('no frozen figures yet');
  });
});
