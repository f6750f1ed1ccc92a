import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ascending } from 'd3-array';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';
import { type LockEntry, type LockFile, lockFile, type SourceFile } from '../../schemas/source.js';
import { SOURCES } from '../../sources/registry.js';
import { lockedVersion, withDeclaredKeys } from '../../sources/versions.js';
import { awaitLock } from '../system/lock.js';
import { makeFolder } from '../system/make-folder.js';
import { shipped } from '../system/package-root.js';
import { readIfPresent } from '../system/read-if-present.js';
import { syncFolder } from '../system/sync-path.js';
import type { Measure } from './receive.js';

/** The lock sorted by address, in the order of code units, which does not depend on the machine's locale. */
export const sortedLock = (lock: LockFile): LockFile =>
  Object.fromEntries(Object.entries(lock).sort(([a], [b]) => ascending(a, b)));

const declaredAddresses = (): string[] => SOURCES.flatMap(({ files }) => files.map(({ address }) => address));

/**
 * Reads a lock, with the addresses that sources declare as its keys, also where an earlier release wrote it.
 * Throws `lock-missing` when there is none, `figures-invalid` when it does not match its schema.
 */
export async function readLock(path: string): Promise<LockFile> {
  const text = await readIfPresent(path);
  if (text === undefined) throw new SmiError('lock-missing', `there is no lock at ${path}`);
  const lock = parseJson(text, lockFile, (problem, cause) => {
    const next = 'restore it as it was committed';
    return new SmiError('figures-invalid', `${path} is not a lock: ${problem}`, { next, cause });
  });
  return withDeclaredKeys(lock, declaredAddresses());
}

/** The lock that the project ships: the versions that releases cite where their figures name none. */
export const shippedLock = (): Promise<LockFile> => readLock(shipped('sources', 'lock.json'));

/** Where the version of a file is served that the project ships with. */
export const lockedAddress = async ({ address }: SourceFile): Promise<string> =>
  lockedVersion(address, (await shippedLock())[address]).address;

/** How long to wait for another command that adds to the lock, in milliseconds. */
const PATIENCE_MS = 30_000;

/**
 * Writes the entries of some addresses to the lock at `path`; all others stay as they are there, where
 * another command may have changed them since it was read.
 * @param lock the lock with the new entries
 * @returns a function that undoes this
 * @throws SmiError `locked`, or errors of the file system; nothing has changed then
 */
export async function relock(
  path: string,
  lock: LockFile,
  addresses: readonly string[],
): Promise<() => void> {
  if (addresses.length === 0) return () => undefined;
  const hidden = (end: string) => join(dirname(path), `.${basename(path)}.${end}`);
  await onDisk(`writing ${path}`, () => makeFolder(dirname(path)));
  const unlock = await awaitLock(hidden('lock'), path, PATIENCE_MS);
  try {
    const before = await readIfPresent(path);
    const present = before === undefined ? lock : await readLock(path);
    const changed = Object.fromEntries(Object.entries(lock).filter(([each]) => addresses.includes(each)));
    const write = (text: string) => {
      const aside = hidden('writing');
      try {
        writeFileSync(aside, text, { flush: true });
        renameSync(aside, path);
        syncFolder(dirname(path));
      } finally {
        rmSync(aside, { force: true });
      }
    };
    await onDisk(`writing ${path}`, () => write(lockText({ ...present, ...changed })));
    return () => (before === undefined ? rmSync(path, { force: true }) : write(before));
  } finally {
    unlock();
  }
}

/** The text of a lock: sorted by address, indented by two spaces, with a final line break. */
export const lockText = (lock: LockFile): string => `${JSON.stringify(sortedLock(lock), null, 2)}\n`;

/** Largest file, in bytes, that is accepted when no lock says how large it should be. */
export const LARGEST_BYTES = 200_000_000;

type Found = Measure & { readonly cut: boolean };

const short = (sha256: string) => sha256.slice(0, 12);

/** True when a file starts as a web page does, after a byte order mark and white space. */
export function looksLikeWebPage(head: Uint8Array): boolean {
  // The decoder drops a byte order mark and replaces bytes that are not UTF-8.
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  return text.startsWith('<!doctype html') || text.startsWith('<html');
}

const webPage = (file: SourceFile) =>
  new SmiError('file-web-page', `${file.address}: a web page in place of ${file.kind}`);

/**
 * What is wrong with a file that must match the lock, the most likely cause first; undefined when it matches.
 */
export function againstLock(file: SourceFile, found: Found, locked: LockEntry): SmiError | undefined {
  if (!found.cut && found.bytes === locked.bytes && found.sha256 === locked.sha256) return undefined;
  if (looksLikeWebPage(found.head)) return webPage(file);
  if (found.bytes < locked.bytes) {
    return new SmiError('file-truncated', `${file.address}: ${found.bytes} of ${locked.bytes} bytes`);
  }
  // The download stopped at the locked size, so there is no hash of the whole file to report.
  const what = found.cut ? `more than ${locked.bytes} bytes` : `${short(found.sha256)}, ${found.bytes} bytes`;
  return new SmiError(
    'lock-differs',
    `${file.address}: found ${what}; the lock says ${short(locked.sha256)}, ${locked.bytes} bytes`,
  );
}

/** What is wrong with a file that is accepted without a lock; undefined when nothing is. */
export function asNew(file: SourceFile, found: Found): SmiError | undefined {
  if (looksLikeWebPage(found.head)) return webPage(file);
  if (found.bytes === 0) return new SmiError('file-truncated', `${file.address}: an empty file`);
  if (!found.cut) return undefined;
  return new SmiError('file-unreadable', `${file.address}: more than ${LARGEST_BYTES / 1_000_000} MB`, {
    next: 'check what the publisher serves there; no source declares a file of this size',
  });
}

/** The error for an object of the store whose bytes do not match its name. */
export const alteredObject = (file: SourceFile, found: Measure, sha256: string): SmiError =>
  new SmiError(
    'lock-differs',
    `${file.address}: its copy in the store was altered: found ${short(found.sha256)}, ${found.bytes} bytes; stored as ${short(sha256)}`,
    { next: 'run once without --offline, which fetches it again' },
  );
