import { randomUUID } from 'node:crypto';
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
import { removeFolder } from '../system/remove-folder.js';

/** The path itself where something stands there, or the nearest above it. */
export function standing(path: string): string {
  let place = resolve(path);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return place;
}

/** Where a path leads, links followed as far as it stands. */
export function placeOf(path: string): string {
  const place = standing(path);
  return join(realpathSync(place), resolve(path).slice(place.length));
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Looks before long work whether a folder could be made at the place. */
function checkMakeable(path: string): void {
  const above = standing(dirname(path));
  if (!statSync(above).isDirectory())
    throw Object.assign(new Error(`${above} is not a folder`), { code: 'ENOTDIR' });
  accessSync(above, constants.W_OK | constants.X_OK);
}

/**
 * Throws `out-not-empty` when something stands at the place, which is never overwritten, and `no-permission` or
 * `file-system` where no folder can be made.
 */
export function checkOut(path: string): void {
  const refused = (why: string, next?: string) =>
    new SmiError('out-not-empty', `${path} ${why}`, next === undefined ? {} : { next });
  try {
    if (existsSync(path)) {
      if (!statSync(path).isDirectory()) throw refused('is a file');
      if (readdirSync(path).length > 0) throw refused('is not empty');
      // The new folder takes the place of the empty one, and whoever stands in that would see nothing.
      if (realpathSync(path) === process.cwd())
        throw refused('is the folder that you stand in', 'name a new folder inside it');
    } else if (isLink(path)) throw refused('is a link that leads nowhere');
    checkMakeable(path);
  } catch (error) {
    throw fileSystemError(error, `writing ${path}`);
  }
}

/** Removes `folder` and those above it, as far as they hold nothing and lie below `above`. */
function removeEmpty(folder: string, above: string): void {
  for (let one = folder; one !== above && readdirSync(one).length === 0; one = dirname(one)) rmdirSync(one);
}

/**
 * Runs `write` on a new folder beside `path` and, when it has succeeded, moves that to `path`, which must not be there
 * or be empty. When it fails or is interrupted, nothing of it stays. Throws as `checkOut`, `disk-full`, and what
 * `write` throws.
 */
export async function writeOut<T>(path: string, write: (folder: string) => Promise<T>): Promise<T> {
  checkOut(path);
  const place = placeOf(path);
  const parent = dirname(place);
  const above = standing(parent);
  const aside = join(
    parent,
    `.${basename(place).slice(0, 80)}.making-${process.pid}-${randomUUID().slice(0, 8)}`,
  );
  const discard = () => {
    try {
      removeFolder(aside);
      removeEmpty(parent, above);
    } catch {
      // What went wrong first is what is told.
    }
  };
  const forget = onInterrupt(discard);
  try {
    makeFolder(parent);
    mkdirSync(aside);
    const result = await write(aside);
    checkOut(path);
    // An empty folder gives way to the one that is renamed onto it; on some systems it must be gone first.
    if (existsSync(place)) rmdirSync(place);
    renameSync(aside, place);
    return result;
  } catch (error) {
    discard();
    throw fileSystemError(error, `writing ${path}`);
  } finally {
    forget();
  }
}
