import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ascending } from 'd3-array';

/** The file with the list of sources. */
export const SOURCES_MODULE = 'sources/all.ts';

const FOLDERS = ['', 'explore-education-statistics', 'explore-local-statistics'];
const isSource = (path: string) => /^export default /m.test(readFileSync(path, 'utf8'));
const identifierOf = (file: string) =>
  file.replace(/\.ts$/, '').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Files of `sources/` that declare a data set, that is, have a default export; paths within `sources/`,
 * sorted by what comes before their ending: a name before those that go on with a hyphen.
 */
export function sourceFiles(root: string): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, 'sources', folder))
      .filter((name) => name.endsWith('.ts') && isSource(join(root, 'sources', folder, name)))
      .map((name) => (folder === '' ? name : `${folder}/${name}`)),
  ).sort((a, b) => ascending(stem(a), stem(b)));
}

/** A path without its ending. */
const stem = (path: string): string => path.replace(/\.ts$/, '');

/** The module that lists all sources for the registry, so that a source is added by adding its file. */
export function sourcesModule(paths: readonly string[]): string {
  const files = paths.map((path) => ({ path, name: identifierOf(path.split('/').at(-1) ?? '') }));
  const lines = files.map(({ path, name }) => [
    path,
    `import ${name} from './${path.replace(/\.ts$/, '.js')}';`,
  ]);
  const type = ['source.ts', "import type { Source } from './source.js';"];
  const imports = [...lines, type]
    .sort(([a = ''], [b = '']) => ascending(stem(a), stem(b)))
    .map(([, line]) => line);
  return `${[
    '// Generated from the files of this folder by `npm run generate`; do not edit it here.',
    ...imports,
    '',
    '/** Every official data set that the project knows, in the order of their files. */',
    `export const SOURCES: readonly Source[] = [\n${files.map(({ name }) => `  ${name},`).join('\n')}\n];`,
  ].join('\n')}\n`;
}
