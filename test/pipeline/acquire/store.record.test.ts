import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { LARGEST_BYTES } from '../../../pipeline/acquire/lock.js';
import { objectPath } from '../../../pipeline/acquire/store.js';
import { type Bench, createBench, fileAt, filesBelow, lockOf, refusal, sha256 } from './setup.js';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.close());

const A = fileAt('/a.csv');
const OLD = 'code,value\nE06000001,1\n';
const NEW = 'code,value\nE06000001,2\nE06000002,3\n';
const relock = (changes: Parameters<Bench['options']>[0] = {}) =>
  acquire([A], bench.options({ lock: lockOf({ '/a.csv': OLD }), relock: true, ...changes }));

describe('taking new bytes', () => {
  test('gives a changed file a new entry of today', async () => {
    bench.serve({ '/a.csv': NEW });
    const { files, lock } = await relock();
    expect(lock).toEqual({ [A.address]: { bytes: 35, sha256: sha256(NEW), locked_on: '2026-03-04' } });
    expect(files.get(A.address)?.sha256).toBe(sha256(NEW));
  });

  test('leaves an unchanged file the entry that it has, though it is fetched', async () => {
    bench.serve({ '/a.csv': OLD });
    const lock = lockOf({ '/a.csv': OLD });
    await acquire([A], bench.options({ lock }));
    expect((await relock()).lock).toEqual(lock);
    expect(bench.asked).toHaveLength(2);
  });

  test('locks a file that was in no lock', async () => {
    bench.serve({ '/a.csv': NEW });
    expect(Object.keys((await relock({ lock: {} })).lock)).toEqual([A.address]);
  });

  test('keeps the entries of files that were not asked for, in order', async () => {
    bench.serve({ '/a.csv': NEW });
    const { lock } = await relock({ lock: lockOf({ '/z.csv': 'z', '/0.csv': '0' }) });
    expect(Object.keys(lock).map((address) => address.slice(-5))).toEqual(['0.csv', 'a.csv', 'z.csv']);
    expect(lock['https://data.example/z.csv']?.locked_on).toBe('2025-01-02');
  });

  test('does not change the lock that it was given', async () => {
    bench.serve({ '/a.csv': NEW });
    const given = lockOf({ '/a.csv': OLD });
    await relock({ lock: given });
    expect(given).toEqual(lockOf({ '/a.csv': OLD }));
  });

  test('makes a lock with which the next run downloads nothing', async () => {
    bench.serve({ '/a.csv': NEW });
    const { lock } = await relock();
    await acquire([A], bench.options({ lock }));
    expect(bench.asked).toHaveLength(1);
  });

  test('never takes a web page', async () => {
    bench.serve({ '/a.csv': '  <!doctype html><title>Page not found</title>' });
    expect((await refusal(relock())).code).toBe('file-web-page');
    expect(await filesBelow(bench.store)).toEqual([]);
  });

  test('never takes an empty file', async () => {
    bench.serve({ '/a.csv': '' });
    const error = await refusal(relock());
    expect(error.code).toBe('file-truncated');
    expect(error.message).toContain('an empty file');
  });

  test('never takes more than 200 MB', async () => {
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
    expect(await filesBelow(bench.store)).toEqual([]);
  });

  test('mends an altered object on the way', async () => {
    bench.serve({ '/a.csv': OLD });
    await relock();
    await writeFile(objectPath(bench.store, sha256(OLD)), 'altered');
    await relock();
    await acquire([A], bench.options({ lock: lockOf({ '/a.csv': OLD }), offline: true }));
  });
});

describe('taking new bytes offline', () => {
  test('uses what came last', async () => {
    bench.serve({ '/a.csv': OLD });
    await relock();
    bench.serve({ '/a.csv': NEW });
    await relock();
    const { lock } = await relock({ offline: true });
    expect(lock[A.address]?.sha256).toBe(sha256(NEW));
    expect(bench.asked).toHaveLength(2);
  });

  test('has nothing to use where nothing came, or the note of it is damaged', async () => {
    expect((await refusal(relock({ offline: true }))).code).toBe('store-empty');
    bench.serve({ '/a.csv': NEW });
    await relock();
    const record = join(bench.store, 'records', `${sha256(A.address)}.json`);
    for (const damaged of ['', '{', '{}', '[]']) {
      await writeFile(record, damaged);
      expect((await refusal(relock({ offline: true }))).code).toBe('store-empty');
    }
  });

  test('has nothing to use where the bytes are gone, and does not use altered ones', async () => {
    bench.serve({ '/a.csv': NEW });
    await relock();
    await writeFile(objectPath(bench.store, sha256(NEW)), 'altered');
    expect((await refusal(relock({ offline: true }))).code).toBe('lock-differs');
    await rm(objectPath(bench.store, sha256(NEW)));
    expect((await refusal(relock({ offline: true }))).code).toBe('store-empty');
  });
});
