import { SmiError } from './smi-error.js';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True when `error` says that a file or folder is not there. */
export const isAbsent = (error: unknown): boolean =>
  codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

/** Turns an error of the operating system into one that says what to do; anything else is returned as it is. */
export function fileSystemError(error: unknown, doing: string): unknown {
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new SmiError('disk-full', `no room left ${doing}`, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new SmiError('no-permission', `not allowed ${doing}`, { cause: error });
    case 'EEXIST':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EIO':
    case 'EMFILE':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return new SmiError('file-system', `${code} ${doing}`, { cause: error });
    default:
      return error;
  }
}

/** Runs `work`, telling what it was `doing` (as in "writing index.csv") when the file system refuses. */
export async function onDisk<T>(doing: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileSystemError(error, doing);
  }
}
