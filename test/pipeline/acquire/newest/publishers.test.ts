import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '../../../../pipeline/acquire/acquire.js';
import { Asker } from '../../../../pipeline/acquire/newest/ask.js';
import { watchedFiles } from '../../../../pipeline/acquire/newest/choose.js';
import { type Finding, findNewest, lastDate } from '../../../../pipeline/acquire/newest/find-newest.js';
import type { LockEntry, NewestVersion, SourceFile } from '../../../../schemas/source.js';
import { addressAt } from '../../../../sources/versions.js';
import { type Answer, createWorkspace, status, text, type Workspace } from '../setup.js';

let workspace: Workspace;
let asked: string[];
beforeEach(async () => {
  workspace = await createWorkspace();
  asked = [];
});
afterEach(() => workspace.close());

const json = (content: unknown): Answer =>
  text(JSON.stringify(content), { 'content-type': 'application/json' });
const serve = (path: string, answer: Answer) => workspace.answers.set(path, answer);

/** What is found of one file, every host being the server on this machine. */
async function find(
  file: Partial<SourceFile> & { address: string },
  newest: NewestVersion,
  locked?: Partial<LockEntry>,
): Promise<Finding> {
  const whole = { name: 'a.csv', kind: 'csv' as const, ...file };
  const entry = { bytes: 10, sha256: '0'.repeat(64), locked_on: '2026-01-02', ...locked };
  const lock = locked === undefined ? {} : { [file.address]: entry };
  const context = await contextOf({
    ...workspace.options(),
    fetch: (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${input}`);
      const { pathname, search } = new URL(String(input));
      return fetch(`${workspace.origin}${pathname}${search}`, init);
    },
  });
  const source = { name: 'a', files: [whole], newest } as unknown as Parameters<
    typeof watchedFiles
  >[0][number];
  const [found] = await findNewest(watchedFiles([source]), lock, new Asker(context));
  return found!;
}

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);
const BLOB = 'c'.repeat(40);
const LATER_BLOB = 'd'.repeat(40);

describe('a repository on GitHub', () => {
  const address = 'https://raw.githubusercontent.com/o/r/{version}/data/a.csv';
  const by = { by: 'github', repository: 'o/r', branch: 'main' } as const;
  const locked = { version: OLD, address: addressAt(address, OLD), version_date: '2026-06', mark: BLOB };
  const folder = (sha: string) =>
    serve(
      '/repos/o/r/contents/data?ref=main',
      json([
        { path: 'data/a.csv', sha },
        { path: 'data/b.csv', sha: OLD },
      ]),
    );
  const commit = (sha: string, date: string) =>
    serve(
      '/repos/o/r/commits?path=data%2Fa.csv&sha=main&per_page=1',
      json([{ sha, commit: { committer: { date } } }]),
    );

  test('with the locked blob has nothing newer, and no commit is asked for', async () => {
    folder(BLOB);
    expect((await find({ address }, by, locked)).state).toBe('same');
    expect(asked).toEqual(['GET https://api.github.com/repos/o/r/contents/data?ref=main']);
  });

  test('with another blob has the newest commit that changed the file', async () => {
    folder(LATER_BLOB);
    commit(NEW, '2026-07-03T10:00:00Z');
    const { state, newest, have } = await find({ address }, by, locked);
    expect([state, have?.version]).toEqual(['newer', OLD]);
    expect(newest).toEqual({
      address: addressAt(address, NEW),
      version: NEW,
      version_date: '2026-07-03',
      mark: LATER_BLOB,
    });
  });

  test('is dated by the file that says when the figures were published', async () => {
    folder(LATER_BLOB);
    commit(NEW, '2026-07-03T10:00:00Z');
    const about = 'https://raw.githubusercontent.com/o/r/{version}/data/a.json';
    serve(`/o/r/${NEW}/data/a.json`, json({ m: { x: [{ sourceDate: '20/01/2027|03/02/2027' }] } }));
    const dated_by = { address: about, field: 'sourceDate' };
    expect((await find({ address, dated_by }, by, locked)).newest?.published).toBe('2027-02-03');
  });

  test('without a mark in the lock is newer only where the commit is later', async () => {
    folder(LATER_BLOB);
    const { mark: _, ...unmarked } = locked;
    commit(NEW, '2026-06-30T10:00:00Z');
    expect((await find({ address }, by, unmarked)).state).toBe('same');
    commit(NEW, '2026-07-01T00:00:00Z');
    expect((await find({ address }, by, unmarked)).state).toBe('newer');
  });

  test('that no longer has the file, or answers nonsense, is a failure of this file', async () => {
    serve('/repos/o/r/contents/data?ref=main', json([{ path: 'data/b.csv', sha: OLD }]));
    expect((await find({ address }, by, locked)).error).toMatchObject({ code: 'version-gone', exit: 4 });
    serve('/repos/o/r/contents/data?ref=main', json({ message: 'This is not a folder' }));
    expect((await find({ address }, by, locked)).error).toMatchObject({ code: 'answer-unreadable', exit: 4 });
    serve('/repos/o/r/contents/data?ref=main', text('[{'));
    expect((await find({ address }, by, locked)).error?.code).toBe('answer-unreadable');
    folder(LATER_BLOB);
    serve('/repos/o/r/commits?path=data%2Fa.csv&sha=main&per_page=1', json([]));
    expect((await find({ address }, by, locked)).error?.code).toBe('answer-unreadable');
  });

  test('that answers a web page with status 200 is a failure', async () => {
    serve('/repos/o/r/contents/data?ref=main', text('<!DOCTYPE html><html></html>'));
    expect((await find({ address }, by, locked)).error).toMatchObject({ code: 'file-web-page', exit: 4 });
  });

  test.each([429, 500, 503])('that answers %i is asked again, and then reported', async (code) => {
    serve('/repos/o/r/contents/data?ref=main', status(code));
    const { state, error } = await find({ address }, by, locked);
    expect([state, error?.code, error?.exit]).toEqual(['failed', 'network', 5]);
    expect(error?.message).toContain(`HTTP ${code}`);
    expect(asked).toHaveLength(3);
  });

  test('that comes back after 503 is read', async () => {
    let times = 0;
    serve('/repos/o/r/contents/data?ref=main', (response, request) => {
      times += 1;
      const answer = times < 3 ? status(503) : json([{ path: 'data/a.csv', sha: BLOB }]);
      answer(response, request);
    });
    expect((await find({ address }, by, locked)).state).toBe('same');
  });

  test('not in the lock, has a version to begin with', async () => {
    folder(LATER_BLOB);
    commit(NEW, '2026-07-03T10:00:00Z');
    const { state, newest } = await find({ address }, by);
    expect([state, newest?.version]).toEqual(['unlocked', NEW]);
  });
});

describe('Explore Education Statistics', () => {
  const data_set = '01234567-89ab-4def-8123-456789abcdef';
  const by = { by: 'explore_education_statistics', data_set } as const;
  const address = `https://api.education.gov.uk/statistics/v1/data-sets/${data_set}/csv?dataSetVersion={version}`;
  const path = `/statistics/v1/data-sets/${data_set}/versions?page=1&pageSize=20`;
  const release = (version: string, published: string, state = 'Published') => ({
    version,
    status: state,
    published: `${published}T09:30:00Z`,
  });
  const locked = { version: '1.9', address: addressAt(address, '1.9') };
  const listing = (results: readonly ReturnType<typeof release>[]) =>
    serve(path, json({ paging: { page: 1, totalPages: 1, totalResults: results.length }, results }));

  test('has the highest published version, which 1.10 is after 1.9', async () => {
    const results = [
      release('1.9', '2026-01-01'),
      release('1.10', '2026-02-02'),
      release('2.0', '2026-03-03', 'Withdrawn'),
    ];
    listing(results);
    expect((await find({ address }, by, locked)).newest).toEqual({
      address: addressAt(address, '1.10'),
      version: '1.10',
      published: '2026-02-02',
      version_date: '2026-02-02',
    });
  });

  test('with the locked version has nothing newer', async () => {
    listing([release('1.9', '2026-01-01')]);
    expect((await find({ address }, by, locked)).state).toBe('same');
  });

  test('with no published version, or a version that is none, is a failure', async () => {
    listing([release('2.0', '2026-01-01', 'Draft')]);
    expect((await find({ address }, by, locked)).error?.code).toBe('version-gone');
    listing([release('two', '2026-01-01')]);
    expect((await find({ address }, by, locked)).error?.code).toBe('answer-unreadable');
  });
});

describe('a page of gov.uk', () => {
  const address = 'https://assets.publishing.service.gov.uk/media/{version}/a.csv';
  const by = { by: 'gov_uk', page: 'government/statistics/a' } as const;
  const PATH = '/api/content/government/statistics/a';
  const locked = { version: 'one', address: addressAt(address, 'one') };
  const page = (urls: readonly string[]) =>
    serve(
      PATH,
      json({
        public_updated_at: '2026-10-30T09:30:00.000+00:00',
        details: { attachments: urls.map((url) => ({ url, title: 'A' })) },
      }),
    );

  test('has the attachment of this name', async () => {
    // An attachment that is a page has a path in place of an address.
    const attachedPage = '/government/statistics/a/a-page';
    page([attachedPage, addressAt(address, 'one').replace('a.csv', 'b.csv'), addressAt(address, 'two')]);
    const { state, newest } = await find({ address }, by, locked);
    expect([state, newest?.version, newest?.published]).toEqual(['newer', 'two', '2026-10-30']);
    page([addressAt(address, 'one')]);
    expect((await find({ address }, by, locked)).state).toBe('same');
  });

  test.each<[string, () => void, string]>([
    ['without the attachment', () => page([]), 'version-gone'],
    [
      'without any',
      () => serve(PATH, json({ public_updated_at: '2026-10-30', details: {} })),
      'version-gone',
    ],
    [
      'with two of the name',
      () => page(['two', 'three'].map((id) => addressAt(address, id))),
      'version-gone',
    ],
    ['with an address that is not https', () => page(['file:///media/two/a.csv']), 'version-gone'],
    ['that is not there', () => undefined, 'version-gone'],
    ['that is a web page', () => serve(PATH, text('<!DOCTYPE html>')), 'file-web-page'],
    ['that is another object', () => serve(PATH, json({ title: 'x' })), 'answer-unreadable'],
  ])('%s is a failure', async (_, prepare, code) => {
    prepare();
    expect((await find({ address }, by, locked)).error?.code).toBe(code);
  });
});

describe('an item of ArcGIS', () => {
  const id = '0123456789abcdef0123456789abcdef';
  const by = { by: 'arcgis', item: id } as const;
  const address = 'https://services.example/FeatureServer/0/query?where=1%3D1';
  const path = `/sharing/rest/content/items/${id}?f=json`;
  const modified = Date.UTC(2026, 4, 6, 7);
  const locked = { version: '2026-05-06', mark: '2026-05-06T07:00:00.000Z' };

  test('is newer where it was changed at another time', async () => {
    serve(path, json({ id, modified }));
    expect((await find({ address }, by, locked)).state).toBe('same');
    serve(path, json({ id, modified: modified + 1 }));
    expect((await find({ address }, by, locked)).state).toBe('newer');
    serve(path, json({ id: 'f'.repeat(32), modified }));
    expect((await find({ address }, by, locked)).error?.code).toBe('answer-unreadable');
  });
});

describe('a plain file', () => {
  const address = 'https://files.example/a.csv';
  const by = { by: 'headers' } as const;
  const headers = (more: Record<string, string>) =>
    serve(
      '/a.csv',
      text('0123456789', {
        'content-length': '10',
        'last-modified': 'Thu, 01 Jan 2026 10:00:00 GMT',
        ...more,
      }),
    );

  test('is newer with another ETag, and is not fetched', async () => {
    headers({ etag: '"1"' });
    expect((await find({ address }, by, { mark: '"1"' })).state).toBe('same');
    headers({ etag: '"2"' });
    const { state, newest } = await find({ address }, by, { mark: '"1"' });
    expect([state, newest?.mark, newest?.version_date]).toEqual(['newer', '"2"', '2026-01-01']);
    expect(asked.every((each) => each.startsWith('HEAD '))).toBe(true);
  });

  test('without a mark in the lock is newer with another size, or a date after the lock', async () => {
    headers({});
    expect((await find({ address }, by, {})).state).toBe('same');
    expect((await find({ address }, by, { bytes: 11 })).state).toBe('newer');
    expect((await find({ address }, by, { locked_on: '2025-12-31' })).state).toBe('newer');
  });

  test('that is gone is a failure', async () => {
    expect((await find({ address }, by, {})).error?.code).toBe('network');
  });
});

test('of several dates the last counts, and what is no date does not', () => {
  expect(lastDate(['23/10/2025|30/09/2026', '2026-01-02'])).toBe('2026-09-30');
  expect(lastDate(['32/01/2026', '', '13 May'])).toBeUndefined();
});
