import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isThere, PYTHON, run, withFolder } from './run.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = join(ROOT, 'docs', 'opening-the-files.md');

/** The samples of the page that run, with what each needs besides its language. */
export const samplesOf = (page) =>
  [...page.matchAll(/^```(\w+) run(?: needs=(\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language, needs, code]) => ({
      language,
      needs,
      code,
    }),
  );

/** How a sample runs, and whether what it needs is there. */
const LANGUAGES = {
  r: {
    isThere: (needs) =>
      isThere('Rscript') && (needs === undefined || isThere('Rscript', ['-e', `library(${needs})`])),
    run: (code, cwd) => run('Rscript', ['-e', code], { cwd }),
  },
  python: {
    isThere: (needs) => isThere(PYTHON, ['-c', needs === undefined ? '' : `import ${needs}`]),
    run: (code, cwd) => run(PYTHON, ['-c', code], { cwd }),
  },
  sh: {
    isThere: (needs) => needs === undefined || isThere(needs),
    run: (code, cwd, out) => run('sh', ['-ec', code], { cwd, env: { OUT: out } }),
  },
  js: {
    isThere: () => true,
    // Within the project, so that its packages are found.
    run: (code, cwd) => {
      const file = join(ROOT, `.interop-${process.pid}.mjs`);
      try {
        writeFileSync(file, code);
        return run(process.execPath, [file], { cwd });
      } finally {
        rmSync(file, { force: true });
      }
    },
  },
};

/** Runs the samples of the page in the folder of a release of an index. */
export async function sampleChecks(folder, report) {
  if (!existsSync(join(folder, 'index.csv'))) return;
  for (const [i, { language, needs, code }] of samplesOf(readFileSync(PAGE, 'utf8')).entries()) {
    const how = LANGUAGES[language];
    const name = [language, needs].filter(Boolean).join(' with ');
    if (!how.isThere(needs)) report.skip(name);
    else
      await withFolder((out) => {
        const { code: exit, err } = how.run(code, folder, out);
        report.check(
          `sample ${i + 1} of opening-the-files.md (${name})`,
          exit === 0 ? '' : err || 'it failed',
        );
      });
  }
}
