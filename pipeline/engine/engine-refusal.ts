import { fileSystemError } from '../../errors/file-system.js';

/** What the engine says when the system refuses, and the code that Node gives the same refusal. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|max_temp_directory_size/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/File too large/i, 'EFBIG'],
  [/Permission denied/i, 'EACCES'],
  [/Read-only file system/i, 'EROFS'],
  [/No such file or directory/i, 'ENOENT'],
  [/Is a directory/i, 'EISDIR'],
  [/Input\/output error/i, 'EIO'],
];

/** Turns a refusal of the system that the engine passes on into an error that says what to do; any other stays. */
export function engineRefusal(error: unknown, doing: string): unknown {
  if (!(error instanceof Error)) return error;
  const ofSystem = error.message.startsWith('IO Error') || /max_temp_directory_size/.test(error.message);
  const code = ofSystem ? REFUSALS.find(([said]) => said.test(error.message))?.[1] : undefined;
  return code === undefined ? error : fileSystemError(Object.assign(error, { code }), doing);
}
