import { readFile } from 'node:fs/promises';
import { isAbsent, onDisk } from '../../errors/file-system.js';

/**
 * The text of a file, or undefined where there is none; `name` is what messages call it. Throws `file-system`
 * errors.
 */
export const readIfPresent = (path: string, name = path): Promise<string | undefined> =>
  onDisk(`reading ${name}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    }),
  );
