import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { hasReceipt, type Released, readRelease } from '../publish/read-release.js';
import { hashFile } from '../system/hash.js';
import { didYouMean } from '../system/nearest.js';
import { readReleasedSide } from './read-released.js';
import type { Side } from './side.js';

export interface Where {
  /** The working folder, that paths are relative to. */
  readonly folder: string;
  readonly editions: string;
  readonly release: string;
  readonly threads: number;
}

/** Whether a release was made from the files that its edition has now. */
async function isOfToday({ receipt }: Released, editions: string): Promise<boolean> {
  const start = `editions/${receipt.edition}/`;
  const own = receipt.inputs.filter(({ path }) => path.startsWith(start));
  for (const { path, sha256 } of own) {
    const here = join(editions, receipt.edition, path.slice(start.length));
    if (!existsSync(here) || (await hashFile(here, here)).sha256 !== sha256) return false;
  }
  return own.length > 0;
}

/**
 * The release or the edition that a path or a name means: a folder with a receipt; else the edition of that
 * name, by its release where that is of its present files, and so has intervals, or else scored again; else
 * the release of that name. Throws `edition-unknown`, and as `readRelease` and `readReleasedSide`.
 */
export async function findSide(given: string, { folder, editions, release, threads }: Where): Promise<Side> {
  const path = resolve(folder, given);
  const isPath = /[/\\]/.test(given) || given.startsWith('.');
  if (isPath || hasReceipt(path)) return readReleasedSide(await readRelease(path));
  // Loaded only where an edition is named: two folders of releases are compared in less than a second.
  const { editionNames } = await import('../editions/edition.js');
  const names = await editionNames(editions);
  const published = join(release, given);
  if (!names.includes(given)) {
    if (hasReceipt(published)) return readReleasedSide(await readRelease(published));
    throw new SmiError(
      'edition-unknown',
      `${JSON.stringify(given)} is neither an edition in ${editions} nor the folder of a release`,
      didYouMean(given, names),
    );
  }
  if (hasReceipt(published)) {
    const released = await readRelease(published);
    if (await isOfToday(released, editions)) return readReleasedSide(released);
  }
  const { scoreSide } = await import('./score-edition.js');
  const { loadOnScale } = await import('../trend/trend.js');
  return scoreSide((await loadOnScale(editions, given)).edition, threads);
}
