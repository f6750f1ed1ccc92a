import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { onInterrupt } from '../system/interrupt.js';
import { awaitLock, takeLock } from '../system/lock.js';
import { makeFolder } from '../system/make-folder.js';
import { isRunning } from '../system/processes.js';
import { removeFolder } from '../system/remove-folder.js';
import { syncFolder } from '../system/sync-path.js';
import { writeWhole } from '../system/write-whole.js';
import { ASIDE, EDITION_FILES, EDITION_LOCK } from './files.js';
import { tryWhole } from './whole.js';

/** How long a refresh waits for another one that writes to the same edition, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Removes what is aside. A failure is harmless: the next refresh tries again. */
function removeAside(folder: string): void {
  try {
    removeFolder(join(folder, ASIDE));
  } catch {
    // It is open in another program.
  }
}

/** The bytes of a file, undefined where there is none. Throws the system's error for a folder. */
function presentBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const originLast = (files: Iterable<string>) =>
  [...files].sort((a, b) => Number(a === EDITION_FILES.origin) - Number(b === EDITION_FILES.origin));

/**
 * Moves files from aside to their places; the origin comes last. When one cannot be moved, those that were
 * moved before it are restored. Synchronous, so that an interruption comes before all of them or after.
 */
function moveIntoPlace(folder: string, files: Iterable<string>): void {
  const aside = join(folder, ASIDE);
  const moves = originLast(files).map((file) => {
    const to = join(folder, file);
    return { from: join(aside, file), to, before: presentBytes(to) };
  });
  const moved: (typeof moves)[number][] = [];
  try {
    for (const move of moves) {
      renameSync(move.from, move.to);
      moved.push(move);
    }
    // What is aside is removed after this.
    syncFolder(folder);
  } catch (error) {
    for (const { from, to, before } of moved) {
      if (before === undefined) rmSync(to, { force: true });
      else {
        writeFileSync(from, before);
        renameSync(from, to);
      }
    }
    throw error;
  }
}

/** What a killed command may have left in the folder of an edition: files aside, its lock, parts of one. */
const leftIn = (folder: string): string[] =>
  readdirSync(folder).filter(
    (name) => name === ASIDE || name === EDITION_LOCK || name.startsWith(`${EDITION_LOCK}.`),
  );

/**
 * Ends what a killed refresh began: the files that it was moving are moved, if all are there; otherwise what
 * it put aside is removed. Only for the holder of the lock.
 */
async function mend(folder: string): Promise<void> {
  const left = leftIn(folder);
  for (const name of left) {
    const pid = Number(/^\.lock\.(?:stale-)?(\d+)-/.exec(name)?.[1]);
    if (pid > 0 && !isRunning(pid)) rmSync(join(folder, name), { force: true });
  }
  if (!left.includes(ASIDE)) return;
  const whole = await tryWhole(folder);
  if (whole?.unfinished) {
    const aside = new Set(readdirSync(join(folder, ASIDE)));
    moveIntoPlace(
      folder,
      [...whole.texts.keys()].filter((file) => aside.has(file)),
    );
  }
  removeAside(folder);
}

/**
 * Ends what a killed refresh began, where this is allowed and no other command writes there. A failure is
 * harmless: `readWhole` reads the same files with or without it.
 */
export async function mendIfLeft(folder: string): Promise<void> {
  try {
    if (leftIn(folder).length === 0) return;
    const unlock = takeLock(join(folder, EDITION_LOCK), folder);
    await mend(folder).finally(unlock);
  } catch {
    // It may not be written to, or a refresh is at work.
  }
}

/**
 * Locks the folder of an edition against other writers, ends what a killed refresh began there, and runs
 * `work`. Waits for another writer.
 * @throws SmiError `locked`, errors of the file system, and what `work` throws
 */
export async function withEdition<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await onDisk(`writing to ${folder}`, () => makeFolder(folder));
  const unlock = await awaitLock(join(folder, EDITION_LOCK), folder, PATIENCE_MS);
  try {
    await onDisk(`writing to ${folder}`, () => mend(folder));
    return await work();
  } finally {
    unlock();
  }
}

/**
 * Replaces files of an edition together: all are written aside first, and only when every one is complete
 * are they moved into place. Only for the holder of the lock.
 * @param texts by the name of the file; one of them is the origin
 * @param before what to write elsewhere between the two; it returns how to undo this
 * @throws SmiError `disk-full`, `no-permission`, `file-system`, and what `before` throws; nothing has changed
 *   then
 */
export async function swapIn(
  folder: string,
  texts: ReadonlyMap<string, string>,
  before: () => Promise<() => void> = async () => () => undefined,
): Promise<void> {
  const aside = join(folder, ASIDE);
  const forget = onInterrupt(() => removeAside(folder));
  try {
    await onDisk(`writing to ${folder}`, () => mkdirSync(aside));
    for (const file of originLast(texts.keys()))
      await onDisk(`writing ${join(folder, file)}`, () =>
        writeWhole(join(aside, file), texts.get(file) ?? ''),
      );
    await onDisk(`writing to ${folder}`, () => {
      syncFolder(aside);
      syncFolder(folder);
    });
    const undo = await before();
    try {
      await onDisk(`writing to ${folder}`, () => moveIntoPlace(folder, texts.keys()));
    } catch (error) {
      undo();
      throw error;
    }
  } finally {
    removeAside(folder);
    forget();
  }
}
