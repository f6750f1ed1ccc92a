/**
 * Writes every file that is generated from the schemas, the catalogue of errors, the sources, the writers and
 *   the verbs: npm run generate            brings the committed files up to date
 *   npm run generate -- --check writes nothing; exits 3 when one is stale, missing or extra
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT } from '../errors/catalogue.js';
import { onDisk } from '../errors/file-system.js';
import { SmiError } from '../errors/smi-error.js';
import { readLock } from '../pipeline/acquire/lock.js';
import { editionNames, isIndex, loadEdition } from '../pipeline/editions/edition.js';
import { EDITION_FILES } from '../pipeline/editions/files.js';
import { readEditionMethod } from '../pipeline/editions/method.js';
import { shipped } from '../pipeline/system/package-root.js';
import { readEditionFile } from '../pipeline/tables/read-shipped-table.js';
import type { Method } from '../schemas/method.js';
import { bringUpToDate, differences } from './generate/compare.js';
import { FORMER_EDITION, generatedFiles, SHOWN_EDITION, type Shown } from './generate/files.js';
import { sbomText } from './generate/sbom.js';
import { sourceFiles } from './generate/sources.js';
import { runIfStarted, runScript, type Say, scriptOptions } from './script.js';

const OPTIONS = { check: { type: 'boolean', default: false } } as const;

/** A method as its file says it, which is what the project publishes. */
async function methodAt(editions: string, name: string): Promise<Method> {
  const path = join(editions, name, EDITION_FILES.method);
  return readEditionMethod(await readEditionFile(path), path).method;
}

/** The edition of the index that is shown, and the edition of the long shadow whose classes it shows. */
export async function shownEditions(root: string): Promise<Shown> {
  const editions = join(root, 'editions');
  const methods = await Promise.all((await editionNames(editions)).map((name) => methodAt(editions, name)));
  const lock = await readLock(join(root, 'sources', 'lock.json'));
  const edition = await loadEdition(editions, SHOWN_EDITION);
  const before = await loadEdition(editions, FORMER_EDITION);
  const named = (name: string | undefined) => methods.find((method) => method.edition === name);
  const index = named(SHOWN_EDITION);
  const longShadow = named(index?.kind === 'index' ? index.coldspots : undefined);
  if (isIndex(edition) && isIndex(before) && index?.kind === 'index' && longShadow?.kind === 'long_shadow')
    return { index, longShadow, edition, before, methods, lock };
  throw new SmiError(
    'method-invalid',
    `${SHOWN_EDITION} is not an index that shows an edition of the long shadow`,
  );
}

/** The text of the README. Throws `file-system` where it cannot be read. */
export const readmeText = (root: string): Promise<string> =>
  onDisk('reading README.md', () => readFile(join(root, 'README.md'), 'utf8'));

/** The list of what is installed with the package, from its lock file. */
export async function installedText(): Promise<string> {
  const [manifest = '', lock = '', citation = ''] = await Promise.all(
    ['package.json', 'package-lock.json', 'CITATION.cff'].map((name) =>
      onDisk(`reading ${name}`, () => readFile(shipped(name), 'utf8')),
    ),
  );
  const released = /^date-released: (\S+)$/m.exec(citation)?.[1];
  if (released === undefined) throw new SmiError('usage', 'CITATION.cff has no date-released');
  return sbomText(JSON.parse(manifest), JSON.parse(lock), released);
}

/** Runs the script on the checkout at `root`. @returns the exit code */
export const run = (args: readonly string[], root: string, say: Say): Promise<number> =>
  runScript('generate', say, async () => {
    const { check } = scriptOptions(args, OPTIONS, 'npm run generate [-- --check]');
    const files = generatedFiles(
      await shownEditions(root),
      sourceFiles(root),
      await readmeText(root),
      await installedText(),
    );
    const found = check ? differences(root, files) : await bringUpToDate(root, files);
    for (const { path, what } of found) say(`${what}  ${path}`);
    const done = check ? 'up to date' : found.length === 0 ? 'nothing to change' : 'brought up to date';
    if (check && found.length > 0) {
      say(`${found.length} of ${files.size} generated files are out of date; run \`npm run generate\``);
      return EXIT.check;
    }
    say(`${files.size} generated files: ${done}`);
    return EXIT.done;
  });

await runIfStarted(import.meta.url, (args, say) => run(args, process.cwd(), say));
