import type { Origin } from '../../schemas/origin.js';
import type { LockFile, SourceDeclaration } from '../../schemas/source.js';
import { declarationOf } from '../../sources/source.js';
import { declarationAt, lockedVersion, type Version, versionIn } from '../../sources/versions.js';
import { shippedLock } from '../acquire/lock.js';

/** A declaration with the addresses and the citation of the version that was read. */
export type Cite = (source: SourceDeclaration) => SourceDeclaration;

/** The version of a file that an edition was frozen from; the origins of earlier releases have no dates. */
function versionFrom(official: Origin['official_files'], lock: LockFile, declared: string): Version {
  const locked = lockedVersion(declared, lock[declared]);
  const read = official.find(
    ({ address }) => address === declared || versionIn(declared, address) !== undefined,
  );
  if (read === undefined) return locked;
  const { address, published, version_date } = read;
  const version = read.version ?? versionIn(declared, address);
  const isLocked = address === locked.address;
  return {
    address,
    version,
    published: published ?? (isLocked ? locked.published : undefined),
    version_date: version_date ?? (isLocked ? locked.version_date : undefined),
  };
}

/** Cites sources in the versions that an edition was frozen from, or else in those of the project’s lock. */
export async function citing(official: Origin['official_files'] = []): Promise<Cite> {
  const lock = await shippedLock();
  return (source) =>
    declarationAt(declarationOf(source), (declared) => versionFrom(official, lock, declared));
}
