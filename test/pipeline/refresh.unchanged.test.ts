import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RefreshOptions } from '../../pipeline/refresh.js';
import { silentLog } from '../../pipeline/system/log.js';
import type { Method } from '../../schemas/method.js';
import weeklyPay from '../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import { fileOf } from '../../sources/source.js';
import { FixtureMirror, smallMethod } from '../fixtures/mirror.js';
import { changed, fixtureText } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const METHOD = smallMethod({ travel_to_work: '2019-01-01/P1Y', weekly_pay: '2025-04-30' });

describe('a refresh that is known to change nothing', () => {
  let mirror: FixtureMirror;
  beforeEach(async () => {
    mirror = await FixtureMirror.create();
    await mirror.refresh(METHOD, { accept: true });
  });
  afterEach(() => mirror.close());
  const refresh = (more: Partial<RefreshOptions> = {}, method: Method = METHOD) =>
    mirror.refresh(method, { program: 'the program', ...more });
  /** Whether the official files are read and not only hashed. */
  const isRead = async (more: Partial<RefreshOptions> = {}, method: Method = METHOD) =>
    (await refresh(more, method)).observations !== undefined;
  const records = () => readdirSync(join(mirror.root, 'store'), { recursive: true }).map(String);
  const recorded = () => records().filter((path) => path.startsWith('unchanged/'));

  test('reads nothing again and says the same', async () => {
    const reports: unknown[] = [];
    const onReport = async (report: unknown) => {
      reports.push(report);
    };
    const first = await refresh({ onReport });
    expect(first.observations).toBeDefined();
    const second = await refresh({ onReport });
    expect(second.observations).toBeUndefined();
    const { figures, differences, preferred, relocked, report } = first;
    expect(second).toMatchObject({ figures, differences, preferred, relocked, report });
    expect(figures).toBe(first.frozen?.figures.length);
    expect(reports).toEqual([report, report]);
    // From the store alone too: the bytes are hashed there.
    expect(await isRead({ offline: true })).toBe(false);
  });

  test('is one of the same program, method and stage: any other reads again', async () => {
    await refresh();
    expect(await isRead()).toBe(false);
    expect(await isRead({ program: 'another' })).toBe(true);
    expect(await isRead({ program: undefined })).toBe(true);
    expect(await isRead({ to: 'ingest' })).toBe(true);
    expect(await isRead({ accept: true })).toBe(true);
    const other = smallMethod({ weekly_pay: '2025-04-30', travel_to_work: '2019-01-01/P1Y' });
    expect(await isRead({}, other)).toBe(true);
  });

  test('is none any more when an official file changes, and one again when it is back', async () => {
    await refresh();
    await mirror.put(weeklyPay, changed(weeklyPay, '610.2', '611.2'));
    const { differences } = await refresh();
    expect(differences?.some(({ file }) => file === 'figures.csv')).toBe(true);
    // A change is shown each time: only what changes nothing is recorded.
    expect((await refresh()).differences).toEqual(differences);
    await mirror.put(weeklyPay, fixtureText(weeklyPay));
    expect(await isRead()).toBe(false);
  });

  test('is none where a frozen file was changed, though the official files are the same', async () => {
    await refresh();
    const path = join(mirror.root, 'edition', 'figures.csv');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('610.2', '999.9'));
    const { observations, differences } = await refresh();
    expect(observations).toBeDefined();
    expect(differences).not.toEqual([]);
    writeFileSync(path, text);
    expect(await isRead()).toBe(false);
  });

  test('is none where a table by hand is new', async () => {
    await refresh();
    writeFileSync(join(mirror.root, 'edition', 'retyped.csv'), 'anything\n');
    expect(await isRead()).toBe(true);
  });

  test('does not read copies in the store, which are hashed before any refresh that reads them', async () => {
    await refresh();
    const { acquired } = await refresh();
    const copy = [...acquired.files.values()].find(({ file }) => file.name === fileOf(weeklyPay).name)!;
    const bytes = readFileSync(copy.path);
    const altered = Uint8Array.from(bytes);
    altered[altered.length - 1] = 0;
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (line: string) => void warnings.push(line) };
    writeFileSync(copy.path, altered);
    expect(await isRead({ log })).toBe(false);
    expect(warnings).toEqual([]);
    const { differences, observations } = await refresh({ log, program: 'another' });
    expect([observations === undefined, differences]).toEqual([false, []]);
    expect(warnings).toEqual([expect.stringContaining(copy.file.name)]);
    expect(readFileSync(copy.path)).toEqual(bytes);
    // Without a mirror they are all that there is.
    writeFileSync(copy.path, altered);
    expect(await refusal(() => refresh({ offline: true }))).toMatchObject({ code: 'lock-differs', exit: 4 });
  });

  test('is none where its record is damaged, and is recorded anew', async () => {
    await refresh();
    const [path = ''] = recorded();
    for (const text of ['', '{', '{"figures":-1,"preferred":[]}']) {
      writeFileSync(join(mirror.root, 'store', path), text);
      expect(await isRead()).toBe(true);
      expect(await isRead()).toBe(false);
    }
  });

  test('is not recorded where there was a warning: it is given each time', async () => {
    if (METHOD.kind !== 'index') throw new TypeError('the small method is an index');
    const structure = METHOD.structure.map((row) =>
      row.code === 'weekly_pay' ? { ...row, prefer: [{ code: 'travel_to_work', period: '1999' }] } : row,
    );
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (line: string) => void warnings.push(line) };
    for (const run of [1, 2]) {
      const { observations, differences } = await refresh({ log }, { ...METHOD, structure });
      expect([observations === undefined, differences]).toEqual([false, []]);
      expect(warnings).toHaveLength(run);
    }
    expect(recorded()).toEqual([]);
  });
});
