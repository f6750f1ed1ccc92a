import { join } from 'node:path';
import { fixed } from '../../outputs/formats/numbers.js';
import type { WrittenFile } from '../publish/folder-writer.js';

/** The folder and the files that were written with what to do next, or that nothing was. */
export const fileLines = (
  out: string | undefined,
  files: readonly WrittenFile[],
  next = `open ${join(out ?? '', 'report.html')} in a browser`,
): string[] =>
  out === undefined
    ? ['Nothing was written (--dry-run)']
    : [
        out,
        ...files.map(({ path, bytes }) => `  ${path.padEnd(34)} ${fixed(bytes / 1000, 1).padStart(8)} kB`),
        '',
        `Next: ${next}`,
      ];
