import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { nomisPager } from '../../../pipeline/acquire/nomis.js';
import type { SourceFile } from '../../../schemas/source.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, filesBelow, HOST, sha256, status, text, type Workspace } from './setup.js';

const PATH =
  '/api/v01/dataset/NM_2080_1.data.csv?geography=TYPE154&select=geography_code,obs_value,record_count';
const FILE: SourceFile = {
  name: 'occupation.csv',
  address: `https://${HOST}${PATH}`,
  kind: 'csv',
  interface: 'nomis',
};
const HEADER = '"GEOGRAPHY_CODE","OBS_VALUE","RECORD_COUNT"\r\n';
const LIMIT = 25_000;
/** Rows `from` to `to`, counted from 0, of a query that has `count`. */
const rows = (from: number, to: number, count: number) =>
  Array.from(
    { length: to - from },
    (_, i) => `"E${String(from + i).padStart(8, '0')}",${i},${count}\r\n`,
  ).join('');

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const pagePath = (start: number, limit = LIMIT) => `${PATH}&RecordOffset=${start}&RecordLimit=${limit}`;
const page = (start: number, body: string, header = HEADER) =>
  workspace.answers.set(pagePath(start), text(header + body));
const run = (changes: Parameters<Workspace['options']>[0] = {}) =>
  acquire([FILE], workspace.options({ relock: true, ...changes }));
const refusedBy = () => refusal(run());

/** No file is in the store but that of nothing: what came before the error is not kept. */
const storeIsEmpty = async () =>
  (await filesBelow(workspace.store)).filter((name) => !name.startsWith('records')).length === 0;

describe('a query of Nomis', () => {
  test('of one page is the file as it came', async () => {
    page(0, rows(0, 3, 3));
    const { files, lock } = await run();
    const stored = files.get(FILE.address)!;
    expect(await readFile(stored.path, 'utf8')).toBe(HEADER + rows(0, 3, 3));
    expect(lock[FILE.address]?.sha256).toBe(sha256(HEADER + rows(0, 3, 3)));
    expect(workspace.asked).toEqual([pagePath(0)]);
  });

  test('of three pages is one file with one header, the same as if it had come at once', async () => {
    const count = 2 * LIMIT + 7;
    page(0, rows(0, LIMIT, count));
    page(LIMIT, rows(LIMIT, 2 * LIMIT, count));
    page(2 * LIMIT, rows(2 * LIMIT, count, count));
    const stored = (await run()).files.get(FILE.address)!;
    const whole =
      HEADER + rows(0, LIMIT, count) + rows(LIMIT, 2 * LIMIT, count) + rows(2 * LIMIT, count, count);
    expect(stored.sha256).toBe(sha256(whole));
    expect(workspace.asked).toEqual([pagePath(0), pagePath(LIMIT), pagePath(2 * LIMIT)]);
  });

  test('whose pages the service makes smaller than asked goes on after the rows that came', async () => {
    page(0, rows(0, 2, 5));
    page(2, rows(2, 5, 5));
    expect((await run()).files.get(FILE.address)?.sha256).toBe(
      sha256(HEADER + rows(0, 2, 5) + rows(2, 5, 5)),
    );
  });

  test.each([429, 503])('whose second page fails once with %i goes on from that page', async (code) => {
    page(0, rows(0, 2, 4));
    const second = text(HEADER + rows(2, 4, 4));
    let asked = 0;
    workspace.answers.set(pagePath(2), (response, request) => {
      asked += 1;
      (asked === 1 ? status(code) : second)(response, request);
    });
    expect((await run()).files.get(FILE.address)?.sha256).toBe(
      sha256(HEADER + rows(0, 2, 4) + rows(2, 4, 4)),
    );
    expect(workspace.asked).toEqual([pagePath(0), pagePath(2), pagePath(2)]);
  });

  test('whose second page fails for good is reported, and nothing is kept', async () => {
    page(0, rows(0, 2, 4));
    workspace.answers.set(pagePath(2), status(500));
    const error = await refusal(run());
    expect([error.code, error.message]).toEqual([
      'network',
      expect.stringContaining('HTTP 500 (3 attempts)'),
    ]);
    expect(await storeIsEmpty()).toBe(true);
  });

  test('uses the key of the reader for larger pages, and neither tells nor stores it', async () => {
    const uid = '0xsecret';
    workspace.answers.set(`${pagePath(0, 100_000)}&uid=${uid}`, status(400));
    const error = await refusal(run({ nomisUid: uid }));
    expect(workspace.asked).toEqual([`${pagePath(0, 100_000)}&uid=${uid}`]);
    expect(JSON.stringify([error.message, error.places, workspace.lines])).not.toContain(uid);
    page(0, rows(0, 3, 3));
    const { lock } = await run();
    expect(Object.keys(lock)).toEqual([FILE.address]);
  });

  test.each<[string, string, () => void]>([
    [
      'a page that comes again and again',
      'pages-broken',
      () => {
        page(0, rows(0, 2, 9));
        page(2, rows(0, 2, 9));
      },
    ],
    [
      'a page without rows before the end',
      'pages-broken',
      () => {
        page(0, rows(0, 2, 5));
        page(2, '');
      },
    ],
    ['more rows than the service counts', 'pages-broken', () => page(0, rows(0, 3, 2))],
    [
      'a count that changes between pages',
      'pages-broken',
      () => {
        page(0, rows(0, 2, 5));
        page(2, rows(2, 4, 6));
      },
    ],
    [
      'a header that loses a column on a later page',
      'column-missing',
      () => {
        page(0, rows(0, 2, 4));
        page(2, '"E00000002",1\r\n', '"GEOGRAPHY_CODE","OBS_VALUE"\r\n');
      },
    ],
    [
      'a later header with the columns in another order',
      'pages-broken',
      () => {
        page(0, rows(0, 2, 4));
        page(2, '1,"E00000002",4\r\n', '"OBS_VALUE","GEOGRAPHY_CODE","RECORD_COUNT"\r\n');
      },
    ],
    ['a row of fewer cells', 'pages-broken', () => page(0, '"E00000001",1\r\n')],
    ['rows that are not counted', 'answer-unreadable', () => page(0, '"E00000001",1,\r\n')],
    ['no row', 'answer-unreadable', () => page(0, '')],
    [
      'an error as text with status 200',
      'answer-unreadable',
      () => workspace.answers.set(pagePath(0), text('Sorry, this query is too large')),
    ],
    [
      'a web page with status 200',
      'file-web-page',
      () => workspace.answers.set(pagePath(0), text('<!DOCTYPE html><title>Maintenance</title>')),
    ],
    [
      'bytes that are not UTF-8',
      'answer-unreadable',
      () => workspace.answers.set(pagePath(0), text(new Uint8Array([0x22, 0xff, 0xfe]))),
    ],
  ])('%s is refused as %s, and nothing is kept', async (_, code, prepare) => {
    prepare();
    expect((await refusedBy()).code).toBe(code);
    expect(await storeIsEmpty()).toBe(true);
  });

  test('in a mirror is one file', async () => {
    // A mirror at an address serves the joined file, whose name ends with the query.
    const inMirror = `/copy/${HOST}/${['api', 'v01', 'dataset'].join('/')}/${encodeURIComponent(PATH.split('/').at(-1)!)}`;
    workspace.answers.set(inMirror, text(HEADER + rows(0, 3, 3)));
    const { files } = await run({ mirror: `${workspace.origin}/copy` });
    expect(files.get(FILE.address)?.sha256).toBe(sha256(HEADER + rows(0, 3, 3)));
  });
});

test('a page that ends without a line break is still a whole line of the file', () => {
  const pager = nomisPager('https://data.example/a.csv?x=1');
  const encode = (body: string) => new TextEncoder().encode(body);
  const first = pager.read(encode('A,OBS_VALUE,RECORD_COUNT\nx,1,2'), 0);
  const second = pager.read(encode('A,OBS_VALUE,RECORD_COUNT\ny,2,2\n'), 1);
  expect(first.text + second.text).toBe('A,OBS_VALUE,RECORD_COUNT\nx,1,2\ny,2,2\n');
  expect([first.last, second.last]).toEqual([false, true]);
});
