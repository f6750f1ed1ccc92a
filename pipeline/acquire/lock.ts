import { readFile } from 'node:fs/promises';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { type LockFile, lockFile } from '../../schemas/source.js';

const invalid = (path: string, why: string) =>
  new SmiError('figures-invalid', `${path} is not a lock: ${why}`, {
    next: 'restore it as it was committed',
  });

/** The lock by address, in the order of code units, which no machine's language changes. */
export function sortedLock(lock: LockFile): LockFile {
  return Object.fromEntries(Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(path, 'it is not JSON');
  }
}

/** Reads a lock. Throws `lock-missing` when there is none, `figures-invalid` when it is not what its schema says. */
export async function readLock(path: string): Promise<LockFile> {
  const text = await onDisk(`reading ${path}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) throw new SmiError('lock-missing', `there is no lock at ${path}`);
      throw error;
    }),
  );
  const lock = lockFile.safeParse(parsed(path, text));
  if (lock.success) return lock.data;
  const [issue] = lock.error.issues;
  throw invalid(path, `${issue?.path.map(String).join(' ') || 'it'}: ${issue?.message ?? 'not understood'}`);
}

/** The text of a lock: sorted by address, indented by two, ended by a line break. */
export const lockText = (lock: LockFile): string => `${JSON.stringify(sortedLock(lock), null, 2)}\n`;
