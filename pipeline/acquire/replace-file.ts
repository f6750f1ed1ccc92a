import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { dropPartial } from './partial.js';

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes `text` to `aside`, then renames it to `path`, so that a reader sees the old text or the new one, whole.
 * Both must be on the same disk. Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function replaceFile(path: string, text: string, aside: string): Promise<void> {
  try {
    await onDisk(`writing ${path}`, async () => {
      await mkdir(dirname(path), { recursive: true });
      await writeWhole(aside, text);
      await rename(aside, path);
    });
  } catch (error) {
    await dropPartial(aside);
    throw error;
  }
}
