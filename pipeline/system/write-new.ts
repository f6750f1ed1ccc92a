import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { makeFolder } from './make-folder.js';
import { writeWhole } from './write-whole.js';

/**
 * Writes a new file and never overwrites one. Throws `out-not-empty`, `disk-full`, `no-permission` or
 * `file-system`.
 */
export async function writeNew(path: string, text: string): Promise<void> {
  if (existsSync(path))
    throw new SmiError('out-not-empty', `${path} exists already`, {
      next: 'name a new file with --out, or leave it out to see the text',
    });
  await onDisk(`writing ${path}`, async () => {
    makeFolder(dirname(path));
    await writeWhole(path, text);
  });
}
