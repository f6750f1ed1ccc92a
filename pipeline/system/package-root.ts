import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function find(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json of social-mobility-index is missing');
    folder = parent;
  }
  return folder;
}

/** The folder of the package, which holds its editions, lock and boundaries, whether compiled or not. */
export const PACKAGE_ROOT = find();

/** Name, version and dependencies from package.json. */
export const PACKAGE: PackageFile = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));

/** The path of a file that the project ships. */
export const shipped = (...parts: readonly string[]): string => join(PACKAGE_ROOT, ...parts);
