import { join } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { disclosureFile } from '../../../schemas/release/disclosure-file.js';
import { checkAgainstReceipt, type Refuse, readJson } from '../../publish/receipt.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';

/** The file that an output is remembered by. */
export const DISCLOSURE_FILE = 'disclosure.json';

const refused: Refuse = (path, problem, cause) =>
  new SmiError('previous-invalid', `${path} ${problem}`, { cause });

/**
 * Reads what an earlier output must be held against, which its receipt vouches for: with a file that was changed, what
 * was withheld then might leave now. Throws `previous-invalid`, naming the file.
 */
export async function readPrevious(folder: string): Promise<EarlierOutput> {
  const path = join(folder, DISCLOSURE_FILE);
  const { data } = await readJson(path, disclosureFile, refused);
  await checkAgainstReceipt(folder, DISCLOSURE_FILE, refused);
  const { cells, ...rest } = data;
  return {
    ...rest,
    cells: cells.map(({ counts, ...cell }) => ({
      ...cell,
      counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== undefined)),
    })),
  };
}
