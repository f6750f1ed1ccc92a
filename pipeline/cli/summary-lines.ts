import { join } from 'node:path';
import type { WrittenFile } from '../../outputs/writer.js';
import type { Row } from '../../schemas/table.js';

/** Names of areas that a summary shows for each class. */
const MAX_NAMES = 12;

/** A file with its size. */
export const fileLine = ({ path, bytes }: WrittenFile): string =>
  `  ${path.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`;

/** The folder and the files that were written, with what to do next; or that nothing was written. */
export const fileLines = (
  out: string | undefined,
  files: readonly WrittenFile[],
  next = `open ${join(out ?? '', 'report.html')} in a browser`,
): string[] =>
  out === undefined
    ? ['Nothing was written (--dry-run)']
    : [out, ...files.map(fileLine), '', `Next: ${next}`];

/** How many areas are of a class, and the names of the first. */
export function areasOfClass(rows: readonly Row[], wanted: string): string {
  const names = rows.filter(({ kind }) => kind === wanted).map(({ area_name }) => String(area_name));
  const shown = names.length === 0 ? 'none' : names.slice(0, MAX_NAMES).join(', ');
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return `(${names.length}): ${shown}${more}`;
}
