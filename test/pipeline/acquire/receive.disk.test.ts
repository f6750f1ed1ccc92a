import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import type { Write } from '../../../pipeline/acquire/receive.js';
import { asOrdinaryUser, type Bench, createBench, fileAt, filesBelow, lockOf, refusal } from './setup.js';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.close());

const BODY = 'code,value\n'.repeat(50_000);
const TEXTS = { '/a.csv': BODY, '/b.csv': `${BODY}b`, '/c.csv': `${BODY}c` };
const FILES = Object.keys(TEXTS).map(fileAt);
const run = (changes: Parameters<Bench['options']>[0] = {}) =>
  acquire(FILES, bench.options({ lock: lockOf(TEXTS), ...changes }));

const failing = (code: string): Write => {
  let chunks = 0;
  return async (file, chunk) => {
    chunks += 1;
    if (chunks > 2) throw Object.assign(new Error(`${code}: the system says no`), { code });
    await file.writeFile(chunk);
  };
};

describe('a disk that refuses', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'no-permission'],
    ['EIO', 'file-system'],
  ])('with %s half-way stops the run as %s and leaves nothing half-written', async (code, expected) => {
    bench.serve(TEXTS);
    const error = await refusal(run({ write: failing(code) }));
    expect(error.code).toBe(expected);
    expect(error.exit).toBe(5);
    expect(error.message).toContain('writing');
    expect((await filesBelow(bench.store)).filter((name) => name.startsWith('partial'))).toEqual([]);
  });

  test('does not make the download start again', async () => {
    bench.serve(TEXTS);
    await refusal(run({ write: failing('ENOSPC'), concurrency: 1 }));
    expect(bench.asked).toEqual(['/a.csv']);
  });

  test('keeps a bug a bug', async () => {
    bench.serve(TEXTS);
    const bug: Write = () => Promise.reject(new RangeError('a mistake of ours'));
    await expect(run({ write: bug })).rejects.toThrow(RangeError);
    expect(await filesBelow(bench.store)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('a folder that one may not write to is told', async () => {
    bench.serve(TEXTS);
    await mkdir(bench.store);
    await chmod(bench.store, 0o555);
    const error = await asOrdinaryUser(() => refusal(run()));
    expect(error.code).toBe('no-permission');
    expect(error.message).toContain(bench.store);
  });

  test.skipIf(process.platform === 'win32')('a complete store that one may only read is enough', async () => {
    bench.serve(TEXTS);
    await run();
    await chmod(join(bench.store, 'partial'), 0o555);
    await chmod(bench.store, 0o555);
    const { files } = await asOrdinaryUser(() => run());
    await chmod(bench.store, 0o755);
    await chmod(join(bench.store, 'partial'), 0o755);
    expect(files.size).toBe(3);
    expect(bench.asked).toHaveLength(3);
  });

  test.skipIf(process.platform === 'win32')(
    'a file of the mirror that one may not read is told',
    async () => {
      const folder = join(bench.root, 'mirror', 'data.example');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'a.csv'), BODY, { mode: 0o000 });
      const options = bench.options({
        lock: lockOf({ '/a.csv': BODY }),
        mirror: join(bench.root, 'mirror'),
      });
      await mkdir(bench.store, { mode: 0o777 });
      await chmod(bench.store, 0o777);
      const error = await asOrdinaryUser(() => refusal(acquire([fileAt('/a.csv')], options)));
      expect(error.code).toBe('no-permission');
      expect(error.message).toContain('reading');
    },
  );

  test('a store that is a file is told', async () => {
    bench.serve(TEXTS);
    await writeFile(bench.store, 'not a folder');
    expect((await refusal(run())).code).toBe('file-system');
  });
});

describe('a run that is interrupted', () => {
  test('in the middle of a file leaves nothing, and throws the reason', async () => {
    const stop = new AbortController();
    bench.serve(TEXTS);
    bench.answers.set('/a.csv', (response) => {
      response.write(BODY.slice(0, 100_000)); // and no more
    });
    const reason = new Error('interrupted');
    const write: Write = async (file, chunk) => {
      await file.writeFile(chunk);
      stop.abort(reason);
    };
    await expect(run({ signal: stop.signal, write })).rejects.toBe(reason);
    expect(await filesBelow(bench.store)).toEqual([]);
    expect(bench.lines).toEqual([]);
  });

  test('before it begins asks for nothing', async () => {
    await expect(run({ signal: AbortSignal.abort() })).rejects.toThrow(DOMException);
    expect(bench.asked).toEqual([]);
  });

  test('while it waits to try again does not wait', async () => {
    const stop = new AbortController();
    bench.answers.set('/a.csv', (response) => {
      response.writeHead(503).end(() => stop.abort('a reason that is no error'));
    });
    const outcome = run({ signal: stop.signal, retryDelayMs: 3_600_000, concurrency: 1 });
    await expect(outcome).rejects.toBe('a reason that is no error');
  });

  test('keeps the files that were whole', async () => {
    const stop = new AbortController();
    bench.serve(TEXTS);
    bench.answers.set('/b.csv', () => stop.abort());
    await expect(run({ signal: stop.signal, concurrency: 1 })).rejects.toThrow();
    expect(await filesBelow(join(bench.store, 'sha256'))).toHaveLength(1);
    bench.serve(TEXTS);
    await run({ concurrency: 1 });
    expect(bench.asked).toEqual(['/a.csv', '/b.csv', '/b.csv', '/c.csv']);
  });
});
