import { createReadStream } from 'node:fs';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import type { FileContext, Taken } from './context.js';
import { download, type Intake } from './download.js';
import { againstLock, asNew, LARGEST_BYTES, type LockEntry } from './judge.js';
import { addressInMirror, allowsHttps, type Mirror } from './mirror.js';
import { fileInMirror } from './mirror-path.js';
import { dropPartial } from './partial.js';
import { type Received, receive } from './receive.js';
import { writeRecord } from './record.js';
import { DownloadFailure } from './response.js';
import { settle } from './store.js';

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
  const place = addressInMirror(mirror.base, address);
  try {
    return await download(place, { ...context, allows: mirror.allows }, intake);
  } catch (error) {
    const cause = error instanceof SmiError ? error.cause : undefined;
    if (!(cause instanceof DownloadFailure) || (cause.status !== 404 && cause.status !== 410)) throw error;
    throw new SmiError('mirror-lacks', `${address}: the mirror has no ${place}`, { cause });
  }
}

async function take(address: string, limit: number, context: FileContext): Promise<Received> {
  const { mirror, store, write, signal } = context;
  const intake: Intake = (chunks) => receive(chunks, { store, limit, write, signal });
  if (mirror === undefined) return download(address, { ...context, allows: allowsHttps }, intake);
  if (mirror.kind === 'address') return fromMirrorAddress(mirror, address, context, intake);
  return intake(readingFile(await fileInMirror(mirror.root, address)));
}

/**
 * Fetches the file, looks at it, and only then gives it its place in the store; `locked` is absent when it is taken in
 * whatever it holds. Throws what is wrong with it, `mirror-lacks`, `mirror-invalid`, `network`, or the disk's refusal.
 */
export async function fetchFile(
  file: SourceFile,
  locked: LockEntry | undefined,
  context: FileContext,
): Promise<Taken> {
  const { store } = context;
  const received = await take(file.address, locked?.bytes ?? LARGEST_BYTES, context);
  const { bytes, sha256 } = received;
  try {
    const wrong = locked ? againstLock(file, received, locked) : asNew(file, received);
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
