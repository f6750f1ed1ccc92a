import { createReadStream } from 'node:fs';
import { EXIT } from '../../errors/catalogue.js';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import type { LockFile, SourceFile } from '../../schemas/source.js';
import { type DownloadOptions, download, type Intake } from './download.js';
import { fromInterface } from './interfaces.js';
import { againstLock, alteredObject, asNew, LARGEST_BYTES, type LockEntry } from './lock.js';
import { addressInMirror, allowsHttps, fileInMirror, type Mirror } from './mirror.js';
import type { PageLimits } from './pages.js';
import { dropPartial, type Received, receive, type Write } from './receive.js';
import { DownloadFailure } from './response.js';
import { findObject, readRecord, removeObject, settle, writeRecord } from './store.js';

/** The bytes of an official file, in the store. */
export interface StoredFile {
  readonly file: SourceFile;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Taken {
  readonly stored: StoredFile;
  readonly from: 'store' | 'mirror' | 'network';
}

/** What acquiring one file needs; `mirror` is undefined when files come from the network. */
export interface FileContext extends Omit<DownloadOptions, 'allows'> {
  readonly store: string;
  readonly mirror: Mirror | undefined;
  readonly offline: boolean;
  readonly lock: LockFile;
  readonly relock: boolean;
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

async function* readingFile(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(path);
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
    return await download(inMirror, { ...context, allows: mirror.allows }, intake);
  } catch (error) {
    const cause = error instanceof SmiError ? error.cause : undefined;
    if (!(cause instanceof DownloadFailure) || (cause.status !== 404 && cause.status !== 410)) throw error;
    throw new SmiError('mirror-lacks', `${address}: the mirror has no ${inMirror}`, { cause });
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
    const options = { ...context, allows: allowsHttps };
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
    await writeRecord(store, { address: file.address, sha256, bytes, acquired_at, from });
    return { stored: { file, path, bytes, sha256 }, from };
  } catch (error) {
    await dropPartial(received.path);
    throw error;
  }
}

/**
 * Fetches the file from the first of its addresses that serves it; `locked` is undefined when any content is
 * accepted. Throws the error of the first address, with those of the other addresses as places:
 * `mirror-lacks`, `network` or as `againstLock`. Throws `mirror-invalid` and errors of the disk at once.
 */
async function fetchFile(
  file: SourceFile,
  locked: LockEntry | undefined,
  context: FileContext,
): Promise<Taken> {
  const failed: SmiError[] = [];
  for (const address of [file.address, ...(file.other_addresses ?? [])]) {
    try {
      return await fetchFrom(address, file, locked, context);
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
 * The file from the store, without network or mirror: the locked bytes, or the newest ones when relocking.
 */
async function fromStoreOnly(
  file: SourceFile,
  locked: LockEntry | undefined,
  context: FileContext,
): Promise<Taken> {
  const { store, signal } = context;
  const sha256 = context.relock ? (await readRecord(store, file.address))?.sha256 : locked?.sha256;
  const found = sha256 === undefined ? undefined : await findObject(store, sha256, signal);
  if (sha256 === undefined || found === undefined) {
    throw new SmiError('store-empty', `${file.address} is not in the store`);
  }
  if (!found.intact) throw alteredObject(file, found, sha256);
  const whole = { ...found, cut: false };
  const wrong = context.relock || !locked ? asNew(file, whole) : againstLock(file, whole, locked);
  if (wrong) throw wrong;
  return { stored: { file, path: found.path, bytes: found.bytes, sha256 }, from: 'store' };
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
  const wrong = againstLock(file, { ...found, cut: false }, locked);
  if (wrong) throw wrong;
  return { stored: { file, path: found.path, bytes: found.bytes, sha256: found.sha256 }, from: 'store' };
}

/** One official file, in the store and checked. Throws what `acquire` throws, and the signal's reason. */
export async function acquireFile(file: SourceFile, context: FileContext): Promise<Taken> {
  const locked = context.lock[file.address];
  if (locked === undefined && !context.relock) {
    throw new SmiError('lock-missing', `${file.address} has no entry in the lock`);
  }
  if (context.offline) return fromStoreOnly(file, locked, context);
  if (context.relock || locked === undefined) return fetchFile(file, undefined, context);
  return (await intactCopy(file, locked, context)) ?? fetchFile(file, locked, context);
}
