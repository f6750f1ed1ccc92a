import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { LARGEST_BYTES } from '../../../pipeline/acquire/lock.js';
import { objectPath } from '../../../pipeline/acquire/store.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, fileAt, filesBelow, lockOf, sha256, type Workspace } from './setup.js';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const A = fileAt('/a.csv');
const OLD = 'code,value\nE06000001,1\n';
const NEW = 'code,value\nE06000001,2\nE06000002,3\n';
const relock = (changes: Parameters<Workspace['options']>[0] = {}) =>
  acquire([A], workspace.options({ lock: lockOf({ '/a.csv': OLD }), relock: true, ...changes }));

describe('relocking', () => {
  test('gives a changed file a new entry with today’s date', async () => {
    workspace.serve({ '/a.csv': NEW });
    const { files, lock } = await relock();
    expect(lock).toEqual({
      [A.address]: { address: A.address, bytes: 35, sha256: sha256(NEW), locked_on: '2026-03-04' },
    });
    expect(files.get(A.address)?.sha256).toBe(sha256(NEW));
  });

  test('keeps the entry of an unchanged file, though it is fetched', async () => {
    workspace.serve({ '/a.csv': OLD });
    const lock = lockOf({ '/a.csv': OLD });
    await acquire([A], workspace.options({ lock }));
    expect((await relock()).lock).toEqual(lock);
    expect(workspace.asked).toHaveLength(2);
  });

  test('locks a file that was not in the lock', async () => {
    workspace.serve({ '/a.csv': NEW });
    expect(Object.keys((await relock({ lock: {} })).lock)).toEqual([A.address]);
  });

  test('keeps the entries of files that were not requested, in order', async () => {
    workspace.serve({ '/a.csv': NEW });
    const { lock } = await relock({ lock: lockOf({ '/z.csv': 'z', '/0.csv': '0' }) });
    expect(Object.keys(lock).map((address) => address.slice(-5))).toEqual(['0.csv', 'a.csv', 'z.csv']);
    expect(lock['https://data.example/z.csv']?.locked_on).toBe('2025-01-02');
  });

  test('does not change its argument', async () => {
    workspace.serve({ '/a.csv': NEW });
    const given = lockOf({ '/a.csv': OLD });
    await relock({ lock: given });
    expect(given).toEqual(lockOf({ '/a.csv': OLD }));
  });

  test('makes a lock with which the next run downloads nothing', async () => {
    workspace.serve({ '/a.csv': NEW });
    const { lock } = await relock();
    await acquire([A], workspace.options({ lock }));
    expect(workspace.asked).toHaveLength(1);
  });

  test('never accepts a web page', async () => {
    workspace.serve({ '/a.csv': '  <!doctype html><title>Page not found</title>' });
    expect((await refusal(relock())).code).toBe('file-web-page');
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('never accepts an empty file', async () => {
    workspace.serve({ '/a.csv': '' });
    const error = await refusal(relock());
    expect(error.code).toBe('file-truncated');
    expect(error.message).toContain('an empty file');
  });

  test('never accepts more than 200 MB', async () => {
    const chunk = new Uint8Array(LARGEST_BYTES / 10 + 1);
    let sent = 0;
    const endless: typeof fetch = async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += 1;
            controller.enqueue(chunk);
          },
        }),
      );
    const error = await refusal(relock({ fetch: endless, write: async () => undefined }));
    expect(error.code).toBe('file-unreadable');
    expect(error.message).toContain('more than 200 MB');
    expect(sent).toBeLessThan(15);
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('also repairs an altered object', async () => {
    workspace.serve({ '/a.csv': OLD });
    await relock();
    await writeFile(objectPath(workspace.store, sha256(OLD)), 'altered');
    await relock();
    await acquire([A], workspace.options({ lock: lockOf({ '/a.csv': OLD }), offline: true }));
  });
});

describe('relocking offline', () => {
  test('uses the latest download', async () => {
    workspace.serve({ '/a.csv': OLD });
    await relock();
    workspace.serve({ '/a.csv': NEW });
    await relock();
    const { lock } = await relock({ offline: true });
    expect(lock[A.address]?.sha256).toBe(sha256(NEW));
    expect(workspace.asked).toHaveLength(2);
  });

  test('fails where nothing was downloaded, or its record is damaged', async () => {
    expect((await refusal(relock({ offline: true }))).code).toBe('store-empty');
    workspace.serve({ '/a.csv': NEW });
    await relock();
    const record = join(workspace.store, 'records', `${sha256(A.address)}.json`);
    for (const damaged of ['', '{', '{}', '[]']) {
      await writeFile(record, damaged);
      expect((await refusal(relock({ offline: true }))).code).toBe('store-empty');
    }
  });

  test('fails where the bytes are gone, and does not use altered ones', async () => {
    workspace.serve({ '/a.csv': NEW });
    await relock();
    await writeFile(objectPath(workspace.store, sha256(NEW)), 'altered');
    expect((await refusal(relock({ offline: true }))).code).toBe('lock-differs');
    await rm(objectPath(workspace.store, sha256(NEW)));
    expect((await refusal(relock({ offline: true }))).code).toBe('store-empty');
  });
});
