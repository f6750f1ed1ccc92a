import { isAbsent, onDisk } from '../../errors/file-system.js';
import { readRegularText } from './read-regular.js';

/**
 * The text of a file, or undefined where there is none; `name` is what messages call it. Throws `file-system`
 * errors.
 */
export const readIfPresent = (path: string, name = path): Promise<string | undefined> =>
  onDisk(`reading ${name}`, () =>
    readRegularText(path).catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    }),
  );
