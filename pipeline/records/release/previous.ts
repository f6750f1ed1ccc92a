import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent, onDisk } from '../../../errors/file-system.js';
import { SmiError } from '../../../errors/smi-error.js';
import { disclosureFile } from '../../../schemas/release/disclosure-file.js';
import { receiptFile } from '../../../schemas/release/receipt.js';
import { sha256 } from '../../system/hash.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';

/** The file that an output is remembered by. */
export const DISCLOSURE_FILE = 'disclosure.json';
const RECEIPT_FILE = 'receipt.json';

export const disclosureText = (output: EarlierOutput): string => `${JSON.stringify(output, null, 1)}\n`;

interface Schema<T> {
  safeParse(
    json: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const refused = (path: string, problem: string, cause?: unknown) =>
  new SmiError('previous-invalid', `${path} ${problem}`, { cause });

/** A file of the folder as its schema has it, with its text. */
async function read<T>(path: string, schema: Schema<T>): Promise<{ data: T; text: string }> {
  const text = await onDisk(`reading ${path}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) throw refused(path, 'is not there', error);
      throw error;
    }),
  );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw refused(path, 'is not JSON', cause);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { data: parsed.data, text };
  const [issue] = parsed.error.issues;
  throw refused(path, `is not as it was written: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`);
}

/**
 * Reads what an earlier output must be held against, which its receipt vouches for: with a file that was changed, what
 * was withheld then might leave now. Throws `previous-invalid`, naming the file.
 */
export async function readPrevious(folder: string): Promise<EarlierOutput> {
  const path = join(folder, DISCLOSURE_FILE);
  const { data, text } = await read(path, disclosureFile);
  const receipt = await read(join(folder, RECEIPT_FILE), receiptFile);
  const listed = receipt.data.outputs.find((file) => file.path === DISCLOSURE_FILE);
  if (listed?.sha256 !== sha256(text)) throw refused(path, `is not the file that ${RECEIPT_FILE} tells of`);
  const { cells, ...rest } = data;
  return {
    ...rest,
    cells: cells.map(({ counts, ...cell }) => ({
      ...cell,
      counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== undefined)),
    })),
  };
}
