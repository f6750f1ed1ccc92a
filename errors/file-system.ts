import type { ErrorCode } from './catalogue.js';
import { SmiError } from './smi-error.js';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True when `error` says that a file or folder does not exist. */
export const isAbsent = (error: unknown): boolean =>
  codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

const RAISE = 'allow more, as with `ulimit -n 1024`, or give fewer --threads';
const FREE = 'free some memory, or give fewer --threads';

/** What the codes of the operating system mean, where the user can do something about it. */
const MEANINGS: Readonly<Record<string, readonly [code: ErrorCode, what: string, next?: string]>> = {
  ENOSPC: ['disk-full', 'no space left'],
  EDQUOT: ['disk-full', 'no space left'],
  EFBIG: ['disk-full', 'no space left for a file of this size'],
  EACCES: ['no-permission', 'not allowed'],
  EPERM: ['no-permission', 'not allowed'],
  EROFS: ['no-permission', 'not allowed, the disk is read-only'],
  ENOENT: ['file-system', 'no such file or folder (ENOENT)'],
  EEXIST: ['file-system', 'something with this name exists already (EEXIST)'],
  ENOTDIR: ['file-system', 'a file is where a folder should be (ENOTDIR)'],
  EISDIR: ['file-system', 'a folder is where a file should be (EISDIR)'],
  EIO: ['file-system', 'the disk reported a fault (EIO)'],
  EBUSY: ['file-system', 'it is in use (EBUSY)'],
  EMFILE: ['file-system', 'too many files are open (EMFILE)', RAISE],
  ENFILE: ['file-system', 'too many files are open on this machine (ENFILE)', 'close other programs'],
  ENOMEM: ['memory-short', 'not enough memory', FREE],
  EAGAIN: ['memory-short', 'not enough memory, threads or processes (EAGAIN)', FREE],
  ENAMETOOLONG: ['file-system', 'the name is too long (ENAMETOOLONG)'],
  ELOOP: ['file-system', 'links lead in a circle (ELOOP)'],
};

/**
 * Turns an error of the operating system into one that says what to do; returns any other error unchanged.
 */
export function fileSystemError(error: unknown, doing: string): unknown {
  const code = codeOf(error);
  const meaning = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined;
  return meaning === undefined
    ? error
    : new SmiError(meaning[0], `${doing}: ${meaning[1]}`, {
        cause: error,
        ...(meaning[2] !== undefined && { next: meaning[2] }),
      });
}

/** Runs `work`; an error of the file system says what it was `doing`, as in "writing index.csv". */
export async function onDisk<T>(doing: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileSystemError(error, doing);
  }
}
