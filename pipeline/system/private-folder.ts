import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Makes a folder that only its owner can open, whatever the umask. Throws the system's error. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { mode: 0o700 });
  chmodSync(path, 0o700);
}

/** Takes everything in a folder, and the folder, away from everyone but its owner. */
export function makePrivate(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makePrivate(path);
    else chmodSync(path, 0o600);
  }
  chmodSync(folder, 0o700);
}

/** How many pieces of work want private files now, and the umask from before the first of them. */
const wanted = { by: 0, before: 0 };

/**
 * Runs `work` so that new files are open to their owner only, also those that the engine makes. The umask is
 * one of the whole process: nothing else may write meanwhile, and where such work overlaps, the last to end
 * sets it back.
 */
export async function withPrivateFiles<T>(work: () => Promise<T>): Promise<T> {
  // A worker may not change it.
  if (!isMainThread) return work();
  if (wanted.by === 0) wanted.before = process.umask(0o077);
  wanted.by += 1;
  try {
    return await work();
  } finally {
    wanted.by -= 1;
    if (wanted.by === 0) process.umask(wanted.before);
  }
}
