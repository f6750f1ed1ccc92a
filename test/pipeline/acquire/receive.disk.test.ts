import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import type { Write } from '../../../pipeline/acquire/receive.js';
import { refusal } from '../../fixtures/refusal.js';
import { asOrdinaryUser, createWorkspace, fileAt, filesBelow, lockOf, type Workspace } from './setup.js';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const BODY = 'code,value\n'.repeat(50_000);
const TEXTS = { '/a.csv': BODY, '/b.csv': `${BODY}b`, '/c.csv': `${BODY}c` };
const FILES = Object.keys(TEXTS).map(fileAt);
const run = (changes: Parameters<Workspace['options']>[0] = {}) =>
  acquire(FILES, workspace.options({ lock: lockOf(TEXTS), ...changes }));

const failing = (code: string): Write => {
  let chunks = 0;
  return async (file, chunk) => {
    chunks += 1;
    if (chunks > 2) throw Object.assign(new Error(`${code}: the system says no`), { code });
    await file.writeFile(chunk);
  };
};

describe('an error of the disk', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'no-permission'],
    ['EIO', 'file-system'],
  ])('with %s half-way stops the run as %s and leaves no partial file', async (code, expected) => {
    workspace.serve(TEXTS);
    const error = await refusal(run({ write: failing(code) }));
    expect(error.code).toBe(expected);
    expect(error.exit).toBe(5);
    expect(error.message).toContain('writing');
    expect((await filesBelow(workspace.store)).filter((name) => name.startsWith('partial'))).toEqual([]);
  });

  test('does not restart the download', async () => {
    workspace.serve(TEXTS);
    await refusal(run({ write: failing('ENOSPC'), concurrency: 1 }));
    expect(workspace.asked).toEqual(['/a.csv']);
  });

  test('leaves a bug a bug', async () => {
    workspace.serve(TEXTS);
    const bug: Write = () => Promise.reject(new RangeError('a mistake of ours'));
    await expect(run({ write: bug })).rejects.toThrow(RangeError);
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('reports a folder without write permission', async () => {
    workspace.serve(TEXTS);
    await mkdir(workspace.store);
    await chmod(workspace.store, 0o555);
    const error = await asOrdinaryUser(() => refusal(run()));
    expect(error.code).toBe('no-permission');
    expect(error.message).toContain(workspace.store);
  });

  test.skipIf(process.platform === 'win32')('needs only read permission for a complete store', async () => {
    workspace.serve(TEXTS);
    await run();
    await chmod(join(workspace.store, 'partial'), 0o555);
    await chmod(workspace.store, 0o555);
    const { files } = await asOrdinaryUser(() => run());
    await chmod(workspace.store, 0o755);
    await chmod(join(workspace.store, 'partial'), 0o755);
    expect(files.size).toBe(3);
    expect(workspace.asked).toHaveLength(3);
  });

  test.skipIf(process.platform === 'win32')(
    'reports a file of the mirror without read permission',
    async () => {
      const folder = join(workspace.root, 'mirror', 'data.example');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'a.csv'), BODY, { mode: 0o000 });
      const options = workspace.options({
        lock: lockOf({ '/a.csv': BODY }),
        mirror: join(workspace.root, 'mirror'),
      });
      await mkdir(workspace.store, { mode: 0o777 });
      await chmod(workspace.store, 0o777);
      const error = await asOrdinaryUser(() => refusal(acquire([fileAt('/a.csv')], options)));
      expect(error.code).toBe('no-permission');
      expect(error.message).toContain('reading');
    },
  );

  test('reports a store that is a file', async () => {
    workspace.serve(TEXTS);
    await writeFile(workspace.store, 'not a folder');
    expect((await refusal(run())).code).toBe('file-system');
  });
});

describe('a run that is interrupted', () => {
  test('leaves nothing of a file in the middle, and throws the reason', async () => {
    const stop = new AbortController();
    workspace.serve(TEXTS);
    workspace.answers.set('/a.csv', (response) => {
      response.write(BODY.slice(0, 100_000)); // and no more
    });
    const reason = new Error('interrupted');
    const write: Write = async (file, chunk) => {
      await file.writeFile(chunk);
      stop.abort(reason);
    };
    await expect(run({ signal: stop.signal, write })).rejects.toBe(reason);
    expect(await filesBelow(workspace.store)).toEqual([]);
    expect(workspace.lines).toEqual([]);
  });

  test('requests nothing when aborted before it begins', async () => {
    await expect(run({ signal: AbortSignal.abort() })).rejects.toThrow(DOMException);
    expect(workspace.asked).toEqual([]);
  });

  test('does not wait for a retry', async () => {
    const stop = new AbortController();
    workspace.answers.set('/a.csv', (response) => {
      response.writeHead(503).end(() => stop.abort('a reason that is no error'));
    });
    const outcome = run({ signal: stop.signal, retryDelayMs: 3_600_000, concurrency: 1 });
    await expect(outcome).rejects.toBe('a reason that is no error');
  });

  test('keeps the complete files', async () => {
    const stop = new AbortController();
    workspace.serve(TEXTS);
    workspace.answers.set('/b.csv', () => stop.abort());
    await expect(run({ signal: stop.signal, concurrency: 1 })).rejects.toThrow();
    expect(await filesBelow(join(workspace.store, 'sha256'))).toHaveLength(1);
    workspace.serve(TEXTS);
    await run({ concurrency: 1 });
    expect(workspace.asked).toEqual(['/a.csv', '/b.csv', '/b.csv', '/c.csv']);
  });
});
