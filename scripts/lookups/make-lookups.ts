/**
 * Makes the lookups of `geography/` by which an area is found, and the statistical neighbours:
 *   node dist/scripts/lookups/make-lookups.js --mirror DIR --relaid DIR [--out FOLDER]
 * The first DIR holds the official files as <host>/<path>, the second the re-laid copies. FOLDER is geography
 * when not given.
 */
import { basename, join } from 'node:path';
import { EXIT } from '../../errors/catalogue.js';
import { SmiError } from '../../errors/smi-error.js';
import { toCsv } from '../../outputs/formats/csv.js';
import {
  careBoardTable,
  combinedAuthorityTable,
  constituencyTable,
  contextTable,
  dfeNeighbourTable,
  lookupFile,
  neighbourTable,
  sectorTable,
} from '../../pipeline/geography/lookup-tables.js';
import { nearestDistricts } from '../../pipeline/geography/neighbours.js';
import type { Row, Table } from '../../schemas/table.js';
import { DECLARED_AUTHORITY_NUMBERS } from '../../sources/authority-numbers.js';
import neetParticipation from '../../sources/neet-participation.js';
import { MirrorReader } from '../registers/mirror-reader.js';
import { replaceText, runIfStarted, runScript, type Say, scriptOptions } from '../script.js';
import { contextRows } from './context.js';
import { dfeNeighbourRows } from './dfe-neighbours.js';
import { bytesOf, type Folders, INPUTS, nameOf, pathOf } from './inputs.js';
import {
  careBoardRows,
  combinedAuthorityRows,
  constituencyRows,
  readOverlaps,
  sectorRows,
} from './places.js';

const USAGE = 'node dist/scripts/lookups/make-lookups.js --mirror DIR --relaid DIR [--out FOLDER]';
const OPTIONS = {
  mirror: { type: 'string' },
  relaid: { type: 'string' },
  out: { type: 'string', default: 'geography' },
} as const;

/** Every table with its rows. All are made before any is written, so that they belong together. */
async function make(folders: Folders): Promise<readonly (readonly [Table, readonly Row[]])[]> {
  const file = async (name: keyof typeof INPUTS) => ({
    bytes: await bytesOf(INPUTS[name], folders),
    file: nameOf(INPUTS[name]),
  });
  const given = async <T>(name: keyof typeof INPUTS, read: (bytes: Uint8Array, file: string) => T) => {
    const found = await file(name);
    return read(found.bytes, found.file);
  };
  await file('overlaps');
  const overlaps = await readOverlaps(pathOf(INPUTS.overlaps, folders));
  const context = contextRows(await file('deprivation'), await file('ruralUrban'));
  const official = await new MirrorReader(folders.mirror).reference(neetParticipation);
  const numbers = new Map([...DECLARED_AUTHORITY_NUMBERS, ...official]);
  return [
    [sectorTable, await given('sectors', sectorRows)],
    [constituencyTable, await given('constituencies', (...names) => constituencyRows(overlaps, ...names))],
    [combinedAuthorityTable, await given('combinedAuthorities', combinedAuthorityRows)],
    [careBoardTable, await given('careBoards', careBoardRows)],
    [contextTable, context],
    [neighbourTable, nearestDistricts(context)],
    [dfeNeighbourTable, await given('dfeNeighbours', (...book) => dfeNeighbourRows(...book, numbers))],
  ];
}

/** Runs the script with its arguments and returns the exit code. Reports a user's mistake in one line. */
export const run = (args: readonly string[], say: Say): Promise<number> =>
  runScript('make-lookups', say, async () => {
    const { mirror, relaid, out } = scriptOptions(args, OPTIONS, USAGE);
    if (!mirror || !relaid)
      throw new SmiError('usage', '--mirror DIR or --relaid DIR is not given', { next: USAGE });
    for (const [table, rows] of await make({ mirror, relaid })) {
      const path = join(out, basename(lookupFile(table)));
      const text = toCsv(table, rows);
      await replaceText(path, text);
      say(`${path}  ${rows.length} rows, ${Buffer.byteLength(text)} bytes`);
    }
    return EXIT.done;
  });

await runIfStarted(import.meta.url, run);
