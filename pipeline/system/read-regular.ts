import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { SmiError } from '../../errors/smi-error.js';

/** Opening a pipe would otherwise wait until somebody writes to it; Windows has no such flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Throws `file-system` for a pipe, a device or a socket, which may never end. */
function checkRegular(stats: Stats, path: string): void {
  // Reading a folder fails by itself.
  if (!stats.isFile() && !stats.isDirectory())
    throw new SmiError('file-system', `reading ${path}: it is a pipe or a device, and not a file`, {
      next: 'give a regular file',
    });
}

/** Opens a regular file to read. Throws `file-system` for anything else, and the system's error. */
export async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path, FLAGS);
  try {
    checkRegular(await file.stat(), path);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The bytes of a regular file. Throws as `openRegular`. */
export async function readRegular(path: string): Promise<Buffer<ArrayBuffer>> {
  const file = await openRegular(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The text of a regular file in UTF-8. Throws as `openRegular`. */
export const readRegularText = async (path: string): Promise<string> =>
  (await readRegular(path)).toString('utf8');

/** The same at once. Throws as `openRegular`. */
export function readRegularTextSync(path: string): string {
  const file = openSync(path, FLAGS);
  try {
    checkRegular(fstatSync(file), path);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
