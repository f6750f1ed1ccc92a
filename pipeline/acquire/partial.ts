import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { makeFolder } from '../system/make-folder.js';
import { isRunning } from '../system/processes.js';

const folderOf = (store: string) => join(store, 'partial');

/** A fresh name for a file that is not whole yet; it says which process writes it. */
export async function newPartial(store: string): Promise<string> {
  const folder = folderOf(store);
  await onDisk(`making ${folder}`, () => makeFolder(folder));
  return join(folder, `${process.pid}-${randomUUID()}`);
}

/** Deletes a partial; a refusal is passed over, because the error that led here matters more. */
export async function dropPartial(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

async function isLeftOver(path: string, pid: number): Promise<boolean> {
  if (pid !== process.pid) return !isRunning(pid);
  // In a container the same number comes back at each start: what is older than this process is not its own.
  const startedMs = Date.now() - process.uptime() * 1000;
  return (await stat(path)).mtimeMs < startedMs - 1000;
}

/**
 * Deletes what dead runs have left half-written, and nothing of a running one. It is housekeeping: where the file
 * system refuses, the leftover stays, so that a complete store can be used from a read-only disk.
 */
export async function sweepPartials(store: string): Promise<void> {
  const folder = folderOf(store);
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = /^([1-9]\d{0,9})-/.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(folder, name);
    if (await isLeftOver(path, Number(pid)).catch(() => false)) await dropPartial(path);
  }
}
