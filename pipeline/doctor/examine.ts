import { accessSync, constants, readdirSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { counted, fixed } from '../../outputs/formats/numbers.js';
import { readLock } from '../acquire/lock.js';
import { Engine } from '../engine/engine.js';
import { existingPart } from '../publish/out-folder.js';
import { hashFile } from '../system/hash.js';
import { PACKAGE, shipped } from '../system/package-root.js';
import type { Settings } from '../system/settings.js';
import { leftovers } from './leftovers.js';

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  /** `mend` where a command would fail, `note` where something may surprise. */
  readonly state: 'sound' | 'note' | 'mend';
  /** What was found. */
  readonly found: string;
  /** What to do; nothing where it is sound. */
  readonly next?: string;
}

export interface Surroundings {
  readonly settings: Settings;
  /** The working folder. */
  readonly folder: string;
  /** As `process.versions.node`. */
  readonly node?: string;
  /** Free bytes where a path is; as the system has it, unless given. */
  readonly freeBytes?: (path: string) => number;
  /** The lock of the official files. */
  readonly lock?: string;
}

const sound = (what: string, found: string): Finding => ({ what, state: 'sound', found });
const mend = (what: string, found: string, next: string): Finding => ({ what, state: 'mend', found, next });

/** What is wrong, of an error: its own words where it is one of ours. */
const problemOf = (what: string, error: unknown, next: string): Finding =>
  error instanceof SmiError
    ? mend(what, error.message, error.next)
    : mend(what, error instanceof Error ? error.message : String(error), next);

/** The smallest version of Node that the package states. */
const OLDEST = [20, 19, 0] as const;

export function examineNode(version: string): Finding {
  const numbers = version.split('.').map((part) => Number.parseInt(part, 10));
  const at = OLDEST.findIndex((oldest, i) => numbers[i] !== oldest);
  const isOld = at >= 0 && (numbers[at] ?? 0) < OLDEST[at]!;
  return isOld
    ? mend('Node', version, `install Node ${OLDEST.join('.')} or later`)
    : sound('Node', `${version}, ${process.platform} ${process.arch}`);
}

async function examineEngine({ threads }: Settings): Promise<Finding> {
  try {
    const [version, sum] = await Engine.use({ threads }, async (engine) => [
      await engine.version(),
      (await engine.rows('SELECT sum(range) AS sum FROM range(1000)'))[0]?.sum,
    ]);
    if (sum !== 499_500) return mend('Engine', `${version} cannot add`, 'install the packages again: npm ci');
    return sound('Engine', `DuckDB ${version}, ${counted(threads, 'thread')}`);
  } catch (error) {
    return problemOf('Engine', error, 'install the packages again: npm ci');
  }
}

/** Bytes that a build of both editions with all files of areas needs, twice: the old release and the new. */
const NEEDED = 500_000_000;

function freeBytesAt(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function examineFolder(what: string, path: string, freeBytes: (path: string) => number): Finding[] {
  const there = existingPart(path);
  if (!statSync(there).isDirectory())
    return [
      mend(what, `${there} is a file, and not a folder`, 'remove it, or name another folder in smi.yaml'),
    ];
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return [
      mend(
        what,
        `${path} cannot be written to${code === 'EROFS' ? ': the disk is read-only' : ''}`,
        'allow it, or name another folder in smi.yaml',
      ),
    ];
  }
  const free = freeBytes(there);
  const found = `${path}, ${fixed(free / 1e9, 1)} GB free`;
  return [
    free < NEEDED
      ? mend(what, found, `free some space: ${fixed(NEEDED / 1e9, 1)} GB is enough for a build`)
      : sound(what, found),
  ];
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** Hashes every official file that the store holds: each has its hash as its name. */
async function examineStore(store: string): Promise<Finding> {
  const root = join(store, 'sha256');
  const paths = namesIn(root).flatMap((part) =>
    namesIn(join(root, part)).map((name) => join(root, part, name)),
  );
  const altered: string[] = [];
  for (const path of paths) {
    const found = await hashFile(path, path).catch(() => undefined);
    if (found === undefined || !path.endsWith(found.sha256)) altered.push(path);
  }
  if (altered.length > 0)
    return mend(
      'Official files',
      `${counted(altered.length, 'copy is', 'copies are')} altered or cannot be read, first ${altered[0]}`,
      'remove them; smi refresh fetches them again',
    );
  return sound(
    'Official files',
    paths.length === 0
      ? 'none in the store: a build needs none'
      : `${counted(paths.length, 'file')}, all whole`,
  );
}

async function examineLock(path: string): Promise<Finding> {
  try {
    return sound('Lock', counted(Object.keys(await readLock(path)).length, 'address', 'addresses'));
  } catch (error) {
    return problemOf('Lock', error, 'restore sources/lock.json');
  }
}

function examineLeftovers({ settings, folder }: Surroundings): Finding {
  const found = leftovers(settings, folder);
  const [first] = found;
  if (first === undefined) return sound('Leftovers', 'none of runs that were killed');
  return {
    what: 'Leftovers',
    state: 'note',
    found: `${counted(found.length, 'piece')} of runs that were killed, first ${quoteFound(first.path, 200)}`,
    next: `${first.removedBy} removes it`,
  };
}

/** Nothing that is computed or written depends on either; how a terminal shows names does. */
function examinePlace(): Finding {
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  return sound('Time zone and locale', `${timeZone}, ${locale}: results depend on neither`);
}

/** Looks at all that a command needs, in the order in which it needs it, and changes nothing. */
export async function examine(surroundings: Surroundings): Promise<Finding[]> {
  const { settings, node = process.versions.node, freeBytes = freeBytesAt } = surroundings;
  const { store, release, editions } = settings;
  return [
    sound('Program', `${PACKAGE.name} ${PACKAGE.version}`),
    examineNode(node),
    await examineEngine(settings),
    ...examineFolder('Releases', release, freeBytes),
    ...examineFolder('Store', store, freeBytes),
    ...examineFolder('Temporary files', tmpdir(), freeBytes),
    sound(
      'Editions',
      `${editions}: ${counted(namesIn(editions).filter(isEdition(editions)).length, 'edition')}`,
    ),
    await examineStore(store),
    await examineLock(surroundings.lock ?? shipped('sources', 'lock.json')),
    examineLeftovers(surroundings),
    examinePlace(),
  ];
}

const isEdition = (editions: string) => (name: string) =>
  namesIn(join(editions, name)).includes('method.yaml');
