import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onDisk } from '../../../errors/file-system.js';
import { onInterrupt } from '../../system/interrupt.js';
import { makeFolder } from '../../system/make-folder.js';
import { removeFolder } from '../../system/remove-folder.js';

/**
 * Runs `work` with a fresh folder inside `folder`, which is removed afterwards whatever happens, with all
 * that was put aside in it. Throws `no-permission`, `disk-full` or `file-system` when there can be none.
 */
export async function withSpill<T>(folder: string, work: (path: string) => Promise<T>): Promise<T> {
  const path = await onDisk(`putting records aside in ${folder}`, () => {
    makeFolder(folder);
    return mkdtempSync(join(resolve(folder), 'estimate-'));
  });
  const remove = () => removeFolder(path);
  const forget = onInterrupt(remove);
  try {
    return await work(path);
  } finally {
    forget();
    remove();
  }
}
