import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { onInterrupt } from '../interrupt.js';
import { isRunning } from '../processes.js';

/** The locks that this very process holds: a lock with its number that is not among them was left by a dead one. */
const held = new Set<string>();

function holder(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw fileSystemError(error, `reading ${path}`);
  }
}

function tryLock(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'wx');
    writeSync(file, `${process.pid}\n`);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    if (file !== undefined) rmSync(path, { force: true });
    throw fileSystemError(error, `writing ${path}`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Keeps others from writing to the same place. The lock of a process that no longer runs is taken over.
 * @returns what gives the lock back. Throws `locked`.
 */
export function takeLock(path: string, what: string): () => void {
  if (!tryLock(path)) {
    const pid = holder(path);
    const alive = pid === process.pid ? held.has(resolve(path)) : pid !== undefined && isRunning(pid);
    if (alive) {
      throw new SmiError('locked', `process ${pid} is writing to ${what}`, {
        next: `wait for it to end; if it is no command of ours, remove ${path}`,
      });
    }
    rmSync(path, { force: true });
    if (!tryLock(path)) throw new SmiError('locked', `another process is writing to ${what}`);
  }
  held.add(resolve(path));
  const release = () => {
    held.delete(resolve(path));
    rmSync(path, { force: true });
  };
  const forget = onInterrupt(release);
  return () => {
    forget();
    release();
  };
}
