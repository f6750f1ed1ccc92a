import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { AREA_FILES } from '../../outputs/areas/writers.js';
import type { WrittenFile } from '../../outputs/writer.js';
import type { Receipt } from '../../schemas/release/receipt.js';
import { makeEdition } from '../build.js';
import { customIndex } from '../custom/index/custom-index.js';
import { OWN_INDEX } from '../custom/index/release.js';
import { folderOfReferred, GIVEN_METHOD } from '../editions/edition.js';
import { EDITION_FILES } from '../editions/files.js';
import { type Released, readReleased } from '../publish/read-release.js';
import { hashFile } from '../system/hash.js';
import { type Log, silentLog } from '../system/log.js';

export interface RebuildOptions {
  /** Folder of the editions; those of the project are looked at too. */
  readonly editions: string;
  /** Folder with the table that a custom index was made from. */
  readonly inputs: string;
  readonly threads: number;
  readonly log: Log;
}

const METHOD = EDITION_FILES.method;

type Options = NonNullable<Receipt['options']>;

const impossible = (message: string, next?: string) =>
  new SmiError('rebuild-impossible', message, next === undefined ? {} : { next });

const numberIn = (options: Options, name: string): number | undefined =>
  typeof options[name] === 'number' ? options[name] : undefined;
const textIn = (options: Options, name: string): string | undefined =>
  typeof options[name] === 'string' && options[name] !== '' ? options[name] : undefined;

async function rebuildEdition(
  release: Released,
  folder: string,
  { editions, threads }: RebuildOptions,
): Promise<readonly WrittenFile[]> {
  const { edition, options = {}, outputs } = release.receipt;
  const where = await folderOfReferred(editions, edition);
  if (where === undefined)
    throw impossible(`no edition ${JSON.stringify(edition)} is in ${editions}, and the project has none`);
  const replicates = numberIn(options, 'replicates');
  const baseUrl = textIn(options, 'base_url');
  // A variant is made by the method file that is in it, and not by that of the edition.
  const variant = options.method === GIVEN_METHOD;
  const method = variant ? { text: await readReleased(release, METHOD), path: METHOD } : undefined;
  const { files } = await makeEdition(
    edition,
    {
      editions: where,
      release: folder,
      threads,
      seed: numberIn(options, 'seed') ?? 1,
      log: silentLog,
      areas: outputs.some(({ path }) => path === AREA_FILES),
      ...(replicates === undefined ? {} : { replicates }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(method === undefined ? {} : { method }),
    },
    folder,
  );
  return files;
}

/** The path of an input of a custom index: the file of its name with the hash of the receipt. */
async function inputNamed(input: Receipt['inputs'][number], folder: string): Promise<string> {
  const path = join(folder, input.path);
  if (input.path.includes('/') || input.path.includes('\\') || !existsSync(path))
    throw impossible(`its table ${JSON.stringify(input.path)} is not in ${folder}`);
  if ((await hashFile(path, path)).sha256 !== input.sha256)
    throw impossible(`${path} is not the table that it was made from: its hash is not that in receipt.json`);
  return path;
}

async function rebuildOwnIndex(
  release: Released,
  folder: string,
  { inputs: from, threads }: RebuildOptions,
): Promise<readonly WrittenFile[]> {
  const { inputs, outputs, options = {} } = release.receipt;
  const kept = outputs.find(({ path }) => path === METHOD);
  const method = inputs.find(({ sha256 }) => sha256 === kept?.sha256);
  const data = inputs.find((input) => input !== method);
  if (method === undefined || data === undefined)
    throw impossible('its receipt does not name the method and the table that it was made from');
  const [sheet, period] = ['sheet', 'period'].map((name) => textIn(options, name));
  const replicates = numberIn(options, 'replicates');
  const { files } = await customIndex({
    methodText: await readReleased(release, METHOD),
    methodFile: method.path,
    data: await inputNamed(data, from),
    threads,
    seed: numberIn(options, 'seed') ?? 1,
    log: silentLog,
    out: folder,
    ...(replicates === undefined ? {} : { replicates }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(period === undefined ? {} : { period }),
    ...(options.all_units === 'true' ? { allUnits: true } : {}),
  });
  return files;
}

/** Names of releases that are made from what the program never keeps, such as records or estimates. */
const isEdition = ({ inputs, edition }: Receipt): boolean =>
  inputs.some(({ path }) => path.startsWith(`editions/${edition}/`));

/**
 * Builds a release again into an empty folder, with the options in its receipt.
 * @returns the files that were written
 * @throws SmiError `rebuild-impossible` where what it was made from is not here, or where its receipt does
 *   not say it all: of editions and of custom indices it does. Else as a build
 */
export function rebuild(
  release: Released,
  folder: string,
  options: RebuildOptions,
): Promise<readonly WrittenFile[]> {
  const { receipt } = release;
  options.log.stage('rebuild', `${receipt.edition}, by the options in its receipt`);
  if (isEdition(receipt)) return rebuildEdition(release, folder, options);
  if (receipt.edition === OWN_INDEX) return rebuildOwnIndex(release, folder, options);
  throw impossible(
    `its receipt (${receipt.edition}) does not say all that it was made from; only releases of editions and of \`smi score\` can be rebuilt`,
    'run the command that made it again, and compare the receipts',
  );
}
