import { join } from 'node:path';
import { group, sum } from 'd3-array';
import type { WrittenFile } from '../../outputs/writer.js';
import type { Row } from '../../schemas/table.js';

/** Names of areas that a summary shows for each class. */
const MAX_NAMES = 12;

/** A file with its size. */
const fileLine = ({ path, bytes }: Pick<WrittenFile, 'path' | 'bytes'>): string =>
  `  ${path.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`;

/** The files of areas as one of each type, with how many there are: a list of each would fill the screen. */
function grouped(files: readonly WrittenFile[]): string[] {
  const groups = group(files, ({ path }) => path.replace(/^areas\/[A-Z]\d{8}\./, 'areas/<code>.'));
  return [...groups].map(([path, found]) => {
    const bytes = sum(found, (file) => file.bytes);
    const many = found.length === 1 ? '' : `  ${found.length} files`;
    return `${fileLine({ path, bytes })}${many}`;
  });
}

export interface PathOptions {
  /** The file with the results, as in `index.csv`. */
  readonly table: string;
  /** Whether to name every file: `--list-files`. */
  readonly listFiles: boolean;
}

/**
 * Where to look: the folder that was written, its page and its main table, as far as they were written; every
 * file where the user asks for it. Or that nothing was written.
 */
export function pathLines(
  out: string | undefined,
  files: readonly WrittenFile[],
  { table, listFiles }: PathOptions,
): string[] {
  if (out === undefined) return ['Nothing was written (--dry-run)'];
  const path = (label: string, name: string) =>
    files.some((file) => file.path === name) ? [`${label}  ${join(out, name)}`] : [];
  return [
    `Folder  ${out}`,
    ...path('Report', 'report.html'),
    ...path('Table ', table),
    ...(listFiles ? grouped(files) : []),
  ];
}

/** How many areas are of a class, and the names of the first. */
export function areasOfClass(rows: readonly Row[], wanted: string): string {
  const names = rows.filter(({ kind }) => kind === wanted).map(({ area_name }) => String(area_name));
  const shown = names.length === 0 ? 'none' : names.slice(0, MAX_NAMES).join(', ');
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `(${names.length}): ${shown}${more}`;
}
