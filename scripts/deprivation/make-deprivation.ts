/**
 * Freezes the Indices of Deprivation 2025 for the areas of an edition, from a re-laid copy of File 10:
 *   node dist/scripts/deprivation/make-deprivation.js --file FILE [--edition FOLDER]
 * FILE is `imd2025_england_ltla24.csv` of humaniverse/IMD at 2f6c9050; FOLDER is editions/england-2026 when
 * not given.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT } from '../../errors/catalogue.js';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { DEPRIVATION_FILE, EDITION_FILES } from '../../pipeline/editions/files.js';
import { originText, readOrigin, sealedOrigin } from '../../pipeline/editions/origin.js';
import { readRegisters } from '../../pipeline/geography/registers.js';
import { sha256 } from '../../pipeline/system/hash.js';
import { readIfPresent } from '../../pipeline/system/read-if-present.js';
import { parseTable } from '../../pipeline/tables/read-shipped-table.js';
import { areaRow, areaTable } from '../../schemas/area.js';
import { replaceText, runIfStarted, runScript, type Say, scriptOptions } from '../script.js';
import { makeDeprivation } from './make.js';
import { readRelaid } from './relaid.js';

const USAGE = 'node dist/scripts/deprivation/make-deprivation.js --file FILE [--edition FOLDER]';
const OPTIONS = {
  file: { type: 'string' },
  edition: { type: 'string', default: join('editions', 'england-2026') },
} as const;

/** Puts the hash of the new table into the origin of the edition, if this has been frozen already. */
async function relist(edition: string, text: string): Promise<void> {
  const path = join(edition, EDITION_FILES.origin);
  const present = await readIfPresent(path);
  if (present === undefined) return;
  const origin = readOrigin(present, path);
  const hashes = new Map(origin.tables.map(({ file, sha256: hash }) => [file, hash]));
  const relisted = sealedOrigin(origin, hashes.set(DEPRIVATION_FILE, sha256(text)));
  await replaceText(path, originText(relisted));
}

/** Runs the script with its arguments and returns the exit code. Reports a user's mistake in one line. */
export const run = (args: readonly string[], say: Say): Promise<number> =>
  runScript('make-deprivation', say, async () => {
    const { file, edition } = scriptOptions(args, OPTIONS, USAGE);
    if (!file) throw new SmiError('usage', '--file FILE is not given', { next: USAGE });
    const places = join(edition, EDITION_FILES.areas);
    const relaid = readRelaid(await onDisk(`reading ${file}`, () => readFile(file)));
    const written = await onDisk(`reading ${places}`, () => readFile(places, 'utf8'));
    const areas = parseTable({ ...areaTable, row: areaRow }, written, places);
    const text = makeDeprivation(relaid, areas, readRegisters());
    const out = join(edition, DEPRIVATION_FILE);
    await replaceText(out, text);
    await relist(edition, text);
    say(`${out}  ${areas.length} rows, ${Buffer.byteLength(text)} bytes`);
    return EXIT.done;
  });

await runIfStarted(import.meta.url, run);
