import { closeSync, fsync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Waits until what was written to a file is on the disk. Throws the system's error. */
export async function syncFile(path: string): Promise<void> {
  // Windows lets only those wait who may write.
  const file = openSync(path, 'r+');
  try {
    await new Promise<void>((resolve, reject) => {
      fsync(file, (error) => (error === null ? resolve() : reject(error)));
    });
  } finally {
    closeSync(file);
  }
}

/** What systems say that cannot wait for a folder, and of one that may be written to and not read. */
const CANNOT_WAIT = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EPERM']);

/**
 * Waits until the names in a folder are on the disk: a file that is there may otherwise be without its name
 * after a power cut, and a rename undone. Does nothing where the system cannot wait for a folder, as Windows.
 * Throws the system's error.
 */
export function syncFolder(path: string): void {
  let folder: number | undefined;
  try {
    folder = openSync(path, 'r');
    fsyncSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && CANNOT_WAIT.has(String(error.code)))) throw error;
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}

/** Waits until a folder, and every file and folder in it, are on the disk. Throws the system's error. */
export async function syncAll(folder: string): Promise<void> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncAll(path);
    else if (entry.isFile()) await syncFile(path);
  }
  syncFolder(folder);
}
