import { fileSystemError } from '../../errors/file-system.js';

/** What the engine says when the system refuses, and the code that Node gives the same refusal. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|max_temp_directory_size/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/File too large/i, 'EFBIG'],
  [/Permission denied/i, 'EACCES'],
  [/Read-only file system/i, 'EROFS'],
  [/Input\/output error/i, 'EIO'],
];

/**
 * Turns a refusal of the system that the engine passes on into an error that says what to do; any other
 * stays.
 */
export function engineRefusal(error: unknown, doing: string): unknown {
  const code = error instanceof Error && REFUSALS.find(([said]) => said.test(error.message))?.[1];
  return code ? fileSystemError(Object.assign(error, { code }), doing) : error;
}
