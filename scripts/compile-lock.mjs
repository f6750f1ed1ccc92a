// The lock of the compiler, so that of several first starts one compiles and the others wait. It is like
// pipeline/system/lock.ts, which is not compiled yet when it is needed.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const PAUSE_MS = 50;

/** True when a process with this number runs. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holderOf(path) {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const isLive = (pid) => pid > 0 && pid !== process.pid && isRunning(pid);

/** Makes the lock in one step; false where there is one already. */
function tryLock(path) {
  const aside = `${path}-${process.pid}`;
  try {
    writeFileSync(aside, `${process.pid}\n`);
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(error.code)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  try {
    // On a disk without links the file is made and filled in two steps.
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a dead process, and puts back one that a live process has made in the meantime. */
function clearStale(path) {
  const moved = `${path}-stale-${process.pid}`;
  try {
    renameSync(path, moved);
    if (isLive(holderOf(moved))) linkSync(moved, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(error.code)) throw error;
  } finally {
    rmSync(moved, { force: true });
  }
}

/**
 * Takes the lock at `path`, and waits while another process has it. The lock of a dead process is taken over.
 * Throws the system's error where no lock can be made.
 * @returns a function that releases it
 */
export async function takeCompileLock(path) {
  for (;;) {
    if (tryLock(path)) return () => holderOf(path) === process.pid && rmSync(path, { force: true });
    if (isLive(holderOf(path))) await wait(PAUSE_MS);
    else clearStale(path);
  }
}
