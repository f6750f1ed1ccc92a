import { join } from 'node:path';
import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import type { Method } from '../../schemas/method.js';
import { parseJson } from '../../schemas/parse-json.js';
import type { Acquired } from '../acquire/acquire.js';
import { newPartial } from '../acquire/receive.js';
import { replaceFile } from '../acquire/store.js';
import { TABLES_BY_HAND } from '../editions/files.js';
import { originOf } from '../editions/origin.js';
import { originInPlace, readAsFound } from '../editions/whole.js';
import { sha256 } from '../system/hash.js';
import { readIfPresent } from '../system/read-if-present.js';

/** What is known of a refresh that would change nothing. */
const record = z.strictObject({
  figures: z.int().min(0),
  preferred: z.array(
    z.strictObject({ indicator: z.string(), preferred: z.string(), source: z.string(), areas: z.int() }),
  ),
});
export type UnchangedRefresh = z.infer<typeof record>;

const pathOf = (store: string, key: string) => join(store, 'unchanged', `${key}.json`);

/**
 * What a refresh depends on, as one hash: the program, the method, the version and hash of each official
 * file, and the frozen and hand-written files of the edition, every byte of which is read and held against
 * its origin. Undefined where these are not whole: then nothing may be taken as known.
 */
export async function keyOfRefresh(
  program: string,
  method: Method,
  acquired: Acquired,
  folder: string,
): Promise<string | undefined> {
  const origin = await originInPlace(folder);
  if (origin === undefined) return undefined;
  const byHand = [...(await readAsFound(folder, TABLES_BY_HAND))].map(([file, text]) => [file, sha256(text)]);
  const made = originOf(method, acquired.files.values(), acquired.lock);
  return sha256(JSON.stringify([program, method, made, origin.own_sha256, byHand]));
}

/** What a refresh with this key found before: that nothing would change. Undefined where none did. */
export async function recallUnchanged(store: string, key: string): Promise<UnchangedRefresh | undefined> {
  const path = pathOf(store, key);
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return parseJson(text, record, (problem) => new Error(`${path}: ${problem}`));
  } catch {
    // A damaged record says nothing: the files are read again, and it is replaced.
    return undefined;
  }
}

/**
 * Records that a refresh with this key changes nothing. A store that cannot be written to keeps no record:
 * the next refresh reads the files again.
 */
export async function rememberUnchanged(store: string, key: string, found: UnchangedRefresh): Promise<void> {
  try {
    await replaceFile(pathOf(store, key), `${JSON.stringify(found)}\n`, await newPartial(store));
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
  }
}
