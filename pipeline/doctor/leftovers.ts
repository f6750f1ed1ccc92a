import { lstatSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASIDE, EDITION_LOCK } from '../editions/files.js';
import { isLocked } from '../system/lock.js';
import { hasEnded } from '../system/owner.js';
import { isRunning } from '../system/processes.js';
import type { Settings } from '../system/settings.js';

/** What a run that was killed left, with the command that ends or removes it. */
export interface Leftover {
  readonly path: string;
  readonly removedBy: string;
}

/** The names in a folder; none where it is not there or cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isHeldLock(path: string): boolean {
  try {
    return isLocked(path);
  } catch {
    return false;
  }
}

/** The number of a process at the place that a pattern captures. */
const isDead = (name: string, pattern: RegExp): boolean => {
  const pid = Number(pattern.exec(name)?.[1]);
  return pid > 0 && !isRunning(pid);
};

/** In a folder of builds: releases that were not finished, links and locks of processes that have ended. */
function inBuilds(builds: string): string[] {
  return namesIn(builds).filter((name) => {
    const [, edition] = /^\.(?:making|link)-(.*)-\d+$/.exec(name) ?? [];
    if (edition !== undefined) return isDead(name, /-(\d+)$/);
    if (name.startsWith('.former-')) return !isHeldLock(join(builds, name.replace('.former-', '.lock-')));
    return name.startsWith('.lock-') && !isHeldLock(join(builds, name));
  });
}

function inEdition(folder: string): string[] {
  const isHeld = isHeldLock(join(folder, EDITION_LOCK));
  return namesIn(folder).filter((name) => !isHeld && (name === ASIDE || name === EDITION_LOCK));
}

/** What begins with a point and ends in the mark of a process that has ended. */
const aside = (folder: string): string[] =>
  namesIn(folder).filter((name) => {
    if (!/\.making-\d|^smi-.*-\d+-/.test(name)) return false;
    try {
      return hasEnded(name, lstatSync(join(folder, name)).mtimeMs);
    } catch {
      return false;
    }
  });

/**
 * What killed runs left in the folders that are used here. A next run of the same command removes it: nothing
 * is removed here.
 * @param folder the working folder
 */
export function leftovers(
  { release, editions, store }: Pick<Settings, 'release' | 'editions' | 'store'>,
  folder: string,
): Leftover[] {
  const builds = join(release, '.builds');
  const found = (where: string, names: readonly string[], removedBy: string): Leftover[] =>
    names.map((name) => ({ path: join(where, name), removedBy }));
  return [
    ...found(builds, inBuilds(builds), 'smi build'),
    ...namesIn(editions).flatMap((name) =>
      found(join(editions, name), inEdition(join(editions, name)), `smi refresh ${name}`),
    ),
    ...found(
      join(store, 'partial'),
      namesIn(join(store, 'partial')).filter((name) => isDead(name, /^(\d+)-/)),
      'smi refresh',
    ),
    ...[...new Set([folder, tmpdir()])].flatMap((where) =>
      found(where, aside(where), 'the next command that writes there'),
    ),
  ];
}
