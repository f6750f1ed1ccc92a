import { readFile } from 'node:fs/promises';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { type LockFile, lockFile, type SourceFile } from '../../schemas/source.js';
import type { Measure } from './receive.js';

const invalid = (path: string, why: string) =>
  new SmiError('figures-invalid', `${path} is not a lock: ${why}`, {
    next: 'restore it as it was committed',
  });

/** The lock by address, in the order of code units, which no machine's language changes. */
export function sortedLock(lock: LockFile): LockFile {
  return Object.fromEntries(Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(path, 'it is not JSON');
  }
}

/** Reads a lock. Throws `lock-missing` when there is none, `figures-invalid` when it is not what its schema says. */
export async function readLock(path: string): Promise<LockFile> {
  const text = await onDisk(`reading ${path}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) throw new SmiError('lock-missing', `there is no lock at ${path}`);
      throw error;
    }),
  );
  const lock = lockFile.safeParse(parsed(path, text));
  if (lock.success) return lock.data;
  const [issue] = lock.error.issues;
  throw invalid(path, `${issue?.path.map(String).join(' ') || 'it'}: ${issue?.message ?? 'not understood'}`);
}

/** The text of a lock: sorted by address, indented by two, ended by a line break. */
export const lockText = (lock: LockFile): string => `${JSON.stringify(sortedLock(lock), null, 2)}\n`;

export type LockEntry = LockFile[string];

/** The largest file, in bytes, that is taken in without a lock to say how large it should be. */
export const LARGEST_BYTES = 200_000_000;

type Found = Measure & { readonly cut: boolean };

const short = (sha256: string) => sha256.slice(0, 12);

/** True when a file starts as a web page does, after a byte order mark and white space. */
export function looksLikeWebPage(head: Uint8Array): boolean {
  // The decoder drops a byte order mark; bytes that are not UTF-8 become signs that match nothing.
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  return text.startsWith('<!doctype html') || text.startsWith('<html');
}

const webPage = (file: SourceFile) =>
  new SmiError('file-web-page', `${file.address}: a web page, where ${file.kind} should be`);

/** What is wrong with a file that must be the one the lock names: the likeliest cause first; nothing when it is it. */
export function againstLock(file: SourceFile, found: Found, locked: LockEntry): SmiError | undefined {
  if (!found.cut && found.bytes === locked.bytes && found.sha256 === locked.sha256) return undefined;
  if (looksLikeWebPage(found.head)) return webPage(file);
  if (found.bytes < locked.bytes) {
    return new SmiError('file-truncated', `${file.address}: ${found.bytes} of ${locked.bytes} bytes`);
  }
  // The download stopped at the locked size, so that there is no hash of the whole to tell.
  const what = found.cut ? `more than ${locked.bytes} bytes` : `${short(found.sha256)}, ${found.bytes} bytes`;
  return new SmiError(
    'lock-differs',
    `${file.address}: found ${what}; the lock says ${short(locked.sha256)}, ${locked.bytes} bytes`,
  );
}

/** What is wrong with a file that is taken in whatever it holds; nothing when it can be. */
export function asNew(file: SourceFile, found: Found): SmiError | undefined {
  if (looksLikeWebPage(found.head)) return webPage(file);
  if (found.bytes === 0) return new SmiError('file-truncated', `${file.address}: an empty file`);
  if (!found.cut) return undefined;
  return new SmiError('file-unreadable', `${file.address}: more than ${LARGEST_BYTES / 1_000_000} MB`, {
    next: 'look at what the publisher serves there; no source declares a file of this size',
  });
}

/** What is wrong with an object of the store whose bytes are not those of its name. */
export const alteredObject = (file: SourceFile, found: Measure, sha256: string): SmiError =>
  new SmiError(
    'lock-differs',
    `${file.address}: its copy in the store was altered: found ${short(found.sha256)}, ${found.bytes} bytes; stored as ${short(sha256)}`,
    { next: 'run once without --offline, which fetches it again' },
  );
