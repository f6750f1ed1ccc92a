/**
 * Makes the project's boundaries, of today and of every vintage, and its register of local authorities:
 *   node dist/scripts/make-topology.js --mirror DIR [--out FOLDER]
 * DIR holds the official files as <host>/<path>. FOLDER is geography when not given.
 */
import { basename, join } from 'node:path';
import { EXIT } from '../errors/catalogue.js';
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
import { replaceText, runIfStarted, runScript, type Say, scriptOptions } from './script.js';
import { ENGLAND_2025, makeTopology, UNITED_KINGDOM_2025 } from './topology/make.js';
import { makeVintages } from './topology/make-vintages.js';
import { BOUNDARIES, REGISTER } from './topology/written.js';

const USAGE = 'node dist/scripts/make-topology.js --mirror DIR [--out FOLDER]';
const OPTIONS = { mirror: { type: 'string' }, out: { type: 'string', default: 'geography' } } as const;

/** The boundaries of the four nations, which an edition names. */
const UNITED_KINGDOM = 'united-kingdom-2025.topojson';

/** The texts of the files, by name. All are made before any is written, so that they belong together. */
async function make(mirror: string): Promise<Map<string, string>> {
  const reader = new MirrorReader(mirror);
  const lines = decodeUtf8(await reader.bytes(fileOf(boundaries)), BOUNDARIES);
  const parents = decodeUtf8(await reader.bytes(fileOf(areaRegisters)), REGISTER);
  const official = await readOfficialFiles(reader);
  const files = { boundaries: lines, register: parents, changes: official.changes };
  return new Map([
    [basename(TOPOLOGY_FILE), makeTopology(files, ENGLAND_2025)],
    [basename(VINTAGES_FILE), makeVintages(lines, parents)],
    [UNITED_KINGDOM, makeTopology(files, UNITED_KINGDOM_2025)],
    [basename(REGISTER_FILE), makeRegister(official)],
  ]);
}

/** Runs the script with its arguments and returns the exit code. Reports a user's mistake in one line. */
export const run = (args: readonly string[], say: Say): Promise<number> =>
  runScript('make-topology', say, async () => {
    const { mirror, out } = scriptOptions(args, OPTIONS, USAGE);
    if (!mirror) throw new SmiError('usage', '--mirror DIR is not given', { next: USAGE });
    for (const [name, text] of await make(mirror)) {
      await replaceText(join(out, name), text);
      say(`${join(out, name)}  ${Buffer.byteLength(text)} bytes`);
    }
    return EXIT.done;
  });

await runIfStarted(import.meta.url, run);
