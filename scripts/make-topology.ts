/**
 * Makes the project's boundaries, of today and of every vintage, and its register of local authorities:
 *   node dist/scripts/make-topology.js --mirror DIR [--out FOLDER]
 * DIR holds the official files as <host>/<path>. FOLDER is geography when not given.
 */
import { mkdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fileSystemError } from '../errors/file-system.js';
import { SmiError } from '../errors/smi-error.js';
import { TOPOLOGY_FILE } from '../outputs/maps/topology.js';
import { VINTAGES_FILE } from '../outputs/maps/vintages.js';
import { REGISTER_FILE } from '../pipeline/geography/register-row.js';
import areaRegisters from '../sources/area-registers.js';
import boundaries from '../sources/boundaries.js';
import { decodeUtf8 } from '../sources/layouts/csv.js';
import { fileOf } from '../sources/source.js';
import { makeRegister } from './registers/make.js';
import { MirrorReader } from './registers/mirror-reader.js';
import { readOfficialFiles } from './registers/official.js';
import { makeTopology } from './topology/make.js';
import { makeVintages } from './topology/make-vintages.js';
import { BOUNDARIES, REGISTER } from './topology/written.js';

const USAGE = 'node dist/scripts/make-topology.js --mirror DIR [--out FOLDER]';

function settings(args: readonly string[]): { mirror: string; out: string } {
  const options = { mirror: { type: 'string' }, out: { type: 'string', default: 'geography' } } as const;
  try {
    const { mirror, out } = parseArgs({ args: [...args], options }).values;
    if (mirror) return { mirror, out };
  } catch (cause) {
    const [what] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new SmiError('usage', what ?? '', { next: USAGE, cause });
  }
  throw new SmiError('usage', '--mirror DIR is not given', { next: USAGE });
}

/** The texts of the files, by name. All are made before any is written, so that they belong together. */
async function make(mirror: string): Promise<Map<string, string>> {
  const reader = new MirrorReader(mirror);
  const lines = decodeUtf8(await reader.bytes(fileOf(boundaries)), BOUNDARIES);
  const parents = decodeUtf8(await reader.bytes(fileOf(areaRegisters)), REGISTER);
  return new Map([
    [basename(TOPOLOGY_FILE), makeTopology(lines, parents)],
    [basename(VINTAGES_FILE), makeVintages(lines, parents)],
    [basename(REGISTER_FILE), makeRegister(await readOfficialFiles(reader))],
  ]);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw fileSystemError(error, `making ${path}`);
  }
}

/** Writes under a temporary name first, so that an interrupted run leaves the former file whole. */
function write(path: string, text: string): void {
  try {
    writeFileSync(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  } catch (error) {
    throw fileSystemError(error, `writing ${path}`);
  }
}

/** Runs the script with its arguments and returns the exit code. Reports a user's mistake in one line. */
export async function run(args: readonly string[], say: (line: string) => void): Promise<number> {
  try {
    const { mirror, out } = settings(args);
    const texts = await make(mirror);
    makeFolder(out);
    for (const [name, text] of texts) {
      write(join(out, name), text);
      say(`${join(out, name)}  ${Buffer.byteLength(text)} bytes`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    say(`make-topology: ${error.message}; ${error.next}`);
    return error.exit;
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  process.exitCode = await run(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`));
}
