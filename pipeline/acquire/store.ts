import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { sha256 } from '../system/hash.js';
import { makeFolder } from '../system/make-folder.js';
import { readIfPresent } from '../system/read-if-present.js';
import { writeWhole } from '../system/write-whole.js';
import { dropPartial, type Measure, measureFile, newPartial, type Received } from './receive.js';

/**
 * Writes `text` to `aside`, then renames it to `path`, so that a reader sees either the whole old text or the
 * whole new one. Both must be on the same disk. Throws `disk-full`, `no-permission` or `file-system`.
 */
export async function replaceFile(path: string, text: string, aside: string): Promise<void> {
  try {
    await onDisk(`writing ${path}`, async () => {
      makeFolder(dirname(path));
      await writeWhole(aside, text);
      await rename(aside, path);
    });
  } catch (error) {
    await dropPartial(aside);
    throw error;
  }
}

/** The path of the bytes with this hash: `<store>/sha256/<first two digits>/<hash>`. */
export const objectPath = (store: string, sha256: string): string =>
  join(store, 'sha256', sha256.slice(0, 2), sha256);

export interface StoredObject extends Measure {
  readonly path: string;
  /** False when the bytes no longer match the name. */
  readonly intact: boolean;
}

/**
 * The object in the store with this hash, its bytes hashed again, or `undefined` when there is none. The
 * bytes are hashed each time because a name proves nothing: disks fail, and a shared cache can be altered.
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

/** The size of a file in bytes; undefined where there is none. Throws `no-permission` or `file-system`. */
export const sizeIfPresent = (path: string): Promise<number | undefined> =>
  onDisk(`reading ${path}`, async () => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  });

/** Removes an altered object; it is not an error when it is gone already. */
export async function removeObject(path: string): Promise<void> {
  await onDisk(`removing ${path}`, () => rm(path, { force: true }));
}

/**
 * Moves a received file to its final path and returns that path. Two commands that do so at the same time
 * write the same bytes, so the second rename changes nothing.
 */
export async function settle(store: string, received: Received): Promise<string> {
  const path = objectPath(store, received.sha256);
  await onDisk(`writing ${path}`, async () => {
    makeFolder(dirname(path));
    await rename(received.path, path);
  });
  return path;
}

/** What the store records of an address: which bytes came from it last, when, and from network or mirror. */
const storeRecord = z.strictObject({
  address: z.url(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(1),
  acquired_at: z.iso.datetime(),
  from: z.enum(['network', 'mirror']),
});

export type StoreRecord = z.infer<typeof storeRecord>;

// An address may be too long for a file name and contain any character, so its hash names the record.
const recordPath = (store: string, address: string) => join(store, 'records', `${sha256(address)}.json`);

/** Records which bytes came from an address, in place of any earlier record. */
export async function writeRecord(store: string, record: StoreRecord): Promise<void> {
  const text = `${JSON.stringify(record, null, 2)}\n`;
  await replaceFile(recordPath(store, record.address), text, await newPartial(store));
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What came last from an address; `undefined` when there is no record or it is damaged. */
export async function readRecord(store: string, address: string): Promise<StoreRecord | undefined> {
  const path = recordPath(store, address);
  const record = storeRecord.safeParse(parsed((await readIfPresent(path)) ?? ''));
  return record.success ? record.data : undefined;
}
