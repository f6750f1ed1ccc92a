import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { factsOf, isRunning } from './processes.js';
import { removeFolder } from './remove-folder.js';

/*
 * What a process puts aside while it works has its owner in its name, so that a later run can tell what a
 * killed one has left from what a live one is still writing.
 */

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

/** Where numbers of processes mean the same: this machine, and this container. */
const place = (): string => short(`${hostname()} ${orEmpty(() => readlinkSync('/proc/self/ns/pid'))}`);

/** When a process started, if known: its number may have belonged to another before. */
function startOf(pid: number): string | undefined {
  const facts = factsOf(pid);
  if (facts === undefined) return undefined;
  return short(`${orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))} ${facts.start}`);
}

const UNKNOWN = '00000000';

/**
 * A new mark of this process, to end the name of what it puts aside with, after a hyphen: at most 40
 * characters.
 */
export const ownerMark = (): string =>
  [process.pid, startOf(process.pid) ?? UNKNOWN, place(), randomBytes(4).toString('hex')].join('-');

const MARK = /(?<=-)(\d+)-([0-9a-f]{8})-([0-9a-f]{8})-[0-9a-f]{8}$/;

/** What another machine or container put aside is kept for so long: its process cannot be seen. */
const FOREIGN_MS = 7 * 24 * 3600 * 1000;

/**
 * Whether the process that made a mark has ended.
 * @param touched when what has the mark was last written to, in milliseconds
 */
export function hasEnded(name: string, touched: number, now = Date.now()): boolean {
  const [, digits, start, where] = MARK.exec(name) ?? [];
  if (digits === undefined) return false;
  if (where !== place()) return now - touched > FOREIGN_MS;
  const pid = Number(digits);
  if (!isRunning(pid) || factsOf(pid)?.alive === false) return true;
  const found = startOf(pid);
  return found !== undefined && start !== UNKNOWN && found !== start;
}

/**
 * Removes the folders in `folder` whose names begin as `prefix` matches and go on with the mark of a process
 * of this user that has ended. A failure is harmless: the next run tries again.
 * @param before is called with each before it is removed
 */
export function sweep(folder: string, prefix: RegExp, before: (path: string) => void = () => {}): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const mark = MARK.exec(name);
    if (mark === null || !prefix.test(name.slice(0, mark.index))) continue;
    const path = join(folder, name);
    try {
      const found = lstatSync(path);
      const own = process.getuid === undefined || found.uid === process.getuid();
      if (!found.isDirectory() || !own || !hasEnded(name, found.mtimeMs)) continue;
      before(path);
      removeFolder(path);
    } catch {
      // It is open in another program, or another run is removing it.
    }
  }
}
