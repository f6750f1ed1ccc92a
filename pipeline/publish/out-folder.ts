import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { onInterrupt } from '../interrupt.js';
import { makeFolder } from '../make-folder.js';

/** Throws `out-not-empty` when something stands at the place, which is never overwritten. */
export function checkOut(path: string): void {
  let entries: string[];
  try {
    entries = readdirSync(path);
  } catch (error) {
    // Below a file nothing can stand: that is told when the folder is made.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR' && existsSync(path))
      throw new SmiError('out-not-empty', `${path} is a file`);
    if (isAbsent(error)) return;
    throw fileSystemError(error, `looking at ${path}`);
  }
  if (entries.length > 0) throw new SmiError('out-not-empty', `${path} is not empty`);
}

/**
 * Runs `write` on a new folder beside `path` and, when it has succeeded, moves that to `path`, which must not be there
 * or be empty. When it fails or is interrupted, nothing of it stays. Throws `out-not-empty`, `disk-full`,
 * `no-permission`, `file-system`, and what `write` throws.
 */
export async function writeOut<T>(path: string, write: (folder: string) => Promise<T>): Promise<T> {
  checkOut(path);
  const aside = join(dirname(path), `.${basename(path)}.making-${process.pid}`);
  const discard = () => rmSync(aside, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  const forget = onInterrupt(discard);
  try {
    makeFolder(dirname(path));
    mkdirSync(aside);
    const result = await write(aside);
    checkOut(path);
    // An empty folder gives way to the one that is renamed onto it; on some systems it must be gone first.
    try {
      rmdirSync(path);
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
    renameSync(aside, path);
    return result;
  } catch (error) {
    discard();
    throw fileSystemError(error, `writing ${path}`);
  } finally {
    forget();
  }
}
