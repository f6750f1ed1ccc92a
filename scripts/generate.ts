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
import { isIndex, loadEdition, readMethod } from '../pipeline/editions/edition.js';
import { bringUpToDate, differences } from './generate/compare.js';
import { FORMER_EDITION, generatedFiles, SHOWN_EDITION, type Shown } from './generate/files.js';
import { sourceFiles } from './generate/sources.js';
import { runIfStarted, runScript, type Say, scriptOptions } from './script.js';

const OPTIONS = { check: { type: 'boolean', default: false } } as const;

/** The edition of the index that is shown, and the edition of the long shadow whose classes it shows. */
export async function shownEditions(root: string): Promise<Shown> {
  const editions = join(root, 'editions');
  const edition = await loadEdition(editions, SHOWN_EDITION);
  const before = await loadEdition(editions, FORMER_EDITION);
  const index = edition.method;
  const { method: longShadow } = await readMethod(
    editions,
    index.kind === 'index' ? (index.coldspots ?? '') : '',
  );
  if (isIndex(edition) && isIndex(before) && index.kind === 'index' && longShadow.kind === 'long_shadow')
    return { index: edition.method, longShadow, edition, before };
  throw new SmiError(
    'method-invalid',
    `${SHOWN_EDITION} is not an index that shows an edition of the long shadow`,
  );
}

/** The text of the README. Throws `file-system` where it cannot be read. */
export const readmeText = (root: string): Promise<string> =>
  onDisk('reading README.md', () => readFile(join(root, 'README.md'), 'utf8'));

/** Runs the script on the checkout at `root`. @returns the exit code */
export const run = (args: readonly string[], root: string, say: Say): Promise<number> =>
  runScript('generate', say, async () => {
    const { check } = scriptOptions(args, OPTIONS, 'npm run generate [-- --check]');
    const files = generatedFiles(await shownEditions(root), sourceFiles(root), await readmeText(root));
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
