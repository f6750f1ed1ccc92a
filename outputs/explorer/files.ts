import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { readRegisters } from '../../pipeline/geography/registers.js';
import { sha256 } from '../../pipeline/system/hash.js';
import type { Log } from '../../pipeline/system/log.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { readIfPresent } from '../../pipeline/system/read-if-present.js';
import type { IndexMethod } from '../../schemas/method.js';
import { parseJson } from '../../schemas/parse-json.js';
import { findFile } from '../../schemas/release/find-file.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { findFileOf } from '../areas/find.js';
import { subjectWords } from '../page/subject.js';
import { capital } from '../page/words.js';
import type { OutputFile } from '../writer.js';
import { indexData, movesData } from './data.js';
import type { EditionEntry, EditionList, IndexData, ShadowEntry } from './data-types.js';
import { findDataOf } from './find-data.js';
import { type ReleaseOnDisk, releaseFile } from './read-release.js';
import { isShadowOnDisk, type ShadowOnDisk, shadowData } from './shadow.js';
import { shapesOf } from './shapes.js';
import { explorerPage } from './shell.js';
import { EXPLORER_STYLE } from './style.js';
import { weightsData } from './weights-data.js';

/** The variable of the page in which scripts of data leave them, by name. */
export const DATA_VARIABLE = 'smiData';

/** A data file twice: for programs, and as a script for a page that is opened from a folder. */
export function* dataFiles(name: string, data: unknown): Generator<OutputFile> {
  const text = JSON.stringify(data);
  yield { path: `data/${name}.json`, content: `${text}\n` };
  // U+2028 is a line end in scripts of old; a `<` cannot end the script, which is a file of its own.
  yield {
    path: `data/${name}.js`,
    content: `(globalThis.${DATA_VARIABLE}??={})[${JSON.stringify(name)}]=${text};\n`,
  };
}

/** A release of an index that the explorer shows. */
export type IndexOnDisk = ReleaseOnDisk & { readonly method: IndexMethod };

export const isIndexOnDisk = (release: ReleaseOnDisk): release is IndexOnDisk =>
  release.method.kind === 'index';

const refused = (path: string) => (problem: string, cause?: unknown) =>
  new SmiError('release-incomplete', `${path} is not as it was written: ${problem}`, { cause });

/**
 * What areas are found by: of the release, or of the registers of the project where it has no files of
 * areas.
 */
async function findOf({ folder, method }: ReleaseOnDisk, codes: readonly string[]) {
  const path = join(folder, 'areas', 'find.json');
  const text = await readIfPresent(path, path);
  if (text !== undefined) return findDataOf(parseJson(text, findFile, refused(path)));
  const context = {
    edition: method.edition,
    schemaVersion: SCHEMA_VERSION,
    ranked: new Set(codes),
    withFiles: new Set<string>(),
    leftOut: new Map(method.areas.exclude.map(({ code, reason }) => [code, reason])),
  };
  return findDataOf(findFileOf(context, readRegisters()));
}

/** The data files of the editions, each content once, and the entries that name them. */
class DataFolder {
  readonly files: OutputFile[] = [];
  readonly #names = new Map<string, string>();

  /** Adds data and gives the name; the same content that is there already gives the name it has. */
  add(name: string, data: unknown): string {
    const hash = sha256(JSON.stringify(data));
    const known = this.#names.get(hash);
    if (known !== undefined) return known;
    this.#names.set(hash, name);
    this.files.push(...dataFiles(name, data));
    return name;
  }
}

/** The long shadow that an index is published with; null, with a warning, where its release lacks a file. */
async function shadowOf(
  release: ShadowOnDisk | undefined,
  { edition, data }: { readonly edition: string; readonly data: IndexData },
  into: DataFolder,
  log: Pick<Log, 'warn'>,
): Promise<ShadowEntry | null> {
  if (release === undefined) return null;
  try {
    const shadow = await shadowData(release, data.areas.upperTierCode);
    const outcomes = shadow.outcomes.map(({ code, name }) => ({ code, name }));
    return { data: into.add(`${edition}.shadow`, shadow), outcomes };
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    log.warn(`the explorer shows no long shadow with ${edition}: ${error.message}`);
    return null;
  }
}

/** What an edition says of a place, where that is not what the explorer says. */
function leadOf(method: IndexMethod): Pick<EditionEntry, 'lead'> {
  const { isNot, says } = subjectWords(method);
  return isNot === '' ? {} : { lead: `${capital(says)}. ${isNot}` };
}

async function addEdition(
  release: IndexOnDisk,
  into: DataFolder,
  first: boolean,
  shadow: (data: IndexData) => Promise<ShadowEntry | null>,
): Promise<EditionEntry> {
  const { folder, method } = release;
  const { data, figures } = await indexData(release, method);
  const codes = data.areas.code;
  const topology = await releaseFile(folder, 'areas.topojson');
  const shapes = shapesOf(topology.toString('utf8'), join(folder, 'areas.topojson'), method.areas.level);
  const moves = method.moves === undefined ? null : await movesData(release, codes);
  const find = await findOf(release, codes);
  const weights = await weightsData(folder);
  const { edition, title } = method;
  return {
    edition,
    title,
    ...leadOf(method),
    year: method.areas.year,
    first,
    folder: `../${edition}/`,
    data: into.add(edition, data),
    figures: into.add(`${edition}.figures`, figures),
    moves: moves === null ? null : into.add(`${edition}.moves`, moves),
    shadow: await shadow(data),
    shapes: into.add(`${edition}.shapes`, shapes),
    find: into.add(`${edition}.find`, find),
    weights: weights === null ? null : into.add(`${edition}.weights`, weights),
  };
}

/** Those marked as default before others, then by name: the first is the one that is shown. */
const inOrder = (a: ReleaseOnDisk, b: ReleaseOnDisk): number =>
  Number(b.method.default) - Number(a.method.default) || (a.method.edition < b.method.edition ? -1 : 1);

/**
 * Every file of the explorer over some releases, apart from its receipt; undefined where none of them is
 * an index that can be shown. A release that lacks a file is left out with a warning.
 */
export async function explorerFiles(
  releases: readonly ReleaseOnDisk[],
  log: Pick<Log, 'warn'>,
): Promise<{ readonly files: OutputFile[]; readonly list: EditionList } | undefined> {
  const folder = new DataFolder();
  const editions: EditionEntry[] = [];
  for (const release of releases.filter(isIndexOnDisk).sort(inOrder)) {
    try {
      const { edition, coldspots } = release.method;
      const published = releases.filter(isShadowOnDisk).find(({ method }) => method.edition === coldspots);
      const shadow = (data: IndexData) => shadowOf(published, { edition, data }, folder, log);
      editions.push(await addEdition(release, folder, editions.length === 0, shadow));
    } catch (error) {
      if (!(error instanceof SmiError)) throw error;
      log.warn(`the explorer leaves out ${release.method.edition}: ${error.message}`);
    }
  }
  if (editions.length === 0) return undefined;
  const others = releases
    .filter((release) => !isIndexOnDisk(release))
    .map(({ method: { edition, title } }) => ({ edition, title, folder: `../${edition}/` }));
  const list: EditionList = { editions, others };
  folder.files.push(...dataFiles('editions', list));
  const script = await readScript('explorer.js');
  folder.files.push(...dataFiles('weights-worker', await readScript('weights-worker.js')));
  return {
    list,
    files: [
      { path: 'index.html', content: explorerPage(list) },
      { path: 'explorer.css', content: EXPLORER_STYLE },
      { path: 'explorer.js', content: script },
      ...folder.files,
    ],
  };
}

/** A script of the page, as it was bundled when the program was compiled. */
async function readScript(name: string): Promise<string> {
  const path = shipped('dist', 'explorer', name);
  const text = await readIfPresent(path, path);
  if (text === undefined)
    throw new Error(`${path} does not exist: compile the program with \`npm run build\``);
  return text;
}
