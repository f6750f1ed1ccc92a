import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { disclosureFile } from '../../schemas/release/disclosure-file.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';

/** The file that an output is remembered by. */
export const DISCLOSURE_FILE = 'disclosure.json';

export const disclosureText = (output: EarlierOutput): string => `${JSON.stringify(output, null, 1)}\n`;

/** Reads what an earlier output must be held against. Throws `previous-invalid`, naming the folder. */
export async function readPrevious(folder: string): Promise<EarlierOutput> {
  const path = join(folder, DISCLOSURE_FILE);
  const refused = (problem: string, cause?: unknown) =>
    new SmiError('previous-invalid', `${path} ${problem}`, { cause });
  const text = await onDisk(`reading ${path}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) throw refused('is not there', error);
      throw error;
    }),
  );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw refused('is not JSON', cause);
  }
  const parsed = disclosureFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(`is not as it was written: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { cells, ...rest } = parsed.data;
  return {
    ...rest,
    cells: cells.map(({ counts, ...cell }) => ({
      ...cell,
      counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== undefined)),
    })),
  };
}
