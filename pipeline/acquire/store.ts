import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { makeFolder } from '../system/make-folder.js';
import { type Measure, measureFile } from './measure.js';
import type { Received } from './receive.js';

/** Where the bytes with this hash stand: `<store>/sha256/<first two digits>/<hash>`. */
export const objectPath = (store: string, sha256: string): string =>
  join(store, 'sha256', sha256.slice(0, 2), sha256);

export interface StoredObject extends Measure {
  readonly path: string;
  /** False when the bytes are no longer those that the name says. */
  readonly intact: boolean;
}

/**
 * The object of the store with this hash, its bytes hashed anew, or `undefined` when there is none. The hash is
 * taken each time because a name proves nothing: a disk fails, and a cache that is shared can be altered.
 */
export async function findObject(
  store: string,
  sha256: string,
  signal: AbortSignal,
): Promise<StoredObject | undefined> {
  const path = objectPath(store, sha256);
  try {
    const measure = await measureFile(path, signal);
    return { ...measure, path, intact: measure.sha256 === sha256 };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    return onDisk(`reading ${path}`, () => Promise.reject(error));
  }
}

/** Takes an altered object away; that it is gone already is no error. */
export async function removeObject(path: string): Promise<void> {
  await onDisk(`removing ${path}`, () => rm(path, { force: true }));
}

/**
 * Gives what was received its final name and returns that. Two commands that do it at the same time write the same
 * bytes, so that the second rename changes nothing.
 */
export async function settle(store: string, received: Received): Promise<string> {
  const path = objectPath(store, received.sha256);
  await onDisk(`writing ${path}`, async () => {
    makeFolder(dirname(path));
    await rename(received.path, path);
  });
  return path;
}
