import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refresh } from '../../pipeline/refresh.js';
import { silentLog } from '../../pipeline/system/log.js';
import weeklyPay from '../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import { fileOf } from '../../sources/source.js';
import { addressAt } from '../../sources/versions.js';
import { FixtureMirror, smallMethod } from '../fixtures/mirror.js';
import { changed, fixtureText } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';
import { type Answer, createWorkspace, status, text, type Workspace } from './acquire/setup.js';

const METHOD = smallMethod({ weekly_pay: '2025-04-30' });
const NEW = 'b'.repeat(40);
const NAME = 'gross-median-weekly-pay';
const REPOSITORY = '/repos/ONSdigital/explore-local-statistics-data';
const LISTING = `${REPOSITORY}/contents/${NAME}?ref=main`;
const COMMITS = `${REPOSITORY}/commits?path=${encodeURIComponent(`${NAME}/${NAME}.csv`)}&sha=main&per_page=1`;
const FILE = new URL(addressAt(fileOf(weeklyPay).address, NEW)).pathname;

const json = (content: unknown): Answer => text(JSON.stringify(content));
const page: Answer = text('<!DOCTYPE html><title>Sorry, there is a problem with the service</title>');

describe('taking in the newest version from a publisher who answers badly', () => {
  let mirror: FixtureMirror;
  let server: Workspace;
  let before: string[];
  beforeAll(async () => {
    mirror = await FixtureMirror.create();
    await mirror.refresh(METHOD, { accept: true });
    before = state();
  });
  afterAll(() => mirror.close());
  beforeEach(async () => {
    server = await createWorkspace();
    serve(LISTING, json([{ path: `${NAME}/${NAME}.csv`, sha: 'd'.repeat(40) }]));
    serve(COMMITS, json([{ sha: NEW, commit: { committer: { date: '2026-07-03T10:00:00Z' } } }]));
    serve(FILE.replace('.csv', '.json'), json({ sourceDate: '03/07/2026' }));
    serve(FILE, text(changed(weeklyPay, '610.2', '611.2')));
  });
  afterEach(() => server.close());
  const serve = (path: string, answer: Answer) => server.answers.set(path, answer);
  const stored = () => readdirSync(join(mirror.root, 'store', 'sha256'), { recursive: true }).map(String);
  const partial = () => {
    const folder = join(mirror.root, 'store', 'partial');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  /** Every byte of the edition and of the lock. */
  function state(): string[] {
    const edition = join(mirror.root, 'edition');
    const texts = readdirSync(edition).map((file) => `${file}: ${readFileSync(join(edition, file), 'utf8')}`);
    const lock = join(mirror.root, 'lock.json');
    return [...texts, existsSync(lock) ? readFileSync(lock, 'utf8') : 'no lock'];
  }
  const latest = (accept = true) =>
    refresh(METHOD, {
      store: join(mirror.root, 'store'),
      lock: mirror.lock,
      lockPath: join(mirror.root, 'lock.json'),
      folder: join(mirror.root, 'edition'),
      offline: false,
      relock: false,
      accept,
      latest: { only: [weeklyPay.name] },
      threads: 1,
      log: silentLog,
      now: () => new Date('2026-08-01'),
      retries: 2,
      retryDelayMs: 1,
      fetch: (input, init) => {
        const { pathname, search } = new URL(String(input));
        return fetch(`${server.origin}${pathname}${search}`, init);
      },
    });
  const askedFor = (path: string) => server.asked.filter((each) => each === path).length;

  test.each<[string, string, number, string, Answer]>([
    ['a listing that is no list', 'answer-unreadable', 4, LISTING, json({ message: 'Not a folder' })],
    ['a listing that ends early', 'answer-unreadable', 4, LISTING, text('[{"path":')],
    ['a web page as listing, with status 200', 'file-web-page', 4, LISTING, page],
    ['a listing without the file', 'version-gone', 4, LISTING, json([])],
    ['no commit of the file', 'answer-unreadable', 4, COMMITS, json([])],
    ['a version that is gone once it was listed', 'version-gone', 4, FILE, status(404)],
    ['a web page as file, with status 200', 'file-web-page', 4, FILE, page],
    ['an empty file', 'file-truncated', 4, FILE, text('')],
    [
      'a file whose header lost a column',
      'column-missing',
      4,
      FILE,
      text(fixtureText(weeklyPay).replace(/^((?:[^,\n]*,){6})[^,\n]*,/gm, '$1')),
    ],
    [
      'a file that ends within a row',
      'file-truncated',
      4,
      FILE,
      text(
        fixtureText(weeklyPay)
          .trimEnd()
          .replace(/(,[^,\n]*){5}$/, ''),
      ),
    ],
  ])('%s: %s, and nothing is half-written', async (_, code, exit, path, answer) => {
    serve(path, answer);
    expect(await refusal(() => latest())).toMatchObject({ code, exit });
    expect(state()).toEqual(before);
    expect(partial()).toEqual([]);
  });

  test.each([LISTING, COMMITS, FILE].flatMap((path) => [429, 500, 503].map((code) => [path, code] as const)))(
    '%s with status %i each time is asked again, then told',
    async (path, code) => {
      const objects = stored();
      serve(path, status(code));
      const error = await refusal(() => latest());
      expect(error).toMatchObject({ code: 'network', exit: 5 });
      expect(error.message).toContain(`HTTP ${code}`);
      expect(askedFor(path)).toBe(3);
      expect([state(), stored(), partial()]).toEqual([before, objects, []]);
    },
  );

  test.each([429, 503])('status %i once is waited out', async (code) => {
    let times = 0;
    serve(FILE, (response, request) => {
      times += 1;
      (times === 1 ? status(code) : text(fixtureText(weeklyPay)))(response, request);
    });
    await latest(false);
    expect(askedFor(FILE)).toBe(2);
  });

  test('is possible where the publisher answers well: the last of these tests', async () => {
    await latest();
    expect(state()).not.toEqual(before);
    expect(readFileSync(join(mirror.root, 'lock.json'), 'utf8')).toContain(NEW);
  });
});
