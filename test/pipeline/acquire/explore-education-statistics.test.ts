import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
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
const FILE: SourceFile = {
  name: 'attainment.csv',
  address: `https://api.education.gov.uk${BASE}/${ID}/csv?dataSetVersion=1.0`,
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
