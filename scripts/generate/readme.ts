import { type FileDescription, fileGroups } from '../../outputs/writer.js';
import { INDEX_WRITERS, LONG_SHADOW_WRITERS } from '../../outputs/writers.js';

/** The files of a group; after the first, a file that differs only in its extension is shortened to that. */
function shortened(files: readonly string[]): string {
  const stem = (path: string) => path.slice(0, path.lastIndexOf('.'));
  return files
    .map((path, i) =>
      i > 0 && stem(path) === stem(files[0] ?? '') ? `\`${path.slice(stem(path).length)}\`` : `\`${path}\``,
    )
    .join(', ');
}

/** The files of a list of writers, as a Markdown table. */
export const filesTable = (writers: readonly FileDescription[]): string =>
  [
    '| file | what |',
    '|---|---|',
    ...fileGroups(writers).map(({ files, what }) => `| ${shortened(files)} | ${what} |`),
  ].join('\n');

const LISTS = { 'index files': INDEX_WRITERS, 'long shadow files': LONG_SHADOW_WRITERS } as const;

/**
 * The README with its tables of files generated from the lists of writers, between markers such as
 * `<!-- index files -->` and `<!-- end -->`. Throws `RangeError` for a README without these markers.
 */
export function readmePage(text: string): string {
  let page = text;
  for (const [name, writers] of Object.entries(LISTS)) {
    const begin = `<!-- ${name} -->\n`;
    const from = page.indexOf(begin);
    const to = page.indexOf('\n<!-- end -->', from);
    if (from < 0 || to < 0) throw new RangeError(`README.md has no markers for the ${name}`);
    page = `${page.slice(0, from + begin.length)}${filesTable(writers)}${page.slice(to)}`;
  }
  return page;
}
