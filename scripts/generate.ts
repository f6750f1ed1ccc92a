/**
 * Writes every file that is generated from the schemas, the catalogue of errors, the sources, the writers and
 *   the verbs: npm run generate            brings the committed files up to date
 *   npm run generate -- --check writes nothing; exits 3 when one is stale, missing or extra
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXIT } from '../errors/catalogue.js';
import { fileSystemError } from '../errors/file-system.js';
import { SmiError } from '../errors/smi-error.js';
import { readMethod } from '../pipeline/editions/edition.js';
import { bringUpToDate, differences } from './generate/compare.js';
import { generatedFiles, SHOWN_EDITION, type Shown } from './generate/files.js';
import { sourceFiles } from './generate/sources.js';

function checkOnly(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { check: { type: 'boolean', default: false } } }).values
      .check;
  } catch (cause) {
    const [what] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new SmiError('usage', what ?? '', { next: 'npm run generate [-- --check]', cause });
  }
}

/** The edition of the index that is shown, and the edition of the long shadow whose classes it shows. */
export async function shownEditions(root: string): Promise<Shown> {
  const editions = join(root, 'editions');
  const { method: index } = await readMethod(editions, SHOWN_EDITION);
  const { method: longShadow } = await readMethod(
    editions,
    index.kind === 'index' ? (index.coldspots ?? '') : '',
  );
  if (index.kind === 'index' && longShadow.kind === 'long_shadow') return { index, longShadow };
  throw new SmiError(
    'method-invalid',
    `${SHOWN_EDITION} is not an index that shows an edition of the long shadow`,
  );
}

/** The text of the README. Throws `file-system` where it cannot be read. */
export function readmeText(root: string): string {
  try {
    return readFileSync(join(root, 'README.md'), 'utf8');
  } catch (error) {
    throw fileSystemError(error, 'reading README.md');
  }
}

/** Runs the script on the checkout at `root`. @returns the exit code */
export async function run(
  args: readonly string[],
  root: string,
  say: (line: string) => void,
): Promise<number> {
  try {
    const check = checkOnly(args);
    const files = generatedFiles(await shownEditions(root), sourceFiles(root), readmeText(root));
    const found = check ? differences(root, files) : bringUpToDate(root, files);
    for (const { path, what } of found) say(`${what}  ${path}`);
    const done = check ? 'up to date' : found.length === 0 ? 'nothing to change' : 'brought up to date';
    if (check && found.length > 0) {
      say(`${found.length} of ${files.size} generated files are out of date; run \`npm run generate\``);
      return EXIT.check;
    }
    say(`${files.size} generated files: ${done}`);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    say(`generate: ${error.message}; ${error.next}`);
    return error.exit;
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  process.exitCode = await run(process.argv.slice(2), process.cwd(), (line) =>
    process.stderr.write(`${line}\n`),
  );
}
