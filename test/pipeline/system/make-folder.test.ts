import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder } from '../../../pipeline/system/make-folder.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'smi-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('making a folder', () => {
  test.runIf(existsSync('/proc/self'))('fails where the system cannot make one (needs /proc)', () => {
    expect(() => makeFolder('/proc/nowhere/below')).toThrow();
  });

  test.each(['file', 'file/below'])('at or below a file (%s) is refused', (path) => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, path))).toThrow(/EEXIST|ENOTDIR/);
  });

  test('at a dangling link is refused', () => {
    symlinkSync(join(root, 'gone'), join(root, 'link'));
    expect(() => makeFolder(join(root, 'link'))).toThrow(/EEXIST/);
  });

  test('makes every folder above it, and accepts an existing one', () => {
    makeFolder(join(root, 'a', 'b', 'c'));
    makeFolder(join(root, 'a', 'b', 'c'));
    expect(statSync(join(root, 'a', 'b', 'c')).isDirectory()).toBe(true);
  });
});
