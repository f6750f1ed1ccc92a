import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ascending } from 'd3-array';
import { fileSystemError, isAbsent, onDisk } from '../../errors/file-system.js';
import { replaceText } from '../script.js';
import { GENERATED_FOLDER } from './files.js';

export interface Difference {
  readonly path: string;
  readonly what: 'stale' | 'missing' | 'extra';
}

function orWhenAbsent<T>(read: () => T, absent: T): T {
  try {
    return read();
  } catch (error) {
    if (isAbsent(error)) return absent;
    throw fileSystemError(error, 'reading the generated files');
  }
}

/**
 * The committed files below `root` that differ from `files`, are missing or should not exist, sorted by path.
 */
export function differences(root: string, files: ReadonlyMap<string, string>): Difference[] {
  const found: Difference[] = [];
  for (const [path, text] of files) {
    const committed = orWhenAbsent<string | null>(() => readFileSync(join(root, path), 'utf8'), null);
    if (committed === null) found.push({ path, what: 'missing' });
    else if (committed !== text) found.push({ path, what: 'stale' });
  }
  for (const name of orWhenAbsent<string[]>(() => readdirSync(join(root, GENERATED_FOLDER)), [])) {
    const path = `${GENERATED_FOLDER}/${name}`;
    if (!files.has(path)) found.push({ path, what: 'extra' });
  }
  return found.sort((a, b) => ascending(a.path, b.path));
}

/** Writes the files that differ or are missing, and removes extra ones. @returns what it changed */
export async function bringUpToDate(root: string, files: ReadonlyMap<string, string>): Promise<Difference[]> {
  const changes = differences(root, files);
  for (const { path } of changes) {
    const target = join(root, path);
    const text = files.get(path);
    if (text === undefined) await onDisk(`removing ${path}`, () => rmSync(target, { recursive: true }));
    else await replaceText(target, text);
  }
  return changes;
}
