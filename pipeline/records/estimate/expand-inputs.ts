import { readdirSync, type Stats, statSync } from 'node:fs';
import nodePath, { dirname, join } from 'node:path';
import { isAbsent, onDisk } from '../../../errors/file-system.js';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { PROBLEM } from './problems.js';

const isPattern = (part: string) => /[*?[\]{}]/.test(part);

/** `*` and `?` within one part of a path, as in a shell; other characters are literal. */
function matcher(part: string): RegExp {
  const source = part
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}

const folderHolds = (folder: string) =>
  readdirSync(folder === '' ? '.' : folder, { withFileTypes: true }).map(({ name }) => name);

/**
 * Where a pattern starts, and its parts from there: from the root, a drive (`C:\\`, or `C:` for its present
 * folder) or a shared folder where it names one, else from the present folder, as an empty text.
 * @param path the paths of another system, for tests
 */
export function patternParts(
  pattern: string,
  path: Pick<typeof nodePath, 'parse' | 'sep'> = nodePath,
): { readonly root: string; readonly parts: readonly string[] } {
  const { root } = path.parse(pattern);
  const parts = pattern.slice(root.length).split(path.sep === '\\' ? /[\\/]/ : '/');
  return { root, parts: parts.filter((part) => part !== '') };
}

/** Paths that match a pattern, part by part from the left. */
function matches(pattern: string): string[] {
  const { root, parts } = patternParts(pattern);
  let found = [root];
  for (const part of parts) {
    if (!/[*?]/.test(part)) {
      found = found.map((folder) => join(folder, part));
      continue;
    }
    const fits = matcher(part);
    found = found.flatMap((folder) => {
      if (folder !== '' && !there(folder)?.isDirectory()) return [];
      const names = folderHolds(folder).filter((name) => fits.test(name) && !name.startsWith('.'));
      return names.map((name) => join(folder, name));
    });
  }
  return found.filter((path) => there(path)?.isFile());
}

function there(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/**
 * The files that paths and patterns (`records/*.parquet`) name, each once, sorted by name.
 * Throws an error of one line for a path that does not exist, a folder, or a pattern without a match.
 */
export async function expandInputs(inputs: readonly string[]): Promise<string[]> {
  if (inputs.length === 0) throw new SmiError(PROBLEM.input, 'no files of records are given');
  const found = new Set<string>();
  for (const input of inputs) {
    const stats = await onDisk(`looking for ${input}`, () => there(input));
    if (stats?.isDirectory()) {
      throw new SmiError(PROBLEM.input, `${quoteFound(input)} is a folder`, {
        next: `give its files, as in ${join(input, '*.parquet')}`,
      });
    }
    if (stats !== undefined && !stats.isFile())
      throw new SmiError(PROBLEM.input, `${quoteFound(input)} is not an ordinary file`, {
        next: 'give a file',
      });
    if (stats !== undefined) {
      found.add(input);
      continue;
    }
    const paths = isPattern(input) ? await onDisk(`reading ${dirname(input)}`, () => matches(input)) : [];
    if (paths.length === 0) {
      const what = isPattern(input) ? 'no file matches' : 'there is no file';
      throw new SmiError(PROBLEM.input, `${what} ${quoteFound(input)}`, { next: 'check the path' });
    }
    for (const path of paths) found.add(path);
  }
  const odd = [...found].find(isPattern);
  // The engine would read such a name as a pattern, and open other files.
  if (odd !== undefined)
    throw new SmiError(
      PROBLEM.input,
      `${quoteFound(odd)} has a character in its name that is used for patterns`,
      {
        next: 'rename the file',
      },
    );
  return [...found].sort();
}
