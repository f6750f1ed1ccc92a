import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makePrivate, withPrivateFiles } from '../../../pipeline/system/private-folder.js';

let root: string;
const umask = process.umask();
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'private-'));
});
afterEach(() => {
  process.umask(umask);
  rmSync(root, { recursive: true, force: true });
});

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe.skipIf(process.platform === 'win32')('private files', () => {
  test('of work that overlaps are private to the end of the last, and only so long', async () => {
    process.umask(0o022);
    let endFirst = () => {};
    let endLast = () => {};
    const first = withPrivateFiles(() => new Promise<void>((end) => (endFirst = end)));
    const last = withPrivateFiles(() => new Promise<void>((end) => (endLast = end)));
    endFirst();
    await first;
    expect(process.umask()).toBe(0o077);
    endLast();
    await last;
    expect(process.umask()).toBe(0o022);
  });

  test('end with work that fails', async () => {
    process.umask(0o027);
    await expect(withPrivateFiles(() => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
    expect(process.umask()).toBe(0o027);
  });

  test('are what a folder holds that is made private, at every depth', () => {
    const inner = join(root, 'folder', 'inner');
    mkdirSync(inner, { recursive: true, mode: 0o755 });
    writeFileSync(join(inner, 'file'), '', { mode: 0o644 });
    makePrivate(join(root, 'folder'));
    expect(['folder', 'folder/inner', 'folder/inner/file'].map((path) => mode(join(root, path)))).toEqual([
      '700',
      '700',
      '600',
    ]);
  });
});
