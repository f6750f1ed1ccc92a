import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './hash.js';
import { PACKAGE } from './package-root.js';

/** The folder of the compiled program; that of the sources where it is not compiled. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The hash of a compiled program: every byte of its code, the versions that it asks of others, and Node. Two
 * programs with one hash do the same. Throws errors of the file system.
 * @param root its folder, `dist`
 */
export async function hashOfProgram(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hashes = await Promise.all(paths.map(async (path) => sha256(await readFile(path))));
  const files = paths.map((path, i) => [path.slice(root.length), hashes[i]]);
  return sha256(JSON.stringify([PACKAGE.version, PACKAGE.dependencies, process.versions, files]));
}

let running: Promise<string | undefined> | undefined;

/**
 * The hash of the program that runs, taken once for each process; undefined where it is not compiled, because
 * its files may then change while it runs, or where they cannot be read.
 */
export function runningProgram(): Promise<string | undefined> {
  running ??=
    basename(ROOT) === 'dist' ? hashOfProgram(ROOT).catch(() => undefined) : Promise.resolve(undefined);
  return running;
}
