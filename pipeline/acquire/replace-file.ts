import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { makeFolder } from '../system/make-folder.js';
import { writeWhole } from '../system/write-whole.js';
import { dropPartial } from './partial.js';

/**
 * Writes `text` to `aside`, then renames it to `path`, so that a reader sees the old text or the new one, whole.
 * Both must be on the same disk. Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function replaceFile(path: string, text: string, aside: string): Promise<void> {
  try {
    await onDisk(`writing ${path}`, async () => {
      makeFolder(dirname(path));
      await writeWhole(aside, text);
      await rename(aside, path);
    });
  } catch (error) {
    await dropPartial(aside);
    throw error;
  }
}
