import type { Origin } from '../../schemas/origin.js';
import type { LockFile } from '../../schemas/source.js';
import { versionIn } from '../../sources/versions.js';
import type { StoredFile } from '../acquire/acquire.js';
import { findObject } from '../acquire/store.js';

/** The bytes that a file had when the edition was made from it. */
export interface PastFile {
  readonly now: StoredFile;
  /** Hash of before; undefined where the edition and the lock know none. */
  readonly sha256: string | undefined;
  /** The old bytes in the store; undefined where they are not there any more. */
  readonly stored: StoredFile | undefined;
}

const lastPart = (address: string): string => {
  const path = new URL(address).pathname;
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
};

/**
 * The hash that an official file had before: as the origin of the edition says, or else the lock. The
 * versions of a file have different addresses, and the same name at their end.
 */
function hashBefore({ file }: StoredFile, origin: Origin | undefined, lock: LockFile): string | undefined {
  const official = origin?.official_files ?? [];
  const entry =
    official.find(
      ({ address }) => address === file.address || versionIn(file.address, address) !== undefined,
    ) ?? official.find(({ address }) => lastPart(address) === file.name);
  return (entry ?? lock[file.address])?.sha256;
}

/**
 * What was there before each acquired file, with the old bytes of those that changed where the store
 * still has them.
 */
export async function pastFiles(
  files: Iterable<StoredFile>,
  origin: Origin | undefined,
  lock: LockFile,
  store: string,
): Promise<PastFile[]> {
  const past: PastFile[] = [];
  for (const now of files) {
    const sha256 = hashBefore(now, origin, lock);
    if (sha256 === undefined || sha256 === now.sha256) {
      past.push({ now, sha256, stored: sha256 === undefined ? undefined : now });
      continue;
    }
    const found = await findObject(store, sha256, new AbortController().signal);
    const stored =
      found?.intact === true ? { ...now, path: found.path, bytes: found.bytes, sha256 } : undefined;
    past.push({ now, sha256, stored });
  }
  return past;
}

export const hasChanged = ({ now, sha256 }: PastFile): boolean =>
  sha256 !== undefined && sha256 !== now.sha256;
