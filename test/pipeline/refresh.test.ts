import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { officialFiles, REFERENCES } from '../../pipeline/editions/declared.js';
import { type Log, silentLog } from '../../pipeline/system/log.js';
import codeChanges from '../../sources/code-changes.js';
import averageTravelTime from '../../sources/explore-local-statistics/average-travel-time.js';
import weeklyPay from '../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import { FixtureMirror, smallMethod, wholeOf } from '../fixtures/mirror.js';
import { changed } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const METHOD = smallMethod({
  travel_to_work: '2019-01-01/P1Y',
  weekly_pay: '2025-04-30',
  healthy_life_expectancy: '2022-01-01/P3Y',
  neet: '2025',
});
const NORTH = 'E06000901';
const SOUTH = 'E06000902';
const EAST = 'E07000901';
const WEST = 'E07000902';
const MILL = 'E08000902';

describe('a refresh of the invented country', () => {
  let mirror: FixtureMirror;
  beforeAll(async () => {
    mirror = await FixtureMirror.create();
  });
  afterAll(() => mirror.close());

  test('gives each area each figure, by hand', async () => {
    const frozen = await mirror.frozen(METHOD);
    expect(frozen.areas.map(({ area_code }) => area_code)).toEqual([NORTH, SOUTH, EAST, WEST, MILL]);
    const found = frozen.figures.map(({ indicator, area_code, value, status, reason }) => [
      indicator,
      area_code,
      value,
      status,
      reason,
    ]);
    expect(found).toEqual([
      ['travel_to_work', NORTH, null, 'missing', 'no_figure'],
      // Old Town has 100,000 people and 10 minutes, New Town 300,000 and 20.
      ['travel_to_work', SOUTH, 17.5, 'mapped', 'merger'],
      ['travel_to_work', EAST, 22.28908020535854, 'observed', ''],
      ['travel_to_work', WEST, 30.75, 'observed', ''],
      ['travel_to_work', MILL, null, 'missing', 'no_figure'],
      ['weekly_pay', NORTH, null, 'missing', 'low_reliability'],
      ['weekly_pay', SOUTH, 555.5, 'observed', ''],
      ['weekly_pay', EAST, 610.2, 'observed', ''],
      ['weekly_pay', WEST, null, 'missing', 'not_available'],
      ['weekly_pay', MILL, 590, 'mapped', 'recode'],
      ['healthy_life_expectancy', NORTH, 61, 'observed', ''],
      ['healthy_life_expectancy', SOUTH, null, 'missing', 'no_figure'],
      ['healthy_life_expectancy', EAST, 62.5, 'inherited', 'upper_tier'],
      ['healthy_life_expectancy', WEST, 62.5, 'inherited', 'upper_tier'],
      ['healthy_life_expectancy', MILL, null, 'missing', 'no_figure'],
      ['neet', NORTH, 5.5, 'observed', ''],
      ['neet', SOUTH, null, 'missing', 'not_available'],
      ['neet', EAST, 4, 'inherited', 'upper_tier'],
      ['neet', WEST, 4, 'inherited', 'upper_tier'],
      // The bridge gives Millbrook’s number its code of before 2025.
      ['neet', MILL, 6.25, 'mapped', 'recode'],
    ]);
    // (1 × 31.25 + 3 × 29) / 4
    expect(frozen.context.find(({ area_code }) => area_code === SOUTH)?.value).toBe(29.5625);
  });

  test('traces a mapped figure to its cells, and accounts for every official one', async () => {
    const frozen = await mirror.frozen(METHOD);
    expect(frozen.figures[1]).toMatchObject({
      cells: 'average-travel-time.csv#7:observation;average-travel-time.csv#8:observation',
      raw_text: '10;20',
      from_codes: 'E07000911;E07000912',
      flags: 'population_weighted',
    });
    const travel = frozen.harmonised.filter(({ indicator }) => indicator === 'travel_to_work');
    expect(travel.map(({ code, outcome, to_codes }) => [code, outcome, to_codes])).toEqual([
      ['E92000001', 'aggregate', ''],
      [EAST, 'used', EAST],
      [WEST, 'used', WEST],
      ['E07000911', 'mapped', SOUTH],
      ['E07000912', 'mapped', SOUTH],
    ]);
  });

  test('is the same from the store only, without mirror or network, with any number of threads', async () => {
    const first = await mirror.frozen(METHOD);
    expect(await mirror.frozen(METHOD, { offline: true, threads: 4 })).toEqual(first);
  });

  test('reports each stage once, in order', async () => {
    const lines: string[] = [];
    const log: Log = { ...silentLog, stage: (label, line) => lines.push(`${label}: ${line}`) };
    await mirror.refresh(METHOD, { log });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['acquire', 'ingest', 'harmonise']);
    expect(lines[2]).toBe('harmonise: 20 figures on 5 areas, 7 missing');
  });

  test('stops after the given stage, and then there is nothing to freeze', async () => {
    for (const [to, count] of [
      ['acquire', 1],
      ['ingest', 2],
      ['harmonise', 3],
    ] as const) {
      const lines: string[] = [];
      const log: Log = { ...silentLog, stage: (label) => lines.push(label) };
      const { frozen, acquired } = await mirror.refresh(METHOD, { log, to });
      expect(lines).toEqual(['acquire', 'ingest', 'harmonise'].slice(0, count));
      expect(frozen === undefined).toBe(to !== 'harmonise');
      expect(acquired.files.size).toBe(officialFiles(METHOD, 'm').length);
    }
  });

  test('compares with the folder of the edition, and freezes there only with --accept', async () => {
    const folder = join(mirror.root, 'accepted');
    const lockPath = join(mirror.root, 'accepted-lock.json');
    const first = await mirror.refresh(METHOD, { folder, lockPath });
    expect(new Set(first.differences?.map(({ change }) => change))).toEqual(new Set(['added']));
    expect(existsSync(folder)).toBe(false);
    await mirror.refresh(METHOD, { folder, lockPath, accept: true });
    expect(readdirSync(folder).sort()).toEqual([
      'areas.csv',
      'context.csv',
      'figures.csv',
      'harmonised.csv',
      'larger-areas.csv',
      'national.csv',
      'origin.json',
      'populations.csv',
    ]);
    // Nothing was accepted that is not in the lock.
    expect(existsSync(lockPath)).toBe(false);
    const { differences, relocked } = await mirror.refresh(METHOD, { folder, lockPath });
    expect([differences, relocked]).toEqual([[], []]);
  });

  test('refuses a country without areas in the year', async () => {
    const nowhere = { ...METHOD, areas: { ...METHOD.areas, country: ['N' as const] } };
    const error = await refusal(() => mirror.refresh(nowhere));
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toMatch(/Northern Ireland in 2025/);
  });

  test('reports an indicator that no source has with the path of the method, before any file is requested', async () => {
    const error = await refusal(() =>
      mirror.refresh(smallMethod({ luck: '2025' }), { folder: 'editions/x' }),
    );
    expect(error).toMatchObject({ code: 'indicator-unoffered', exit: 2 });
    expect(error.message).toMatch(/^editions\/x\/method\.yaml: .*luck$/);
    for (const name of ['constructor', 'to_string'])
      expect(await refusal(() => mirror.refresh(smallMethod({ [name]: '2025' })))).toMatchObject({
        code: 'indicator-unoffered',
      });
  });

  test('reports a period that the source does not have with those that it has', async () => {
    const error = await refusal(() => mirror.refresh(smallMethod({ weekly_pay: '2026-04-29' })));
    expect(error).toMatchObject({ code: 'period-absent', exit: 2 });
    expect(error.message).toMatch(
      /^els-gross-median-weekly-pay has no weekly_pay for "2026-04-29".* "2024-04-17", "2025-04-30"$/,
    );
  });

  test('names each official file behind a method once, by address, with those that every edition needs', () => {
    const addresses = officialFiles(METHOD, 'm').map(({ address }) => address);
    expect(addresses).toEqual([...new Set(addresses)].sort());
    // Three of Explore Local Statistics, two of the Interactive Tool, and the reference files.
    expect(addresses).toHaveLength(5 + REFERENCES.flatMap(({ files }) => files).length);
  });
});

describe('an official file that changed', () => {
  let mirror: FixtureMirror;
  beforeEach(async () => {
    mirror = await FixtureMirror.create();
  });
  afterEach(() => mirror.close());
  const tampered = changed(weeklyPay, '610.2', '611.2');

  test('is refused by the lock, taken with --relock, and then named by the new lock', async () => {
    await mirror.put(weeklyPay, tampered, { locked: false });
    const error = await refusal(() => mirror.refresh(METHOD));
    expect(error).toMatchObject({ code: 'lock-differs', exit: 4 });
    const refreshed = await mirror.refresh(METHOD, { relock: true });
    const [frozen, { acquired }] = [wholeOf(refreshed), refreshed];
    expect(
      frozen.figures.find(({ indicator, area_code }) => indicator === 'weekly_pay' && area_code === EAST)
        ?.value,
    ).toBe(611.2);
    const address = weeklyPay.files[0]?.address ?? '';
    expect(acquired.lock[address]).toMatchObject({ locked_on: '2026-03-04' });
    expect(Object.keys(acquired.lock).filter((each) => acquired.lock[each] !== mirror.lock[each])).toEqual([
      address,
    ]);
    expect(refreshed.relocked).toEqual([address]);
    expect(await mirror.frozen(METHOD, { lock: acquired.lock })).toEqual(frozen);
    const lockPath = join(mirror.root, 'new-lock.json');
    await mirror.refresh(METHOD, { relock: true, accept: true, lockPath });
    expect(JSON.parse(readFileSync(lockPath, 'utf8'))).toEqual(acquired.lock);
  });

  test.each([
    ['is cut', (text: string) => text.slice(0, -85), 'file-truncated', 'file-truncated'],
    ['is a web page', () => '<!DOCTYPE html><html></html>', 'file-web-page', 'file-web-page'],
    ['is empty', () => '', 'file-truncated', 'file-truncated'],
    [
      'has a column renamed',
      (text: string) => text.replace('lci_95', 'lower_95'),
      'lock-differs',
      'column-missing',
    ],
    [
      'has an unknown code',
      (text: string) => text.replace('E06000902', 'E06000999'),
      'lock-differs',
      'code-unknown',
    ],
    [
      'has a series renamed',
      (text: string) => text.replaceAll('weekly pay', 'weekly wage'),
      'lock-differs',
      'file-unreadable',
    ],
  ])('and %s is refused by the lock, and again when it is relocked', async (_, edit, byLock, relocked) => {
    await mirror.put(weeklyPay, edit(changed(weeklyPay, '610.2', '610.20')), { locked: false });
    const pay = smallMethod({ weekly_pay: '2025-04-30' });
    expect(await refusal(() => mirror.refresh(pay))).toMatchObject({ code: byLock, exit: 4 });
    expect(await refusal(() => mirror.refresh(pay, { relock: true }))).toMatchObject({
      code: relocked,
      exit: 4,
    });
  });

  test('is not accepted without an entry in the lock', async () => {
    delete mirror.lock[averageTravelTime.files[0]?.address ?? ''];
    expect(await refusal(() => mirror.refresh(METHOD))).toMatchObject({ code: 'lock-missing', exit: 4 });
  });

  test('is stopped by circular code changes, which are named', async () => {
    const circle = changed(codeChanges, /$/, 'E08000902,Millbrook,E08000901,Millbrook,new_code,2025\n');
    await mirror.put(codeChanges, circle);
    expect(await refusal(() => mirror.refresh(METHOD))).toMatchObject({ code: 'crosswalk-broken', exit: 4 });
  });
});
