import { lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import nodePath, { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { onInterrupt } from '../system/interrupt.js';
import { takeLock } from '../system/lock.js';
import { makeFolder } from '../system/make-folder.js';
import { PACKAGE } from '../system/package-root.js';
import { isRunning } from '../system/processes.js';
import { readRegularTextSync } from '../system/read-regular.js';
import { removeFolder } from '../system/remove-folder.js';
import { syncFolder } from '../system/sync-path.js';

const BUILDS = '.builds';

/** Makes a link; a parameter so that a test can simulate a file system without links. */
export type MakeLink = (target: string, path: string) => void;

/** Matches the builds of an edition, but not those of an edition whose name only begins with its name. */
const buildPattern = (edition: string) => new RegExp(`^${edition}-[0-9a-f]{16}(-\\d+)?$`);

const makeLink: MakeLink = (target, path) => symlinkSync(target, path, 'dir');

type Target =
  | { readonly is: 'absent' }
  | { readonly is: 'link'; readonly build: string }
  | { readonly is: 'folder' };

/**
 * The build of an edition that the target of a link names; undefined for any other target. Windows gives the
 * target back with backslashes.
 * @param path the paths of another system, for tests
 */
export function linkedBuild(
  target: string,
  edition: string,
  path: Pick<typeof nodePath, 'sep'> = nodePath,
): string | undefined {
  const [folder, build = '', ...rest] = target.split(path.sep === '\\' ? /[\\/]/ : '/');
  return folder === BUILDS && buildPattern(edition).test(build) && rest.length === 0 ? build : undefined;
}

/** True when the folder holds a receipt of this program for the edition. */
function isOurs(folder: string, edition: string): boolean {
  try {
    const receipt: unknown = JSON.parse(readRegularTextSync(join(folder, 'receipt.json')));
    if (typeof receipt !== 'object' || receipt === null || !('program' in receipt) || !('edition' in receipt))
      return false;
    const { program } = receipt;
    return (
      receipt.edition === edition &&
      typeof program === 'object' &&
      program !== null &&
      'name' in program &&
      program.name === PACKAGE.name
    );
  } catch {
    return false;
  }
}

/**
 * What the path of the release is now. Throws `target-foreign` for anything that this program did not make.
 */
function lookAt(release: string, edition: string): Target {
  const path = join(release, edition);
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) {
      const build = linkedBuild(readlinkSync(path), edition);
      if (build !== undefined) return { is: 'link', build };
    } else if (found.isDirectory() && isOurs(path, edition)) return { is: 'folder' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')
      throw new SmiError('target-foreign', `${release} is a file, or lies below one`);
    if (isAbsent(error)) return { is: 'absent' };
    throw fileSystemError(error, `looking at ${path}`);
  }
  throw new SmiError('target-foreign', `${path} exists and was not made by ${PACKAGE.name}`);
}

/** Removes something no longer needed. A failure is harmless: the next build tries again. */
function removeIfAllowed(path: string): void {
  try {
    removeFolder(path);
  } catch {
    // It is open in another program, or belongs to another user.
  }
}

/** Completes a swap without links that was cut short, and removes temporary folders of dead runs. */
function mend(release: string, edition: string): void {
  const builds = join(release, BUILDS);
  const former = join(builds, `.former-${edition}`);
  const names = readdirSync(builds);
  if (names.includes(`.former-${edition}`)) {
    if (lookAt(release, edition).is === 'absent') renameSync(former, join(release, edition));
    else removeFolder(former);
  }
  for (const name of names) {
    const [, of, pid] = /^\.(?:making|link)-(.*)-(\d+)$/.exec(name) ?? [];
    // With our own process number and this edition, it was left by a dead process that had the number before.
    const ours = Number(pid) === process.pid && of === edition;
    if (pid !== undefined && (ours || !isRunning(Number(pid)))) removeIfAllowed(join(builds, name));
  }
}

/**
 * Swaps folders by two renames, where no link can be made; `mend` repairs what a power cut between them
 * leaves.
 */
function swapFolders(release: string, edition: string, made: string, target: Target): void {
  const former = join(release, BUILDS, `.former-${edition}`);
  if (target.is !== 'absent') renameSync(join(release, edition), former);
  try {
    renameSync(made, join(release, edition));
  } catch (error) {
    if (target.is !== 'absent') renameSync(former, join(release, edition));
    throw error;
  }
  syncFolder(release);
  removeIfAllowed(former);
}

function freeName(builds: string, wanted: string): string {
  const taken = new Set(readdirSync(builds));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  return name;
}

const LINKS_REFUSED = new Set(['EPERM', 'ENOTSUP', 'ENOSYS']);

/**
 * Moves the finished folder to the builds and points the link to it, in one rename.
 * @returns the name of the build; undefined where no link can be made. Then, and when it throws, nothing has
 *   changed.
 */
function swapLink(
  release: string,
  edition: string,
  made: string,
  hash: string,
  link: MakeLink,
): string | undefined {
  const builds = join(release, BUILDS);
  const name = freeName(builds, `${edition}-${hash}`);
  const fresh = join(builds, `.link-${edition}-${process.pid}`);
  renameSync(made, join(builds, name));
  try {
    link(`${BUILDS}/${name}`, fresh);
    // A link must not be on the disk before what it leads to.
    syncFolder(builds);
    renameSync(fresh, join(release, edition));
    return name;
  } catch (error) {
    rmSync(fresh, { force: true });
    renameSync(join(builds, name), made);
    if (error instanceof Error && 'code' in error && LINKS_REFUSED.has(String(error.code))) return undefined;
    throw error;
  }
}

/** Time for a reader who followed the link just before the swap to open the files of the old build. */
const GRACE_MS = 50;

/** Removes the builds that nothing links to any more, once the disk has the link to the new one. */
async function removeOthers(release: string, edition: string, published: string | undefined): Promise<void> {
  const builds = join(release, BUILDS);
  syncFolder(release);
  const others = readdirSync(builds).filter((name) => name !== published && buildPattern(edition).test(name));
  if (others.length > 0) await wait(GRACE_MS);
  const target = lookAt(release, edition);
  for (const name of others) {
    if (target.is !== 'link' || target.build !== name) removeIfAllowed(join(builds, name));
  }
}

/** Publishes a finished folder: a reader sees either the old release or the new one, never a mixture. */
async function publishFolder(
  release: string,
  edition: string,
  made: string,
  hash: string,
  link: MakeLink,
): Promise<void> {
  const target = lookAt(release, edition);
  const name = target.is === 'folder' ? undefined : swapLink(release, edition, made, hash, link);
  if (name === undefined) swapFolders(release, edition, made, target);
  // The release is published; what cannot be removed now is removed by the next build.
  await removeOthers(release, edition, name).catch(() => undefined);
}

/**
 * Runs `write` on an empty temporary folder and, when it has succeeded, publishes that folder as
 * `<release>/<edition>`. When it fails or is interrupted, nothing of it is left and the old release remains.
 * @param write fills the folder and gives the hash that names the build (16 hexadecimal digits)
 * @throws SmiError `target-foreign`, `locked`, `disk-full`, `no-permission`, `file-system`, and what `write`
 *   throws
 */
export async function publishRelease(
  release: string,
  edition: string,
  write: (folder: string) => Promise<string>,
  link: MakeLink = makeLink,
): Promise<string> {
  const builds = join(release, BUILDS);
  const doing = `writing to ${release}`;
  try {
    lookAt(release, edition);
    makeFolder(builds);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new SmiError('target-foreign', `${builds} is a file, not a folder`);
    }
    throw fileSystemError(error, doing);
  }
  const unlock = takeLock(join(builds, `.lock-${edition}`), join(release, edition));
  const made = join(builds, `.making-${edition}-${process.pid}`);
  const discard = () => removeFolder(made);
  const forget = onInterrupt(discard);
  try {
    mend(release, edition);
    mkdirSync(made);
    await publishFolder(release, edition, made, await write(made), link);
    return join(release, edition);
  } catch (error) {
    discard();
    throw fileSystemError(error, doing);
  } finally {
    forget();
    unlock();
  }
}

/** Throws `target-foreign` or a file-system error where no release can be published; changes nothing. */
export function checkTarget(release: string, edition: string): void {
  lookAt(release, edition);
}
