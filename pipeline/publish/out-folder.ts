import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { onInterrupt } from '../system/interrupt.js';
import { makeFolder } from '../system/make-folder.js';
import { ownerMark, sweep } from '../system/owner.js';
import { makePrivate, makePrivateFolder } from '../system/private-folder.js';
import { removeFolder } from '../system/remove-folder.js';
import { sweepSpills } from '../system/spill-folder.js';
import { syncFolder } from '../system/sync-path.js';

/** The path itself where it exists, or else the nearest folder above it that does. */
export function existingPart(path: string): string {
  let part = resolve(path);
  while (!existsSync(part) && dirname(part) !== part) part = dirname(part);
  return part;
}

/** The real path, with links resolved in the part of it that exists. */
export function realPathOf(path: string): string {
  const part = existingPart(path);
  return join(realpathSync(part), resolve(path).slice(part.length));
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Checks, before long work, that a folder can be made at the path. */
function checkMakeable(path: string): void {
  const above = existingPart(dirname(path));
  if (!statSync(above).isDirectory())
    throw Object.assign(new Error(`${above} is not a folder`), { code: 'ENOTDIR' });
  accessSync(above, constants.W_OK | constants.X_OK);
}

/**
 * Throws `out-not-empty` where the path is a file or a folder with files, which are never overwritten, and
 * `no-permission` or `file-system` where no folder can be made.
 */
export function checkOut(path: string): void {
  const refused = (why: string, next?: string) =>
    new SmiError('out-not-empty', `${path} ${why}`, next === undefined ? {} : { next });
  try {
    if (existsSync(path)) {
      if (!statSync(path).isDirectory()) throw refused('is a file');
      if (readdirSync(path).length > 0) throw refused('is not empty');
      // The new folder replaces the empty one; a shell whose working folder that is would see nothing.
      if (realpathSync(path) === process.cwd())
        throw refused('is your working folder', 'name a new folder inside it');
    } else if (isLink(path)) throw refused('is a broken link');
    checkMakeable(path);
  } catch (error) {
    throw fileSystemError(error, `writing ${path}`);
  }
}

/** Removes `folder` and the folders above it, as long as they are empty and below `above`. */
function removeEmpty(folder: string, above: string): void {
  for (let empty = folder; empty !== above && readdirSync(empty).length === 0; empty = dirname(empty))
    rmdirSync(empty);
}

/** Waits until the disk has the name of `path`, and those of the folders above it up to `above`. */
function syncNames(path: string, above: string): void {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    syncFolder(folder);
    if (folder === above) return;
  }
}

/** Names of what is being written, up to the mark of the process that writes it. */
const MAKING = /^\..*\.making-$/s;

/** Characters of a name that its folder aside keeps: with three bytes each, the whole still fits into 255. */
const NAME_KEPT = 60;

export interface OutOptions {
  /** Whether only its owner may open the folder and its files. */
  readonly private?: boolean;
}

/**
 * Runs `write` on a new folder next to `path` and, when it has succeeded, moves that to `path`, which must
 * not exist or be empty. When it fails or is interrupted, nothing is left behind; what a killed run left next
 * to `path` is removed. Throws as `checkOut`, `disk-full`, and what `write` throws.
 */
export async function writeOut<T>(
  path: string,
  write: (folder: string) => Promise<T>,
  options: OutOptions = {},
): Promise<T> {
  checkOut(path);
  const target = realPathOf(path);
  const parent = dirname(target);
  const above = existingPart(parent);
  const aside = join(parent, `.${basename(target).slice(0, NAME_KEPT)}.making-${ownerMark()}`);
  const discard = () => {
    try {
      removeFolder(aside);
      removeEmpty(parent, above);
    } catch {
      // The first error is the one to report.
    }
  };
  const forget = onInterrupt(discard);
  try {
    makeFolder(parent);
    sweep(parent, MAKING);
    sweepSpills();
    if (options.private) makePrivateFolder(aside);
    else mkdirSync(aside);
    const result = await write(aside);
    if (options.private) makePrivate(aside);
    checkOut(path);
    // On some systems a folder cannot be renamed onto an empty one, which must be removed first.
    if (existsSync(target)) rmdirSync(target);
    renameSync(aside, target);
    syncNames(target, above);
    return result;
  } catch (error) {
    discard();
    throw fileSystemError(error, `writing ${path}`);
  } finally {
    forget();
  }
}
