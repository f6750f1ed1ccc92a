import { fileSystemError } from './file-system.js';

/** What the engine's message contains when the system refuses, and Node's code for the same refusal. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|max_temp_directory_size/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/File too large/i, 'EFBIG'],
  [/Permission denied/i, 'EACCES'],
  [/Read-only file system/i, 'EROFS'],
  [/No such file or directory/i, 'ENOENT'],
  [/Is a directory/i, 'EISDIR'],
  [/Too many open files/i, 'EMFILE'],
  [/Cannot allocate memory/i, 'ENOMEM'],
  [/Resource temporarily unavailable/i, 'EAGAIN'],
  [/Input\/output error/i, 'EIO'],
];

/**
 * Turns a system error that the engine passes on into one that says what to do; returns any other unchanged.
 */
export function engineRefusal(error: unknown, doing: string): unknown {
  if (!(error instanceof Error)) return error;
  const isSystem = error.message.startsWith('IO Error') || /max_temp_directory_size/.test(error.message);
  const code = isSystem ? REFUSALS.find(([pattern]) => pattern.test(error.message))?.[1] : undefined;
  return code === undefined ? error : fileSystemError(Object.assign(error, { code }), doing);
}
