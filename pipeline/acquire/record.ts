import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { sha256 } from '../system/hash.js';
import { newPartial } from './partial.js';
import { replaceFile } from './replace-file.js';

/** What the store notes of an address: which bytes came from it last, when, and by which way. */
const storeRecord = z.strictObject({
  address: z.url(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(1),
  acquired_at: z.iso.datetime(),
  from: z.enum(['network', 'mirror']),
});

export type StoreRecord = z.infer<typeof storeRecord>;

// An address may be longer than a file name may be, and may hold any character: its hash names the record.
const recordPath = (store: string, address: string) => join(store, 'records', `${sha256(address)}.json`);

/** Notes which bytes came from an address, in place of what was noted before. */
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

/** What came last from an address, or `undefined` when nothing did, or when the note was damaged. */
export async function readRecord(store: string, address: string): Promise<StoreRecord | undefined> {
  const path = recordPath(store, address);
  const text = await onDisk(`reading ${path}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) return '';
      throw error;
    }),
  );
  const record = storeRecord.safeParse(parsed(text));
  return record.success ? record.data : undefined;
}
