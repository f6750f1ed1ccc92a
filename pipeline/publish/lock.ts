import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { onInterrupt } from '../interrupt.js';
import { isRunning } from '../processes.js';

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
  try {
    const file = openSync(path, 'wx');
    writeSync(file, `${process.pid}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw fileSystemError(error, `writing ${path}`);
  }
}

/**
 * Keeps others from writing to the same place. The lock of a process that no longer runs is taken over.
 * @returns what gives the lock back. Throws `locked`.
 */
export function takeLock(path: string, what: string): () => void {
  if (!tryLock(path)) {
    const pid = holder(path);
    if (pid !== undefined && pid !== process.pid && isRunning(pid)) {
      throw new SmiError('locked', `process ${pid} is writing to ${what}`);
    }
    rmSync(path, { force: true });
    if (!tryLock(path)) throw new SmiError('locked', `another process is writing to ${what}`);
  }
  const release = () => rmSync(path, { force: true });
  const forget = onInterrupt(release);
  return () => {
    forget();
    release();
  };
}
