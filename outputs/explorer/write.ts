import { readdirSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { FolderWriter } from '../../pipeline/publish/folder-writer.js';
import { checkTarget, publishRelease } from '../../pipeline/publish/release-folder.js';
import { sha256 } from '../../pipeline/system/hash.js';
import type { Log } from '../../pipeline/system/log.js';
import { PACKAGE } from '../../pipeline/system/package-root.js';
import { readIfPresent } from '../../pipeline/system/read-if-present.js';
import { syncFolder } from '../../pipeline/system/sync-path.js';
import { writeWhole } from '../../pipeline/system/write-whole.js';
import { type Receipt, receiptFile, SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { contentId } from '../formats/content-id.js';
import { mediaTypeOf } from '../writer.js';
import { explorerFiles } from './files.js';
import { openRelease, type ReleaseOnDisk } from './read-release.js';
import { FRONT_MARK, frontPage, TITLE } from './shell.js';

/** The folder of the explorer next to the releases; no edition can have its name. */
export const EXPLORER_FOLDER = 'explorer';

/**
 * Throws `target-foreign` where the folder of the explorer is another's, or an edition that is built has its
 * name.
 */
export function checkExplorerTarget(release: string, editions: readonly string[]): void {
  if (editions.includes(EXPLORER_FOLDER))
    throw new SmiError('target-foreign', `${EXPLORER_FOLDER} is the folder of the explorer`, {
      next: 'name the edition otherwise, or leave the explorer out with --skip explorer',
    });
  checkTarget(release, EXPLORER_FOLDER);
}

/**
 * How long a build waits for another one to finish with the explorer, in milliseconds, and how often it
 * looks.
 */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

/** The releases in a folder, in the order of their names. What cannot be read is left out with a warning. */
async function releasesIn(folder: string, log: Pick<Log, 'warn'>): Promise<ReleaseOnDisk[]> {
  const found: ReleaseOnDisk[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith('.') || name === EXPLORER_FOLDER || name === FRONT) continue;
    const path = join(folder, name);
    if ((await readIfPresent(join(path, 'receipt.json'), name).catch(() => undefined)) === undefined)
      continue;
    try {
      found.push(await openRelease(path));
    } catch (error) {
      if (!(error instanceof SmiError)) throw error;
      log.warn(`the explorer leaves out ${name}: ${error.message}`);
    }
  }
  return found;
}

/** The receipt of the explorer: by it the next build knows the folder as its own. */
async function receiptOf(writer: FolderWriter, releases: readonly ReleaseOnDisk[]): Promise<string> {
  const [first] = releases;
  const inputs = await Promise.all(
    releases.map(async ({ folder, method: { edition } }) => {
      const bytes = await onDisk(`reading ${folder}`, () => readFile(join(folder, 'receipt.json')));
      return { path: `${edition}/receipt.json`, bytes: bytes.length, sha256: sha256(bytes) };
    }),
  );
  const receipt: Receipt = {
    id: contentId(writer.files),
    edition: EXPLORER_FOLDER,
    title: TITLE,
    schema_version: SCHEMA_VERSION,
    method_version: first?.receipt.method_version ?? '',
    program: { name: PACKAGE.name, version: PACKAGE.version },
    engine: first?.receipt.engine ?? { name: 'duckdb', version: '' },
    node: process.versions.node,
    inputs,
    official_files: [],
    outputs: writer.files.map(({ path, bytes, sha256: hash }) => ({ path, bytes, sha256: hash })),
    tables: [],
  };
  return `${JSON.stringify(receiptFile.parse(receipt), null, 2)}\n`;
}

const FRONT = 'index.html';

/** `index.html` of the folder of releases, unless there is one that the program did not write. */
async function writeFront(release: string, log: Pick<Log, 'warn'>, text: string): Promise<void> {
  const path = join(release, FRONT);
  const before = await readIfPresent(path, path);
  if (before !== undefined && !before.includes(FRONT_MARK)) {
    log.warn(
      `${path} was not written by ${PACKAGE.name} and stays as it is: the explorer is ${EXPLORER_FOLDER}/${FRONT}`,
    );
    return;
  }
  if (before === text) return;
  const aside = join(release, `.${FRONT}-${process.pid}`);
  await onDisk(`writing ${path}`, async () => {
    await rm(aside, { force: true });
    await writeWhole(aside, text);
    await rename(aside, path);
    syncFolder(release);
  });
}

/** Publishes when no other build is at it. */
async function inTurn(publish: () => Promise<string>): Promise<string> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await publish();
    } catch (error) {
      if (!(error instanceof SmiError) || error.code !== 'locked' || Date.now() >= end) throw error;
      await wait(PAUSE_MS);
    }
  }
}

/**
 * Writes the explorer over every index in a folder of releases, swapped in like a release, and the page
 * that leads to it.
 * @returns the path of the explorer; undefined where there is no index to show, and nothing was written
 * @throws SmiError as `publishRelease`
 */
export async function writeExplorer(
  release: string,
  log: Pick<Log, 'warn' | 'stage'>,
): Promise<string | undefined> {
  let front: string | undefined;
  const none = new Error('there is nothing to show');
  const publish = () =>
    publishRelease(release, EXPLORER_FOLDER, async (folder) => {
      // Read under the lock, so that the last of two builds that end together has the releases of both.
      const releases = await releasesIn(release, log);
      const made = await explorerFiles(releases, log);
      if (made === undefined) throw none;
      const writer = new FolderWriter(folder);
      const write = (path: string, content: OutputContent) =>
        writer.write(
          { path, content },
          { path, mediaType: mediaTypeOf(path), title: path, description: path },
        );
      for (const { path, content } of made.files) await write(path, content);
      const receipt = await receiptOf(writer, releases);
      await write('receipt.json', receipt);
      front = frontPage(made.list);
      return sha256(receipt).slice(0, 16);
    });
  try {
    const path = await inTurn(publish);
    if (front !== undefined) await writeFront(release, log, front);
    log.stage('explorer', path);
    return path;
  } catch (error) {
    if (error === none) return undefined;
    throw error;
  }
}

type OutputContent = Parameters<FolderWriter['write']>[0]['content'];
