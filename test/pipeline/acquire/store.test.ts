import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { sweepPartials } from '../../../pipeline/acquire/receive.js';
import { objectPath } from '../../../pipeline/acquire/store.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, fileAt, filesBelow, lockOf, sha256, status, type Workspace } from './setup.js';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const BODY = 'code,value\nE06000001,1\n';
const LOCK = lockOf({ '/a.csv': BODY });
const run = (changes: Parameters<Workspace['options']>[0] = {}) =>
  acquire([fileAt('/a.csv')], workspace.options({ lock: LOCK, ...changes }));
const objectOf = (body: string) => objectPath(workspace.store, sha256(body));

describe('offline', () => {
  test('an empty store reports which file is missing, and how to get it', async () => {
    const error = await refusal(run({ offline: true }));
    expect(error.code).toBe('store-empty');
    expect(error.exit).toBe(2);
    expect(error.message).toBe('https://data.example/a.csv is not in the store');
    expect(error.next).toContain('--offline');
    expect(workspace.asked).toEqual([]);
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('every missing file is named', async () => {
    const lock = lockOf({ '/a.csv': 'a', '/b.csv': 'b' });
    const files = ['/a.csv', '/b.csv'].map(fileAt);
    const error = await refusal(acquire(files, workspace.options({ lock, offline: true })));
    expect(error.places).toEqual(['https://data.example/b.csv is not in the store']);
  });

  test('a stored file is used, and a mirror is not read', async () => {
    workspace.serve({ '/a.csv': BODY });
    const online = await run();
    const { files } = await run({ offline: true, mirror: 'no/such/folder' });
    expect(files).toEqual(online.files);
    expect(workspace.asked).toHaveLength(1);
  });

  test('an altered object is reported, and left unchanged', async () => {
    workspace.serve({ '/a.csv': BODY });
    await run();
    await writeFile(objectOf(BODY), BODY.replace(',1', ',9'));
    const error = await refusal(run({ offline: true }));
    expect(error.code).toBe('lock-differs');
    expect(error.exit).toBe(4);
    expect(error.message).toContain('its copy in the store was altered');
    expect(error.next).toContain('without --offline');
    expect(await readFile(objectOf(BODY), 'utf8')).toContain(',9');
  });

  test('a lock with another size for the same hash is reported', async () => {
    workspace.serve({ '/a.csv': BODY });
    await run();
    const [address, entry] = Object.entries(LOCK)[0]!;
    const lock = { [address]: { ...entry, bytes: 24 } };
    expect((await refusal(run({ offline: true, lock }))).message).toContain('23 of 24 bytes');
    expect((await refusal(run({ lock }))).message).toContain('23 of 24 bytes');
  });
});

describe('an altered object', () => {
  test.each(['', 'short', BODY.replace(',1', ',9'), `${BODY}more`])(
    '(%j) is fetched again',
    async (altered) => {
      workspace.serve({ '/a.csv': BODY });
      await run();
      await writeFile(objectOf(BODY), altered);
      await run();
      expect(await readFile(objectOf(BODY), 'utf8')).toBe(BODY);
      expect(workspace.asked).toHaveLength(2);
      expect(workspace.lines).toContain('note: the store held an altered copy of a.csv; it is fetched again');
    },
  );

  test('is removed even when it cannot be fetched again', async () => {
    workspace.serve({ '/a.csv': BODY });
    await run();
    await writeFile(objectOf(BODY), 'altered');
    workspace.answers.set('/a.csv', status(404));
    expect((await refusal(run())).code).toBe('network');
    expect(await filesBelow(join(workspace.store, 'sha256'))).toEqual([]);
  });

  test('that is not a file is reported', async () => {
    await mkdir(objectOf(BODY), { recursive: true });
    expect((await refusal(run())).code).toBe('file-system');
  });
});

describe('the same bytes at two addresses', () => {
  test('are stored once', async () => {
    const texts = { '/a.csv': BODY, '/b.csv': BODY };
    workspace.serve(texts);
    const { files } = await acquire(
      Object.keys(texts).map(fileAt),
      workspace.options({ lock: lockOf(texts) }),
    );
    expect(new Set([...files.values()].map((stored) => stored.path)).size).toBe(1);
    expect(await filesBelow(join(workspace.store, 'sha256'))).toHaveLength(1);
    expect(await filesBelow(join(workspace.store, 'records'))).toHaveLength(2);
  });
});

describe('two commands at the same time on one store', () => {
  test('both get every file, and leave one of each', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`/${i}.csv`, `${i}\n`.repeat(20_000)]),
    );
    workspace.serve(texts);
    const options = workspace.options({ lock: lockOf(texts) });
    const files = Object.keys(texts).map(fileAt);
    const [first, second] = await Promise.all([acquire(files, options), acquire(files, options)]);
    expect(first).toEqual(second);
    for (const stored of first.files.values())
      expect(sha256(await readFile(stored.path))).toBe(stored.sha256);
    expect(await filesBelow(join(workspace.store, 'sha256'))).toHaveLength(12);
    expect(await filesBelow(join(workspace.store, 'partial'))).toEqual([]);
  });

  test('a second command does not touch what the first is writing', async () => {
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      workspace.answers.set('/a.csv', (response) => {
        response.write(BODY.slice(0, 5), () => resolve());
        finish = () => {
          response.end(BODY.slice(5));
        };
      });
    });
    const first = run();
    await begun;
    await acquire([], workspace.options());
    finish();
    expect((await first).files.size).toBe(1);
  });
});

describe('a partial file of a dead run', () => {
  const partial = async (name: string) => {
    await mkdir(join(workspace.store, 'partial'), { recursive: true });
    await writeFile(join(workspace.store, 'partial', name), 'half');
  };
  const left = () => readdir(join(workspace.store, 'partial'));

  test('is deleted by the next run', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await new Promise((resolve) => child.on('exit', resolve));
    await partial(`${child.pid}-00000000`);
    await acquire([], workspace.options());
    expect(await left()).toEqual([]);
  });

  test('is deleted when its process id is reused by this process', async () => {
    await partial(`${process.pid}-00000000`);
    const before = new Date(Date.now() - process.uptime() * 1000 - 60_000);
    await utimes(join(workspace.store, 'partial', `${process.pid}-00000000`), before, before);
    await sweepPartials(workspace.store);
    expect(await left()).toEqual([]);
  });

  test('is distinguished from what a running process writes, this one or another', async () => {
    await partial(`${process.pid}-00000000`);
    await partial(`${process.ppid}-00000000`);
    await partial('1-00000000');
    await sweepPartials(workspace.store);
    expect(await left()).toHaveLength(3);
  });

  test('is distinguished from what the process of another user writes, which cannot be signalled', async () => {
    await partial('4194304-00000000');
    const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });
    await sweepPartials(workspace.store).finally(() => kill.mockRestore());
    expect(await left()).toHaveLength(1);
  });

  test('is distinguished from other files in the folder', async () => {
    await partial('notes.txt');
    await partial('0-00000000');
    await sweepPartials(workspace.store);
    expect(await left()).toEqual(['0-00000000', 'notes.txt']);
  });

  test('need not exist where there is no store yet', async () => {
    await rm(workspace.store, { recursive: true, force: true });
    await expect(sweepPartials(workspace.store)).resolves.toBeUndefined();
  });
});
