import { SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import type { FileContext, Taken } from './context.js';
import { fetchFile } from './fetch-file.js';
import { againstLock, alteredObject, asNew, type LockEntry } from './judge.js';
import { readRecord } from './record.js';
import { findObject, removeObject } from './store.js';

/** The file from the store alone: the locked bytes, or when relocking the newest ones. */
async function fromStoreAlone(
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

/** The locked bytes, where the store has them unaltered; altered ones are taken away. */
async function standing(
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
  if (context.offline) return fromStoreAlone(file, locked, context);
  if (context.relock || locked === undefined) return fetchFile(file, undefined, context);
  return (await standing(file, locked, context)) ?? fetchFile(file, locked, context);
}
