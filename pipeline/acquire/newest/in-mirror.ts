import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent, onDisk } from '../../../errors/file-system.js';
import { type LockEntry, type SourceFile, VERSION_PLACE } from '../../../schemas/source.js';
import { addressAt, versionIn } from '../../../sources/versions.js';
import type { NewVersion } from '../acquire-file.js';
import { mirrorSegments } from '../mirror.js';
import { laterVersion } from './answer.js';

interface Held {
  readonly version: string;
  readonly address: string;
  readonly modifiedMs: number;
}

const isNumbered = (version: string) => /^\d+([.-]\d+)*$/.test(version);

/** Which of two versions is the later one: by their numbers, where they have any, or else by their files. */
function later(a: Held, b: Held): number {
  if (isNumbered(a.version) && isNumbered(b.version))
    return laterVersion(a.version.replaceAll('-', '.'), b.version.replaceAll('-', '.'));
  return a.modifiedMs - b.modifiedMs;
}

const entriesOf = (folder: string): Promise<string[]> =>
  onDisk(`reading ${folder}`, () =>
    readdir(folder).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    }),
  );

async function held(root: string, address: string): Promise<number | undefined> {
  const found = await stat(join(root, ...mirrorSegments(address))).catch(() => undefined);
  return found?.isFile() === true ? found.mtimeMs : undefined;
}

/** Every version of a file that a folder holds as `<host>/<path>`. */
async function versionsIn(root: string, declared: string): Promise<Held[]> {
  // A place in the query is part of the last segment.
  const segments = mirrorSegments(declared);
  const i = segments.findIndex((segment) => segment.includes(VERSION_PLACE));
  const [before = '', after = ''] = (segments[i] ?? '').split(VERSION_PLACE);
  const names = await entriesOf(join(root, ...segments.slice(0, i)));
  const found: Held[] = [];
  for (const name of names.sort()) {
    if (!name.startsWith(before) || !name.endsWith(after) || name.length <= before.length + after.length)
      continue;
    const version = name.slice(before.length, name.length - after.length);
    const address = addressAt(declared, version);
    if (versionIn(declared, address) !== version) continue;
    const modifiedMs = await held(root, address);
    if (modifiedMs !== undefined) found.push({ version, address, modifiedMs });
  }
  return found;
}

/**
 * The newest version that a folder holds of a file, where the folder has no answer of its publisher: the one
 * with the highest number or, as commits have none, the one whose file was written last. Undefined where it
 * is the locked one, or where there is none.
 */
export async function newestInFolder(
  root: string,
  file: SourceFile,
  locked: LockEntry | undefined,
): Promise<NewVersion | undefined> {
  if (!file.address.includes(VERSION_PLACE)) return undefined;
  // Of two that were written at the same moment, the locked one is not the later one: a version that is not
  // looked at would be worse than one that is looked at for nothing.
  const isLocked = ({ version }: Held) => Number(version === locked?.version);
  const [newest] = (await versionsIn(root, file.address)).toSorted(
    (a, b) => later(b, a) || isLocked(a) - isLocked(b),
  );
  if (newest === undefined || newest.version === locked?.version) return undefined;
  return { address: newest.address, version: newest.version };
}
