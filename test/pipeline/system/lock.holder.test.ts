import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { runCleanups } from '../../../pipeline/system/interrupt.js';
import { takeLock } from '../../../pipeline/system/lock.js';
import { deadPid, emptyFolder, systemError } from '../publish/setup.js';

let root: string;
let lock: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = emptyFolder());
  lock = join(root, '.lock');
});
afterEach(() => {
  vi.restoreAllMocks();
  remove();
});

const holder = () => readFileSync(lock, 'utf8').trim();

/** The `SmiError` of taking the lock. */
function refused(path = lock): SmiError {
  try {
    takeLock(path, 'the release')();
  } catch (error) {
    if (error instanceof SmiError) return error;
    throw error;
  }
  throw new Error('the lock was taken');
}

describe('a held lock', () => {
  test('names its process, and is gone, with no other file left, after release', () => {
    const release = takeLock(lock, 'the release');
    expect(holder()).toBe(String(process.pid));
    expect(readdirSync(root)).toEqual(['.lock']);
    release();
    expect(readdirSync(root)).toEqual([]);
  });

  test('is not taken twice by one process, by any path, and can be taken again after release', () => {
    const release = takeLock(lock, 'the release');
    expect(refused().code).toBe('locked');
    expect(refused(relative(process.cwd(), lock)).code).toBe('locked');
    expect(holder()).toBe(String(process.pid));
    release();
    takeLock(relative(process.cwd(), lock), 'the release')();
    expect(existsSync(lock)).toBe(false);
  });

  test('that another process has taken since is not removed on release', () => {
    const release = takeLock(lock, 'the release');
    writeFileSync(lock, `${process.ppid}\n`);
    release();
    expect(holder()).toBe(String(process.ppid));
    expect(refused().code).toBe('locked');
  });

  test('may already be removed on release', () => {
    const release = takeLock(lock, 'the release');
    rmSync(lock);
    release();
    expect(readdirSync(root)).toEqual([]);
  });

  test('is released when the program is interrupted, and only once', () => {
    const release = takeLock(lock, 'the release');
    runCleanups();
    expect(existsSync(lock)).toBe(false);
    const again = takeLock(lock, 'the release');
    expect(holder()).toBe(String(process.pid));
    again();
    // a released lock is forgotten: a later interrupt does not touch a lock that exists then
    writeFileSync(lock, `${process.pid}\n`);
    runCleanups();
    expect(holder()).toBe(String(process.pid));
    rmSync(lock);
    release();
  });
});

describe('an existing lock', () => {
  test('of a process that runs is respected: who, what, and what to do', () => {
    writeFileSync(lock, `${process.ppid}\n`);
    const error = refused();
    expect(error).toMatchObject({ code: 'locked', exit: 5 });
    expect(error.message).toContain(String(process.ppid));
    expect(error.message).toContain('the release');
    expect(error.next).toContain(lock);
    expect(readdirSync(root)).toEqual(['.lock']);
  });

  test.each([
    ['of a process that has ended', () => `${deadPid()}\n`],
    ['with our own process id, not held by this process', () => `${process.pid}\n`],
    ['without a process id', () => 'someone\n'],
    ['with an impossible process id', () => '0\n'],
    ['that is empty', () => ''],
  ])('%s is taken over, and no other file is left', (_, text) => {
    writeFileSync(lock, text());
    const release = takeLock(lock, 'the release');
    expect(holder()).toBe(String(process.pid));
    expect(readdirSync(root)).toEqual(['.lock']);
    release();
    expect(readdirSync(root)).toEqual([]);
  });

  test('of a dead process that a live one replaces first is restored, and respected', () => {
    const dead = deadPid();
    writeFileSync(lock, `${dead}\n`);
    const kill = process.kill.bind(process);
    vi.spyOn(process, 'kill').mockImplementation((pid, signal) => {
      if (pid !== dead) return kill(pid, signal);
      writeFileSync(lock, `${process.ppid}\n`);
      throw systemError('ESRCH');
    });
    const error = refused();
    expect(error.code).toBe('locked');
    expect(error.message).toContain(String(process.ppid));
    expect(holder()).toBe(String(process.ppid));
    expect(readdirSync(root)).toEqual(['.lock']);
  });

  test('of a dead process that another process clears first is free', () => {
    const dead = deadPid();
    writeFileSync(lock, `${dead}\n`);
    vi.spyOn(process, 'kill').mockImplementation(() => {
      rmSync(lock);
      throw systemError('ESRCH');
    });
    const release = takeLock(lock, 'the release');
    expect(holder()).toBe(String(process.pid));
    release();
  });
});

describe('a folder where no lock can be made', () => {
  test('is an error of the file system, naming the lock: no folder, or a folder in its place', () => {
    const nowhere = join(root, 'nowhere', '.lock');
    const missing = refused(nowhere);
    expect(missing.code).not.toBe('locked');
    expect(missing.message).toContain(nowhere);
    mkdirSync(lock);
    const folder = refused();
    expect(folder.code).not.toBe('locked');
    expect(folder.message).toContain(lock);
    expect(readdirSync(root)).toEqual(['.lock']);
  });
});
