import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isAbsent } from '../../errors/file-system.js';

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/**
 * Makes a folder and its parents, one at a time. Node's own recursive option never ends where the system
 * reports "not found" for a new path in a folder that exists, as in /proc. Throws the system's error.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let folder = resolve(path);
  while (!isFolder(folder)) {
    missing.push(folder);
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  for (const each of missing.reverse()) {
    try {
      mkdirSync(each);
    } catch (error) {
      // Another process may have made the folder in the meantime; a file of that name is an error.
      if (!isFolder(each)) throw error;
    }
  }
}
