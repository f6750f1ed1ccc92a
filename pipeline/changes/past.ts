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

type OfficialFile = Origin['official_files'][number];

/** True where an address is that of a version of a file, whichever it is. */
const isVersionOf = ({ file }: StoredFile, address: string): boolean =>
  address === file.address || versionIn(file.address, address) !== undefined;

/**
 * The hash that an official file had before: as the origin of the edition says, or else the lock. A file
 * that its publisher moved has the name that it had, where no other file has that.
 * @param unclaimed the files of the origin that are no version of any file of now
 */
function hashBefore(
  now: StoredFile,
  official: readonly OfficialFile[],
  unclaimed: readonly OfficialFile[],
  lock: LockFile,
): string | undefined {
  const own = official.find(({ address }) => isVersionOf(now, address));
  const named = unclaimed.filter(({ address }) => lastPart(address) === now.file.name);
  const moved = named.length === 1 ? named[0] : undefined;
  return (own ?? moved ?? lock[now.file.address])?.sha256;
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
  const all = [...files];
  const official = origin?.official_files ?? [];
  const unclaimed = official.filter(({ address }) => !all.some((now) => isVersionOf(now, address)));
  const past: PastFile[] = [];
  for (const now of all) {
    const sha256 = hashBefore(now, official, unclaimed, lock);
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
