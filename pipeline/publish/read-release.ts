import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';
import { type Receipt, receiptFile, SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { sha256 } from '../system/hash.js';
import { PACKAGE } from '../system/package-root.js';
import { readRegular } from '../system/read-regular.js';
import { type Refuse, readJson } from './receipt.js';

/** A folder that a build has written, with its receipt. */
export interface Released {
  readonly folder: string;
  readonly receipt: Receipt;
}

/** The file of a release that lists all others. */
export const RECEIPT_FILE = 'receipt.json';

/** What a receipt of any version has; a newer one may have more, and is told before that is looked at. */
const receiptHead = z.looseObject({
  schema_version: z.string(),
  program: z.looseObject({ name: z.string(), version: z.string() }),
});

const refused: Refuse = (path, problem, cause) =>
  new SmiError('release-invalid', `${path} ${problem}`, { cause });

/** Whether a version such as 1.10.0 is later than another. What follows a hyphen or a plus does not count. */
export function isLater(version: string, than: string): boolean {
  const parts = (text: string) => (text.split(/[-+]/, 1)[0] ?? '').split('.').map(Number);
  const [a, b] = [parts(version), parts(than)];
  const i = a.findIndex((part, index) => part !== (b[index] ?? 0));
  return i >= 0 && a[i]! > (b[i] ?? 0);
}

/** True where a folder has a receipt. */
export const hasReceipt = (folder: string): boolean => existsSync(join(folder, RECEIPT_FILE));

/**
 * Reads the receipt of a release. Throws `release-absent` where there is no folder, `release-invalid` where
 * it has no receipt, one of another program, or one that does not match its schema, and `release-newer`.
 */
export async function readRelease(folder: string): Promise<Released> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new SmiError('release-absent', `there is no folder ${folder}`);
  const path = join(folder, RECEIPT_FILE);
  const { data, text } = await readJson(path, receiptHead, refused);
  const { program, schema_version } = data;
  if (program.name !== PACKAGE.name)
    throw refused(path, `is of ${JSON.stringify(program.name)}, not of ${PACKAGE.name}`);
  if (isLater(program.version, PACKAGE.version) || isLater(schema_version, SCHEMA_VERSION))
    throw new SmiError(
      'release-newer',
      `${folder} was made by ${PACKAGE.name} ${program.version} (schema ${schema_version}); this is ${PACKAGE.version} (schema ${SCHEMA_VERSION})`,
    );
  const receipt = parseJson(text, receiptFile, (problem, cause) =>
    refused(path, `(schema ${schema_version}) is not as this version writes it: ${problem}`, cause),
  );
  return { folder, receipt };
}

/**
 * The text of a file of a release, which is the one that the receipt lists. Throws `release-invalid` for a
 * file that the receipt does not list, `release-changed` for one that is not there or has other bytes.
 */
export async function readReleased({ folder, receipt }: Released, name: string): Promise<string> {
  const path = join(folder, name);
  const listed = receipt.outputs.find((file) => file.path === name);
  if (listed === undefined) throw refused(join(folder, RECEIPT_FILE), `lists no ${name}`);
  if (!existsSync(path))
    throw new SmiError('release-changed', `${path} is missing, and the receipt lists it`);
  const content = await onDisk(`reading ${path}`, () => readRegular(path));
  if (sha256(content) !== listed.sha256)
    throw new SmiError('release-changed', `${path} was changed: its hash is not that in ${RECEIPT_FILE}`);
  return content.toString('utf8');
}
