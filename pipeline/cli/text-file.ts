import { readFile, stat } from 'node:fs/promises';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';

/** What people write by hand is smaller. */
const MOST_BYTES = 20_000_000;

/** The text of the file that an option names. Throws `usage`, naming the option, for what is no file of a fair size. */
export function readTextFile(path: string, option: string): Promise<string> {
  const refused = (why: string) => new SmiError('usage', `--${option}: ${why}`, { next: 'look at the path' });
  return onDisk(`reading ${path}`, async () => {
    const stats = await stat(path).catch((error: unknown) => {
      if (isAbsent(error)) throw refused(`there is no file ${quoteFound(path, 200)}`);
      throw error;
    });
    if (!stats.isFile()) throw refused(`${quoteFound(path, 200)} is not a file`);
    if (stats.size > MOST_BYTES) throw refused(`${quoteFound(path, 200)} is too large`);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    } catch (error) {
      if (error instanceof TypeError)
        throw refused(`${quoteFound(path, 200)} is not text in UTF-8: save it as such`);
      throw error;
    }
  });
}
