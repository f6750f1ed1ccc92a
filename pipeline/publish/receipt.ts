import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import type { SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';
import { type Receipt, receiptFile } from '../../schemas/release/receipt.js';
import { hashFile, sha256 } from '../system/hash.js';
import { readRegularText } from '../system/read-regular.js';

/** The entries of a receipt for texts that a release was made from, by path. */
export const inputTexts = (texts: ReadonlyMap<string, string>): Receipt['inputs'] =>
  [...texts].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), sha256: sha256(text) }));

/** Makes the error of the reader, from a file and what is wrong with it. */
export type Refuse = (path: string, problem: string, cause?: unknown) => SmiError;

/** Largest size of a JSON file that the program wrote, in bytes, unless the reader says otherwise. */
const MAX_BYTES = 100_000_000;

/** Reads a JSON file that the program wrote, and its text. Throws what `refuse` gives. */
export async function readJson<S extends z.ZodType>(
  path: string,
  schema: S,
  refuse: Refuse,
  maxBytes = MAX_BYTES,
): Promise<{ readonly data: z.output<S>; readonly text: string }> {
  const text = await onDisk(`reading ${path}`, async () => {
    try {
      if ((await stat(path)).size > maxBytes)
        throw refuse(path, 'is too large for a file that this program wrote');
      return await readRegularText(path);
    } catch (error) {
      throw isAbsent(error) ? refuse(path, 'does not exist', error) : error;
    }
  });
  const data = parseJson(text, schema, (problem, cause) =>
    refuse(path, `is not as it was written: ${problem}`, cause),
  );
  return { data, text };
}

/** Largest size of a receipt, in bytes. */
const MAX_RECEIPT_BYTES = 10_000_000;

/** The receipt of a folder that the program wrote. Throws what `refuse` gives. */
export const readReceipt = async (folder: string, refuse: Refuse): Promise<Receipt> =>
  (await readJson(join(folder, 'receipt.json'), receiptFile, refuse, MAX_RECEIPT_BYTES)).data;

/** Throws what `refuse` gives unless a file has the hash in the receipt of its folder. */
export async function checkAgainstReceipt(folder: string, name: string, refuse: Refuse): Promise<void> {
  const path = join(folder, name);
  const { outputs } = await readReceipt(folder, refuse);
  if (!existsSync(path)) throw refuse(path, 'does not exist');
  const found = await hashFile(path, path);
  if (outputs.find((file) => file.path === name)?.sha256 !== found.sha256)
    throw refuse(path, 'is not the file that was written: its hash differs from that in receipt.json');
}
