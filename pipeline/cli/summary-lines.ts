import { join } from 'node:path';
import type { WrittenFile } from '../../outputs/writer.js';
import type { Row } from '../../schemas/table.js';

/** Names of areas that a summary shows of each kind. */
const MAXIMUM_NAMES = 12;

/** A file with its size. */
export const fileLine = ({ path, bytes }: WrittenFile): string =>
  `  ${path.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`;

/** The folder and the files that were written with what to do next, or that nothing was. */
export const fileLines = (
  out: string | undefined,
  files: readonly WrittenFile[],
  next = `open ${join(out ?? '', 'report.html')} in a browser`,
): string[] =>
  out === undefined
    ? ['Nothing was written (--dry-run)']
    : [out, ...files.map(fileLine), '', `Next: ${next}`];

/** How many areas are of one kind of coldspot, and the first of them by name. */
export function areasOfKind(rows: readonly Row[], kind: string): string {
  const names = rows.filter((row) => row.kind === kind).map(({ area_name }) => String(area_name));
  const shown = names.length === 0 ? 'none' : names.slice(0, MAXIMUM_NAMES).join(', ');
  const more = names.length > MAXIMUM_NAMES ? ` and ${names.length - MAXIMUM_NAMES} more` : '';
  return `(${names.length}): ${shown}${more}`;
}
