import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import {
  csvAddress,
  dataSetMeta,
  dataSetVersions,
  versionChanges,
} from '../../../pipeline/acquire/explore-education-statistics.js';
import { allowsHttps } from '../../../pipeline/acquire/mirror.js';
import type { SourceFile } from '../../../schemas/source.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, filesBelow, sha256, status, text, type Workspace } from './setup.js';

const ID = '18e39901-e1a0-3b70-aeae-b3fe542fcf1c';
const BASE = '/statistics/v1/data-sets';
const CSV = 'time_period,geographic_level\n202425,National\n';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

/** The interface at its own address, served by this machine. */
const toServer: typeof fetch = (input, init) =>
  fetch(String(input).replace('https://api.education.gov.uk', workspace.origin), init);
const options = () => ({
  fetch: toServer,
  allows: allowsHttps,
  retries: 1,
  retryDelayMs: 1,
  timeoutMs: 5000,
  signal: new AbortController().signal,
  log: workspace.options().log,
});
const FILE: SourceFile = {
  name: 'attainment.csv',
  address: csvAddress(ID, '1.0'),
  kind: 'csv',
  interface: 'explore_education_statistics',
};
const run = () => acquire([FILE], workspace.options({ relock: true, fetch: toServer }));
const csvPath = `${BASE}/${ID}/csv?dataSetVersion=1.0`;

describe('a data set as CSV', () => {
  test.each<[string, Uint8Array | string, Record<string, string>]>([
    ['as it is', CSV, {}],
    ['compressed without a word', gzipSync(CSV), { 'content-type': 'text/csv' }],
    ['compressed and declared so', gzipSync(CSV), { 'content-encoding': 'gzip' }],
    ['compressed in another way, with the same text', gzipSync(CSV, { level: 0 }), {}],
  ])('sent %s is stored as its text, with the hash of it', async (_, body, headers) => {
    workspace.answers.set(csvPath, text(body, headers));
    const stored = (await run()).files.get(FILE.address)!;
    expect(await readFile(stored.path, 'utf8')).toBe(CSV);
    expect(stored.sha256).toBe(sha256(CSV));
  });

  test.each<[string, string, Uint8Array | string]>([
    ['cut off', 'answer-unreadable', gzipSync(CSV).subarray(0, 20)],
    ['damaged', 'answer-unreadable', gzipSync(CSV).map((byte, i) => (i === 15 ? byte ^ 0xff : byte))],
    ['empty', 'file-truncated', ''],
    ['a web page', 'file-web-page', '<!doctype html><title>Service unavailable</title>'],
    ['a web page inside gzip', 'file-web-page', gzipSync('<!doctype html><title>Sorry</title>')],
  ])('that is %s is refused as %s', async (_, code, body) => {
    workspace.answers.set(csvPath, text(body));
    expect((await refusal(run())).code).toBe(code);
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('that grows beyond its locked size is stopped, however small it was sent', async () => {
    workspace.answers.set(csvPath, text(gzipSync(Buffer.alloc(5_000_000, 'a'))));
    const lock = { [FILE.address]: { bytes: 100, sha256: sha256(CSV), locked_on: '2025-01-02' } };
    const error = await refusal(acquire([FILE], workspace.options({ lock, fetch: toServer })));
    expect([error.code, error.message]).toEqual([
      'lock-differs',
      expect.stringContaining('more than 100 bytes'),
    ]);
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('of a version that the interface does not have is named', async () => {
    const error = await refusal(run());
    expect([error.code, error.exit]).toEqual(['version-gone', 4]);
    expect(error.message).toContain('dataSetVersion=1.0');
  });

  test('that is busy is asked again, and reported with the status when it stays so', async () => {
    workspace.answers.set(csvPath, status(503));
    const error = await refusal(run());
    expect([error.code, error.message]).toEqual(['network', expect.stringContaining('HTTP 503')]);
    expect(workspace.asked).toHaveLength(3);
  });
});

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
    const found = await dataSetVersions(ID, options());
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
    expect((await refusal(dataSetVersions(ID, options()))).code).toBe(code);
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
    expect(await versionChanges(ID, '2.0', options())).toEqual(answer);
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
    const found = await dataSetMeta(ID, '1.0', options());
    expect(found.indicators.map(({ column }) => column)).toEqual(['attainment8_average']);
  });

  test('is refused where the version vanished after it was listed', async () => {
    listing(1, 1, 1, ['2.0']);
    const [newest] = await dataSetVersions(ID, options());
    const gone = await refusal(versionChanges(ID, newest!.version, options()));
    expect([gone.code, gone.message]).toEqual(['version-gone', expect.stringContaining('version 2.0')]);
    workspace.answers.set(`${BASE}/${ID}/meta?dataSetVersion=2.0`, status(410));
    expect((await refusal(dataSetMeta(ID, '2.0', options()))).code).toBe('version-gone');
  });

  test('that is something else than changes is refused with the field', async () => {
    workspace.answers.set(
      `${BASE}/${ID}/versions/2.0/changes`,
      text('{"majorChanges":[],"minorChanges":{}}'),
    );
    const error = await refusal(versionChanges(ID, '2.0', options()));
    expect([error.code, error.message]).toEqual([
      'answer-unreadable',
      expect.stringContaining('majorChanges'),
    ]);
  });
});
