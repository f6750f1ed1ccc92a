import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { onInterrupt } from './interrupt.js';
import { isRunning } from './processes.js';
import { readRegularTextSync } from './read-regular.js';

/** Locks that this process holds. Any other lock with its process number was left by a dead process. */
const held = new Set<string>();

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/** The process number in the lock; undefined where there is no lock, or no number in it. */
function holder(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readRegularTextSync(path), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw fileSystemError(error, `reading ${path}`);
  }
}

/** The process that holds the lock at `path` (read from `file`), if it still runs. */
function liveHolder(path: string, file = path): number | undefined {
  const pid = holder(file);
  if (pid === undefined) return undefined;
  const alive = pid === process.pid ? held.has(resolve(path)) : isRunning(pid);
  return alive ? pid : undefined;
}

/** True while a process that still runs holds the lock at `path`. */
export const isLocked = (path: string): boolean => liveHolder(path) !== undefined;

/** Makes the lock in one step, never half-written; false where there is one already. */
function tryLock(path: string): boolean {
  const text = `${process.pid}\n`;
  const aside = `${path}.${process.pid}-${randomUUID()}`;
  try {
    writeFileSync(aside, text, { flag: 'wx' });
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(String(codeOf(error))))
      throw fileSystemError(error, `writing ${path}`);
  } finally {
    rmSync(aside, { force: true });
  }
  try {
    // On a disk without links the file is made and filled in two steps.
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw fileSystemError(error, `writing ${path}`);
  }
}

/** Removes the lock of a dead process, and puts back one that a live process has made in the meantime. */
function clearStale(path: string): void {
  const moved = `${path}.stale-${process.pid}-${randomUUID()}`;
  try {
    renameSync(path, moved);
    if (liveHolder(path, moved) !== undefined) linkSync(moved, path);
  } catch (error) {
    if (!isAbsent(error) && codeOf(error) !== 'EEXIST') throw fileSystemError(error, `removing ${path}`);
  } finally {
    rmSync(moved, { force: true });
  }
}

function lockedBy(path: string, what: string): SmiError {
  const pid = holder(path);
  return new SmiError(
    'locked',
    `${pid === undefined ? 'another process' : `process ${pid}`} is writing to ${what}`,
    {
      next: `wait for it to end; if it is not a command of smi, remove ${path}`,
    },
  );
}

/**
 * Locks a path against other writers. The lock of a process that no longer runs is taken over.
 * @param what what is being written, for the message
 * @returns a function that releases the lock
 * @throws SmiError `locked`
 */
export function takeLock(path: string, what: string): () => void {
  if (liveHolder(path) !== undefined) throw lockedBy(path, what);
  if (!tryLock(path)) {
    clearStale(path);
    if (!tryLock(path)) throw lockedBy(path, what);
  }
  held.add(resolve(path));
  const release = () => {
    held.delete(resolve(path));
    try {
      if (holder(path) === process.pid) rmSync(path, { force: true });
    } catch (error) {
      throw fileSystemError(error, `removing the lock ${path}`);
    }
  };
  const forget = onInterrupt(release);
  return () => {
    forget();
    release();
  };
}

const PAUSE_MS = 40;

/**
 * As `takeLock`, but waits for another holder, for at most `patience` milliseconds.
 * @throws SmiError `locked` when the lock is still held then
 */
export async function awaitLock(path: string, what: string, patience: number): Promise<() => void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return takeLock(path, what);
    } catch (error) {
      if (!(error instanceof SmiError) || error.code !== 'locked' || Date.now() >= end) throw error;
      await wait(PAUSE_MS);
    }
  }
}
