import { createReadStream } from 'node:fs';
import { EXIT } from '../../errors/catalogue.js';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { type LockEntry, type LockFile, type SourceFile, VERSION_PLACE } from '../../schemas/source.js';
import { addressAt, lockedVersion, type Version } from '../../sources/versions.js';
import { type DownloadOptions, download, type Intake, isLacking, isNotThere } from './download.js';
import { allowsDeclared } from './hosts.js';
import { fromInterface } from './interfaces.js';
import { againstLock, alteredObject, asNew, LARGEST_BYTES } from './lock.js';
import { addressInMirror, fileInMirror, type Mirror } from './mirror.js';
import type { PageLimits } from './pages.js';
import { dropPartial, measureFile, PIECE, type Received, receive, type Write } from './receive.js';
import { DownloadFailure } from './response.js';
import {
  findObject,
  objectPath,
  readRecord,
  removeObject,
  settle,
  sizeIfPresent,
  writeRecord,
} from './store.js';

/** The bytes of an official file, in the store. */
export interface StoredFile {
  /** As its source declares it. */
  readonly file: SourceFile;
  /** Where this version is served. */
  readonly address: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Taken {
  readonly stored: StoredFile;
  readonly from: 'store' | 'mirror' | 'network';
  /** True where the bytes of the mirror were hashed, and of the copy in the store only the size is known. */
  readonly isUnhashed?: boolean;
}

/** A version to take in place of the locked one, with what the server calls its bytes, where it says so. */
export interface NewVersion extends Version {
  readonly mark?: string | undefined;
}

/** What acquiring one file needs; `mirror` is undefined when files come from the network. */
export interface FileContext extends Omit<DownloadOptions, 'allows'> {
  readonly store: string;
  readonly mirror: Mirror | undefined;
  readonly offline: boolean;
  readonly lock: LockFile;
  readonly relock: boolean;
  /** By declared address: what to take in place of the locked version, whatever its bytes are. */
  readonly newest?: ReadonlyMap<string, NewVersion>;
  /** Whether copies in the store are hashed later, as `AcquireOptions` has it. */
  readonly copiesLater?: boolean;
  readonly now: () => Date;
  readonly write: Write;
  /** The reader's key for Nomis, which raises the rows of a page. */
  readonly nomisUid?: string;
  /** How much a paged interface may send; for tests. */
  readonly limits?: PageLimits;
}

/** True for an error that concerns one file, so that the program goes on to check the others. */
export function concernsOneFile(error: unknown): error is SmiError {
  if (!(error instanceof SmiError)) return false;
  if (error.exit !== EXIT.surroundings) return true;
  return error.cause instanceof DownloadFailure && !error.cause.passing;
}

/** The first of several errors, with the messages of the others as its places. */
export function withOthers([first, ...others]: readonly SmiError[]): SmiError | undefined {
  if (first === undefined || others.length === 0) return first;
  const { next, cause } = first;
  return new SmiError(first.code, first.message, {
    next,
    cause,
    places: others.map(({ message }) => message),
  });
}

/** The version to take: the one that was asked for, or else the locked one. */
const versionOf = ({ address }: SourceFile, { newest, lock }: FileContext): Version =>
  newest?.get(address) ?? lockedVersion(address, lock[address]);

/** Where the version of a file is served: its own address, then the others. */
function addressesOf(file: SourceFile, context: FileContext): [string, ...string[]] {
  const { address, version } = versionOf(file, context);
  const others = file.other_addresses ?? [];
  return [address, ...others.map((other) => (version === undefined ? other : addressAt(other, version)))];
}

async function* readingFile(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(path, { highWaterMark: PIECE });
  } catch (error) {
    throw fileSystemError(error, `reading ${path}`);
  }
}

async function fromMirrorAddress(
  mirror: Mirror & { kind: 'address' },
  address: string,
  context: FileContext,
  intake: Intake,
): Promise<Received> {
  const inMirror = addressInMirror(mirror.base, address);
  try {
    const { allows, anyAddress } = mirror;
    return await download(inMirror, { ...context, allows, anyAddress }, intake);
  } catch (error) {
    if (!isNotThere(error)) throw error;
    throw new SmiError('mirror-lacks', `${address}: the mirror has no ${inMirror}`, { cause: error.cause });
  }
}

async function take(
  file: SourceFile,
  address: string,
  limit: number,
  context: FileContext,
): Promise<Received> {
  const { mirror, store, write, signal } = context;
  const intake: Intake = (chunks) => receive(chunks, { store, limit, write, signal });
  if (mirror === undefined) {
    const options = { ...context, allows: allowsDeclared([file]) };
    return file.interface === undefined
      ? download(address, options, intake)
      : fromInterface(file.interface, address, options, intake);
  }
  if (mirror.kind === 'address') return fromMirrorAddress(mirror, address, context, intake);
  return intake(readingFile(await fileInMirror(mirror.root, address)));
}

/**
 * Fetches the file from one of its addresses, checks it, and only then moves it to its final name in the
 * store.
 */
async function fetchFrom(
  address: string,
  file: SourceFile,
  locked: LockEntry | undefined,
  context: FileContext,
): Promise<Taken> {
  const { store } = context;
  const received = await take(file, address, locked?.bytes ?? LARGEST_BYTES, context);
  const { bytes, sha256 } = received;
  try {
    const asked = { ...file, address };
    const wrong = locked ? againstLock(asked, received, locked) : asNew(asked, received);
    if (wrong) throw wrong;
    const path = await settle(store, received);
    const from = context.mirror === undefined ? 'network' : 'mirror';
    const acquired_at = context.now().toISOString();
    const [main] = addressesOf(file, context);
    await writeRecord(store, { address: main, sha256, bytes, acquired_at, from });
    return { stored: { file, address: main, path, bytes, sha256 }, from };
  } catch (error) {
    await dropPartial(received.path);
    throw error;
  }
}

/**
 * Does `work` with the first of the addresses of a file that serves it. Throws the error of the first
 * address, with those of the other addresses as places: `mirror-lacks`, `network` or as `againstLock`. Throws
 * `mirror-invalid` and errors of the disk at once.
 */
async function fromFirst<T>(
  file: SourceFile,
  context: FileContext,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const failed: SmiError[] = [];
  for (const address of addressesOf(file, context)) {
    try {
      return await work(address);
    } catch (error) {
      const mayServeElsewhere =
        error instanceof SmiError && (error.code === 'network' || concernsOneFile(error));
      if (!mayServeElsewhere) throw error;
      failed.push(error);
    }
  }
  throw withOthers(failed);
}

/**
 * Fetches the file; `locked` is undefined when any content is accepted. Throws as `fromFirst`, and
 * `version-gone` where a version that was listed a moment ago is not there.
 */
async function fetchFile(
  file: SourceFile,
  locked: LockEntry | undefined,
  context: FileContext,
): Promise<Taken> {
  try {
    return await fromFirst(file, context, (address) => fetchFrom(address, file, locked, context));
  } catch (error) {
    const asked = context.newest?.get(file.address);
    if (asked?.version === undefined || !isLacking(error)) throw error;
    const where = context.mirror === undefined ? 'it is not served' : 'the mirror does not have it';
    throw new SmiError(
      'version-gone',
      `${asked.address}: version ${asked.version} of ${file.name} is listed, but ${where}`,
      { cause: error },
    );
  }
}

/**
 * The file from the store, without network or mirror: the locked bytes, or the newest ones when relocking.
 */
async function fromStoreOnly(
  file: SourceFile,
  locked: LockEntry | undefined,
  context: FileContext,
): Promise<Taken> {
  const { store, signal } = context;
  const [address] = addressesOf(file, context);
  const asked = { ...file, address };
  const sha256 = context.relock ? (await readRecord(store, address))?.sha256 : locked?.sha256;
  const found = sha256 === undefined ? undefined : await findObject(store, sha256, signal);
  if (sha256 === undefined || found === undefined) {
    throw new SmiError('store-empty', `${address} is not in the store`);
  }
  if (!found.intact) throw alteredObject(asked, found, sha256);
  const whole = { ...found, cut: false };
  const wrong = context.relock || !locked ? asNew(asked, whole) : againstLock(asked, whole, locked);
  if (wrong) throw wrong;
  return { stored: { file, address, path: found.path, bytes: found.bytes, sha256 }, from: 'store' };
}

/** The locked bytes, where the store has them unaltered; an altered copy is removed. */
async function intactCopy(
  file: SourceFile,
  locked: LockEntry,
  context: FileContext,
): Promise<Taken | undefined> {
  const found = await findObject(context.store, locked.sha256, context.signal);
  if (found === undefined) return undefined;
  if (!found.intact) {
    context.log.warn(`the store held an altered copy of ${file.name}; it is fetched again`);
    await removeObject(found.path);
    return undefined;
  }
  const [address] = addressesOf(file, context);
  const wrong = againstLock({ ...file, address }, { ...found, cut: false }, locked);
  if (wrong) throw wrong;
  const { path, bytes, sha256 } = found;
  return { stored: { file, address, path, bytes, sha256 }, from: 'store' };
}

/** A copy of the locked bytes by name and size; undefined where the store has none of this size. */
async function copyBySize(
  file: SourceFile,
  { sha256, bytes }: LockEntry,
  context: FileContext,
): Promise<Taken | undefined> {
  const path = objectPath(context.store, sha256);
  if ((await sizeIfPresent(path)) !== bytes) return undefined;
  const [address] = addressesOf(file, context);
  return { stored: { file, address, path, bytes, sha256 }, from: 'store', isUnhashed: true };
}

/**
 * The locked bytes, with a mirror: what it holds is read and compared with the lock, also where the store has
 * them, because a store hides that a publisher's file changed. Bytes that the store has are not copied again;
 * a file that the mirror lacks comes from the store.
 */
async function withMirror(
  file: SourceFile,
  locked: LockEntry,
  mirror: Mirror,
  context: FileContext,
): Promise<Taken> {
  const isLater = context.copiesLater === true && mirror.kind === 'folder';
  const bySize = isLater ? await copyBySize(file, locked, context) : undefined;
  const stored = bySize ?? (await intactCopy(file, locked, context));
  try {
    if (stored === undefined || mirror.kind === 'address') return await fetchFile(file, locked, context);
    await fromFirst(file, context, async (address) => {
      const found = await measureFile(await fileInMirror(mirror.root, address), context.signal);
      const wrong = againstLock({ ...file, address }, { ...found, cut: false }, locked);
      if (wrong) throw wrong;
    });
    return { ...stored, from: 'mirror' };
  } catch (error) {
    if (!isLacking(error)) throw error;
    // Then the copy is all that there is.
    const hashed = bySize === undefined ? stored : await intactCopy(file, locked, context);
    if (hashed === undefined) throw error;
    return hashed;
  }
}

/**
 * Brings the locked version into the store too, where a newer one is taken from another address: what changed
 * between them is reported. It is no mistake when the locked one is not to be had any more.
 */
async function keepBefore(file: SourceFile, locked: LockEntry, context: FileContext): Promise<void> {
  const { newest: _, ...asLocked } = context;
  if (addressesOf(file, asLocked)[0] === addressesOf(file, context)[0]) return;
  try {
    if ((await intactCopy(file, locked, asLocked)) === undefined) await fetchFile(file, locked, asLocked);
  } catch (error) {
    const isGone = error instanceof SmiError && (error.code === 'network' || concernsOneFile(error));
    if (!isGone) throw error;
  }
}

/** One official file, in the store and checked. Throws what `acquire` throws, and the signal's reason. */
export async function acquireFile(file: SourceFile, context: FileContext): Promise<Taken> {
  const locked = context.lock[file.address];
  const isNew = context.newest?.has(file.address) ?? false;
  if (locked === undefined && !context.relock && !isNew) {
    throw new SmiError('lock-missing', `${file.address} has no entry in the lock`);
  }
  const [address] = addressesOf(file, context);
  if (address.includes(VERSION_PLACE)) {
    const asked = context.mirror === undefined ? 'its publisher' : 'the mirror';
    throw new SmiError('lock-missing', `${address}: neither the lock nor ${asked} names a version of it`, {
      next: 'put a version of it in the mirror, or add one to the lock',
    });
  }
  if (context.offline) return fromStoreOnly(file, locked, context);
  if (isNew && locked !== undefined) await keepBefore(file, locked, context);
  if (context.relock || isNew || locked === undefined) return fetchFile(file, undefined, context);
  if (context.mirror !== undefined) return withMirror(file, locked, context.mirror, context);
  return (await intactCopy(file, locked, context)) ?? fetchFile(file, locked, context);
}
