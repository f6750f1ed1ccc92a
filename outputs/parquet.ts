import { fileSystemError } from '../errors/file-system.js';
import { type Engine, identifier, text } from '../pipeline/engine/engine.js';

/** Rows in a group, so that where a group ends does not depend on the engine’s default. */
const ROW_GROUP_SIZE = 122_880;

/** What the engine says when the system refuses, and the code that Node gives the same refusal. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/File too large/i, 'EFBIG'],
  [/Permission denied/i, 'EACCES'],
  [/Read-only file system/i, 'EROFS'],
  [/No such file or directory/i, 'ENOENT'],
  [/Is a directory/i, 'EISDIR'],
  [/Input\/output error/i, 'EIO'],
];

function refusal(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('IO Error')) return error;
  const code = REFUSALS.find(([said]) => said.test(error.message))?.[1];
  return code === undefined ? error : fileSystemError(Object.assign(error, { code }), `writing ${path}`);
}

/**
 * Writes a table of the engine as Parquet, its rows in the order of `orderBy` (SQL of ours, which must leave no two
 * rows equal). The same rows give the same bytes on any number of threads. Throws `disk-full`, `no-permission` or
 * `file-system`.
 */
export async function writeParquet(
  engine: Engine,
  tableName: string,
  orderBy: string,
  path: string,
): Promise<void> {
  const rows = `SELECT * FROM ${identifier(tableName)} ORDER BY ${orderBy}`;
  const format = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_SIZE}`;
  try {
    await engine.run(`COPY (${rows}) TO ${text(path)} (${format})`);
  } catch (error) {
    throw refusal(error, path);
  }
}
