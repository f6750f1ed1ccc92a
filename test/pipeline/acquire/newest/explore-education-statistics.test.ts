import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '../../../../pipeline/acquire/acquire.js';
import { Asker } from '../../../../pipeline/acquire/newest/ask.js';
import {
  dataSetMeta,
  dataSetVersions,
  versionChanges,
} from '../../../../pipeline/acquire/newest/explore-education-statistics.js';
import { refusal } from '../../../fixtures/refusal.js';
import { createWorkspace, status, text, type Workspace } from '../setup.js';

const ID = '18e39901-e1a0-3b70-aeae-b3fe542fcf1c';
const HOST = 'api.education.gov.uk';
const BASE = '/statistics/v1/data-sets';

let workspace: Workspace;
let ask: Asker;
/** The interface at its own address, served by this machine. */
const toServer: typeof fetch = (input, init) =>
  fetch(String(input).replace(`https://${HOST}`, workspace.origin), init);
const asker = async (more: { mirror?: string } = {}) =>
  new Asker(await contextOf({ ...workspace.options({ fetch: toServer, retries: 1 }), ...more }));
beforeEach(async () => {
  workspace = await createWorkspace();
  ask = await asker();
});
afterEach(() => workspace.close());

const version = (number: string) => ({
  version: number,
  type: 'Major',
  status: 'Published',
  published: '2026-02-05T09:30:00+00:00',
  notes: '',
  totalResults: 22451,
  release: { title: 'Academic year 2024/25', slug: '2024-25' },
});
const listing = (page: number, totalPages: number, totalResults: number, numbers: readonly string[]) =>
  workspace.answers.set(
    `${BASE}/${ID}/versions?page=${page}&pageSize=20`,
    text(
      JSON.stringify({
        paging: { page, pageSize: 20, totalResults, totalPages },
        results: numbers.map(version),
      }),
    ),
  );

describe('the versions of a data set', () => {
  test('are those of all pages', async () => {
    const all = Array.from({ length: 22 }, (_, i) => `${22 - i}.0`);
    listing(1, 2, 22, all.slice(0, 20));
    listing(2, 2, 22, all.slice(20));
    const found = (await dataSetVersions(ID, ask))!;
    expect(found.map(({ version: number }) => number)).toEqual(all);
    expect(found[0]).toMatchObject({ published: '2026-02-05T09:30:00+00:00', status: 'Published' });
  });

  test.each<[string, string, () => void]>([
    [
      'a listing that is nonsense',
      'answer-unreadable',
      () => workspace.answers.set(`${BASE}/${ID}/versions?page=1&pageSize=20`, text('{"results":"none"}')),
    ],
    ['a version that is no number', 'answer-unreadable', () => listing(1, 1, 1, ['latest'])],
    [
      'a web page',
      'file-web-page',
      () => workspace.answers.set(`${BASE}/${ID}/versions?page=1&pageSize=20`, text('<html></html>')),
    ],
    [
      'the first page given again',
      'pages-broken',
      () => {
        listing(1, 2, 3, ['2.0', '1.0']);
        workspace.answers.set(
          `${BASE}/${ID}/versions?page=2&pageSize=20`,
          workspace.answers.get(`${BASE}/${ID}/versions?page=1&pageSize=20`)!,
        );
      },
    ],
    [
      'a number of versions that changes',
      'pages-broken',
      () => {
        listing(1, 2, 3, ['2.0', '1.1']);
        listing(2, 2, 4, ['1.0']);
      },
    ],
    ['fewer versions than it counts', 'pages-broken', () => listing(1, 1, 3, ['2.0', '1.0'])],
    ['a version listed twice', 'pages-broken', () => listing(1, 1, 2, ['1.0', '1.0'])],
    [
      'a listing without end',
      'pages-broken',
      () => {
        for (let page = 1; page <= 101; page += 1) listing(page, page + 1, 1000, [`${page}.0`]);
      },
    ],
    ['a data set that is not there', 'version-gone', () => undefined],
  ])('%s is refused as %s', async (_, code, prepare) => {
    prepare();
    expect((await refusal(dataSetVersions(ID, ask))).code).toBe(code);
  });
});

describe('what is said of a version', () => {
  test('is its changes, by kind', async () => {
    const indicator = { id: 'a1b2c', column: 'attainment8_average', label: 'Average Attainment 8' };
    const answer = {
      majorChanges: { indicators: [{ previousState: indicator }] },
      minorChanges: { timePeriods: [{ currentState: { code: 'AY', period: '2024/2025' } }] },
    };
    workspace.answers.set(`${BASE}/${ID}/versions/2.0/changes`, text(JSON.stringify(answer)));
    expect(await versionChanges(ID, '2.0', ask)).toEqual(answer);
  });

  test('is its metadata, with the names of columns', async () => {
    const answer = {
      filters: [{ id: 'f1', column: 'fsm_status', label: 'Free school meals', hint: '', options: [] }],
      indicators: [{ id: 'i1', column: 'attainment8_average', label: 'Average', unit: '', decimalPlaces: 1 }],
      geographicLevels: [{ code: 'LAD', label: 'Local authority district' }],
      locations: [],
      timePeriods: [{ code: 'AY', period: '2024/2025', label: '2024/25' }],
    };
    workspace.answers.set(`${BASE}/${ID}/meta?dataSetVersion=1.0`, text(JSON.stringify(answer)));
    const found = (await dataSetMeta(ID, '1.0', ask))!;
    expect(found.indicators.map(({ column }) => column)).toEqual(['attainment8_average']);
  });

  test('is refused where the version vanished after it was listed', async () => {
    listing(1, 1, 1, ['2.0']);
    const [newest] = (await dataSetVersions(ID, ask))!;
    const gone = await refusal(versionChanges(ID, newest!.version, ask));
    expect([gone.code, gone.message]).toEqual(['version-gone', expect.stringContaining('version 2.0')]);
    workspace.answers.set(`${BASE}/${ID}/meta?dataSetVersion=2.0`, status(410));
    expect((await refusal(dataSetMeta(ID, '2.0', ask))).code).toBe('version-gone');
  });

  test('that is something else than changes is refused with the field', async () => {
    workspace.answers.set(
      `${BASE}/${ID}/versions/2.0/changes`,
      text('{"majorChanges":[],"minorChanges":{}}'),
    );
    const error = await refusal(versionChanges(ID, '2.0', ask));
    expect([error.code, error.message]).toEqual([
      'answer-unreadable',
      expect.stringContaining('majorChanges'),
    ]);
  });
});

describe('a mirror', () => {
  const root = () => join(workspace.root, 'mirror');
  const put = async (name: string, content: unknown) => {
    const folder = join(root(), HOST, BASE, ID);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(content));
  };
  const page = (numbers: readonly string[], totalPages: number, totalResults: number) => ({
    paging: { page: 1, totalPages, totalResults },
    results: numbers.map(version),
  });

  test('answers in place of the interface, or says nothing', async () => {
    await mkdir(root());
    const inFolder = await asker({ mirror: root() });
    expect(await dataSetVersions(ID, inFolder)).toBeUndefined();
    expect(await versionChanges(ID, '2.0', inFolder)).toBeUndefined();
    await put('versions?page=1&pageSize=20', page(['2.0'], 1, 1));
    // What was asked once is not asked again.
    expect(await dataSetVersions(ID, inFolder)).toBeUndefined();
    expect((await dataSetVersions(ID, await asker({ mirror: root() })))?.[0]?.version).toBe('2.0');
    const served = await asker({ mirror: workspace.origin });
    expect(await dataSetVersions(ID, served)).toBeUndefined();
    expect(workspace.asked).toHaveLength(1);
  });

  test('that lacks the second page of a listing is refused', async () => {
    await put('versions?page=1&pageSize=20', page(['2.0'], 2, 2));
    const error = await refusal(dataSetVersions(ID, await asker({ mirror: root() })));
    expect([error.code, error.message]).toEqual(['pages-broken', expect.stringContaining('page 2 of 2')]);
  });
});
