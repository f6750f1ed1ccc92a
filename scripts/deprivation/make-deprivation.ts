/**
 * Freezes the Indices of Deprivation 2025 for the areas of an edition, from a re-laid copy of File 10:
 *   node dist/scripts/deprivation/make-deprivation.js --file FILE [--edition FOLDER]
 * FILE is `imd2025_england_ltla24.csv` of humaniverse/IMD at 2f6c9050; FOLDER is editions/england-2026 when
 * not given.
 */
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { DEPRIVATION_FILE, EDITION_FILES } from '../../pipeline/editions/files.js';
import { originText, readOrigin, sealedOrigin } from '../../pipeline/editions/origin.js';
import { readRegisters } from '../../pipeline/geography/registers.js';
import { sha256 } from '../../pipeline/system/hash.js';
import { parseTable } from '../../pipeline/tables/read-shipped-table.js';
import { areaRow, areaTable } from '../../schemas/area.js';
import { makeDeprivation } from './make.js';
import { readRelaid } from './relaid.js';

const USAGE = 'node dist/scripts/deprivation/make-deprivation.js --file FILE [--edition FOLDER]';

function settings(args: readonly string[]): { file: string; edition: string } {
  const options = {
    file: { type: 'string' },
    edition: { type: 'string', default: join('editions', 'england-2026') },
  } as const;
  try {
    const { file, edition } = parseArgs({ args: [...args], options }).values;
    if (file) return { file, edition };
  } catch (cause) {
    const [what] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new SmiError('usage', what ?? '', { next: USAGE, cause });
  }
  throw new SmiError('usage', '--file FILE is not given', { next: USAGE });
}

/** Runs `act`; an error of the file system says what it was doing. */
function onFile<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw fileSystemError(error, what);
  }
}

/** Under a temporary name first, so that an interrupted run leaves the former file whole. */
function writeInOneStep(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

/** Puts the hash of the new table into the origin of the edition, if this has been frozen already. */
function relist(edition: string, text: string): void {
  const path = join(edition, EDITION_FILES.origin);
  if (!existsSync(path)) return;
  const origin = readOrigin(
    onFile(`reading ${path}`, () => readFileSync(path, 'utf8')),
    path,
  );
  const hashes = new Map(origin.tables.map(({ file, sha256: hash }) => [file, hash]));
  const relisted = sealedOrigin(origin, hashes.set(DEPRIVATION_FILE, sha256(text)));
  onFile(`writing ${path}`, () => writeInOneStep(path, originText(relisted)));
}

/** Runs the script with its arguments and returns the exit code. Reports a user's mistake in one line. */
export function run(args: readonly string[], say: (line: string) => void): number {
  try {
    const { file, edition } = settings(args);
    const places = join(edition, EDITION_FILES.areas);
    const relaid = readRelaid(onFile(`reading ${file}`, () => readFileSync(file)));
    const written = onFile(`reading ${places}`, () => readFileSync(places, 'utf8'));
    const areas = parseTable({ ...areaTable, row: areaRow }, written, places);
    const text = makeDeprivation(relaid, areas, readRegisters());
    const out = join(edition, DEPRIVATION_FILE);
    onFile(`writing ${out}`, () => writeInOneStep(out, text));
    relist(edition, text);
    say(`${out}  ${areas.length} rows, ${Buffer.byteLength(text)} bytes`);
    return 0;
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    say(`make-deprivation: ${error.message}; ${error.next}`);
    return error.exit;
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  process.exitCode = run(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`));
}
