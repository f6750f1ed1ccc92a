import type { SmiError } from '../../errors/smi-error.js';
import type { LockEntry, LockFile, SourceFile } from '../../schemas/source.js';
import type { Log } from '../system/log.js';
import {
  acquireFile,
  concernsOneFile,
  type FileContext,
  type NewVersion,
  type StoredFile,
  type Taken,
  withOthers,
} from './acquire-file.js';
import { gitBlobOf, isOnGitHub } from './git-blob.js';
import { sortedLock } from './lock.js';
import { openMirror } from './mirror.js';
import type { PageLimits } from './pages.js';
import { sweepPartials, type Write, writeChunk } from './receive.js';
import { startWatch } from './response.js';

/**
 * Does `work` on each item, at most `limit` at a time, in the order of the items. Waits until everything that
 * was started has ended, so that nothing runs on in the background; then throws the first error.
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) await work(item, index);
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/**
 * Acquires each file, at most `concurrency` at a time, and returns them in the same order. Errors that
 * concern single files are collected and thrown together at the end; any other error stops all files at once.
 */
export async function acquireAll(
  files: readonly SourceFile[],
  concurrency: number,
  context: FileContext,
): Promise<Taken[]> {
  const stop = startWatch(context.signal);
  const taken: Taken[] = [];
  const wrong: SmiError[] = [];
  let done = 0;
  try {
    await inParallel(files, concurrency, async (file, index) => {
      try {
        stop.signal.throwIfAborted();
        taken[index] = await acquireFile(file, { ...context, signal: stop.signal });
      } catch (error) {
        if (!concernsOneFile(error)) {
          stop.abort(error); // the other files would fail in the same way: they stop and tidy up
          throw error;
        }
        wrong[index] = error;
      }
      done += 1;
      context.log.progress('acquire', done, files.length);
    });
  } catch (error) {
    context.signal.throwIfAborted(); // errors that the abort itself caused do not matter
    throw error;
  } finally {
    stop.stop();
  }
  // `flat` removes the gaps at files that succeeded.
  const first = withOthers(wrong.flat());
  if (first) throw first;
  return taken;
}

export type { NewVersion, StoredFile } from './acquire-file.js';

export interface AcquireOptions {
  /** Folder of the content-addressed store; made when it is needed. */
  readonly store: string;
  /** A folder laid out as `<host>/<path>`, or the https address of one, or http on this machine. */
  readonly mirror?: string;
  /** Only the store: neither network nor mirror. */
  readonly offline: boolean;
  readonly lock: LockFile;
  /** Accepts the bytes that are served now, and returns a lock that names them. */
  readonly relock: boolean;
  /** By declared address: versions to take in place of the locked ones, and to lock. */
  readonly newest?: ReadonlyMap<string, NewVersion>;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly log: Log;
  /** Attempts after the first one; 4 when not given. */
  readonly retries?: number;
  /** Wait before the first retry, in milliseconds, doubled each time; 1,000 when not given. */
  readonly retryDelayMs?: number;
  /** Longest silence of a server, in milliseconds; 60,000 when not given. */
  readonly timeoutMs?: number;
  /** Files fetched at the same time; 4 when not given. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  /** How bytes are written, for tests. */
  readonly write?: Write;
  /**
   * Where a folder as mirror has the locked bytes, the copy of them in the store is looked for and not
   * hashed: for a caller that may not read it at all. One that does calls `hashCopies` before.
   */
  readonly copiesLater?: boolean;
  /** The reader's key for Nomis, which raises the rows of a page. */
  readonly nomisUid?: string;
  /** How much a paged interface may send; `PAGE_LIMITS` when not given. */
  readonly limits?: PageLimits;
}

export interface Acquired {
  /** By declared address, in the order of the request. */
  readonly files: ReadonlyMap<string, StoredFile>;
  /** The given lock, sorted, with new entries for the files that changed when relocking. */
  readonly lock: LockFile;
  /** With `copiesLater`, the files whose copies in the store were not hashed. */
  readonly unhashed: readonly SourceFile[];
}

/** The fields that have a value, in their order. */
const withValues = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** The entry of a file that was taken anew: with the dates of its version, or else those of before. */
async function newEntry({ stored }: Taken, { lock, newest, now }: AcquireOptions): Promise<LockEntry> {
  const { file, address, path, bytes, sha256 } = stored;
  const asked = newest?.get(file.address);
  const { version, published, version_date } = asked ?? lock[file.address] ?? {};
  const mark = isOnGitHub(address) ? await gitBlobOf(path, bytes) : asked?.mark;
  const locked_on = now().toISOString().slice(0, 10);
  return withValues({ version, published, version_date, address, bytes, sha256, mark, locked_on });
}

async function newLock(taken: readonly Taken[], options: AcquireOptions): Promise<LockFile> {
  const { lock, relock, newest } = options;
  const changed: Record<string, LockEntry> = {};
  for (const each of taken) {
    const { file, address, sha256 } = each.stored;
    const before = lock[file.address];
    if (!relock && newest?.has(file.address) !== true) continue;
    if (before?.sha256 === sha256 && (before.address ?? file.address) === address) continue;
    changed[file.address] = await newEntry(each, options);
  }
  return sortedLock({ ...lock, ...changed });
}

function summary(taken: readonly Taken[]): string {
  const bytes = taken.reduce((sum, { stored }) => sum + stored.bytes, 0);
  const counts = (['store', 'mirror', 'network'] as const)
    .map((from) => ({ from, count: taken.filter((file) => file.from === from).length }))
    .filter(({ count }) => count > 0)
    .map(({ from, count }) => `${count} from the ${from}`);
  const files = `${taken.length} ${taken.length === 1 ? 'file' : 'files'}, ${(bytes / 1_000_000).toFixed(1)} MB`;
  return counts.length === 0 ? files : `${files}: ${counts.join(', ')}`;
}

/** The options with their defaults, and the mirror opened. Throws `mirror-invalid`, or `no-permission`. */
export async function contextOf(options: AcquireOptions): Promise<FileContext> {
  const fromMirror = options.mirror !== undefined && !options.offline;
  return {
    retries: 4,
    retryDelayMs: 1000,
    timeoutMs: 60_000,
    write: writeChunk,
    signal: new AbortController().signal,
    ...options,
    mirror: fromMirror ? await openMirror(options.mirror) : undefined,
  };
}

/**
 * Brings the official files into the store and checks each against the lock. Files that are in the store
 * already are hashed again, unless `copiesLater` says otherwise, and not fetched.
 *
 * Throws the error of the first file that is wrong, with the others in `places`: `lock-missing`,
 * `file-web-page`, `file-truncated`, `lock-differs`, `file-unreadable` (larger than 200 MB, when relocking),
 * `store-empty`, `mirror-lacks`, `network` (refused for good, as by 404). Stops at once and throws
 * `mirror-invalid`, `network` (after all retries), `disk-full`, `no-permission` or `file-system`; the
 * signal's reason when it fires.
 */
export async function acquire(files: readonly SourceFile[], options: AcquireOptions): Promise<Acquired> {
  // Two sources may share a file: it is fetched once.
  const once = files.filter(({ address }, i) => files.findIndex((file) => file.address === address) === i);
  const context = await contextOf(options);
  if (!options.offline) await sweepPartials(options.store);
  const taken = await acquireAll(once, options.concurrency ?? 4, context);
  options.log.stage('acquire', summary(taken));
  return {
    files: new Map(taken.map(({ stored }) => [stored.file.address, stored])),
    lock: await newLock(taken, options),
    unhashed: taken.filter(({ isUnhashed }) => isUnhashed).map(({ stored }) => stored.file),
  };
}

/**
 * Hashes the copies in the store that were not hashed when they were acquired, and takes altered ones from
 * the mirror again. Throws as `acquire`.
 */
export async function hashCopies({ unhashed }: Acquired, options: AcquireOptions): Promise<void> {
  if (unhashed.length === 0) return;
  const context = await contextOf({ ...options, copiesLater: false });
  const log = { ...context.log, progress: () => undefined };
  await acquireAll(unhashed, options.concurrency ?? 4, { ...context, log });
}
