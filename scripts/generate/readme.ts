import { type FileDescription, fileGroups } from '../../outputs/writer.js';
import { INDEX_WRITERS, LONG_SHADOW_WRITERS } from '../../outputs/writers.js';

/** A file after the first of a group that differs in its end only, as in "`index.csv`, `.parquet`". */
function shortened(files: readonly string[]): string {
  const stem = (path: string) => path.slice(0, path.lastIndexOf('.'));
  return files
    .map((path, i) =>
      i > 0 && stem(path) === stem(files[0] ?? '') ? `\`${path.slice(stem(path).length)}\`` : `\`${path}\``,
    )
    .join(', ');
}

/** A list of writers as a table of Markdown. */
export const filesTable = (writers: readonly FileDescription[]): string =>
  [
    '| file | what |',
    '|---|---|',
    ...fileGroups(writers).map(({ files, what }) => `| ${shortened(files)} | ${what} |`),
  ].join('\n');

const LISTS = { 'index files': INDEX_WRITERS, 'long shadow files': LONG_SHADOW_WRITERS } as const;

/**
 * The README with its tables of files as the lists of writers have them: what is between a pair of markers
 * `<!-- index files -->` and `<!-- end -->` is generated. Throws `RangeError` for a README without its markers.
 */
export function readmePage(text: string): string {
  let page = text;
  for (const [name, writers] of Object.entries(LISTS)) {
    const begin = `<!-- ${name} -->\n`;
    const from = page.indexOf(begin);
    const to = page.indexOf('\n<!-- end -->', from);
    if (from < 0 || to < 0) throw new RangeError(`README.md has no place for the ${name}`);
    page = `${page.slice(0, from + begin.length)}${filesTable(writers)}${page.slice(to)}`;
  }
  return page;
}
