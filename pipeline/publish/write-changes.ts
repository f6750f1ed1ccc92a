import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { changesHtml } from '../../outputs/changes-page/page.js';
import type { ChangeReport } from '../changes/report.js';
import { makeFolder } from '../system/make-folder.js';
import { syncFolder } from '../system/sync-path.js';
import { writeWhole } from '../system/write-whole.js';

/**
 * Writes `changes.json` and `changes.html` into a folder, over those of an earlier refresh, each whole or
 * not at all. Throws `disk-full`, `no-permission` or `file-system`.
 * @returns the paths of the two files
 */
export async function writeChanges(folder: string, report: ChangeReport): Promise<string[]> {
  const texts = {
    'changes.json': `${JSON.stringify(report, null, 2)}\n`,
    'changes.html': changesHtml(report),
  };
  const paths: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name);
    const aside = join(folder, `.${name}.${process.pid}`);
    await onDisk(`writing ${path}`, async () => {
      makeFolder(folder);
      try {
        await writeWhole(aside, text);
        await rename(aside, path);
        syncFolder(folder);
      } finally {
        await rm(aside, { force: true });
      }
    });
    paths.push(path);
  }
  return paths;
}
