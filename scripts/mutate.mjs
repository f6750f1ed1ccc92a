// Makes small changes to the code of a folder, one at a time (each is a mutant), runs its tests, and lists
// the mutants that no test notices. `npm run mutate -- pipeline/methods/normalise` accepts folders or files.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const asked = process.argv.slice(2).map((path) => path.replace(/\/+$/, ''));
const unknown = asked.filter((path) => !existsSync(path));
if (asked.length === 0 || unknown.length > 0) {
  const found =
    unknown.length > 0 ? `${unknown.join(', ')}: no such folder or file` : 'no folder or file is named';
  console.error(`${found}; run as npm run mutate -- pipeline/methods/normalise`);
  process.exit(2);
}

const isFolder = (path) => statSync(path).isDirectory();
const code = asked.map((path) => (isFolder(path) ? `${path}/**/*.ts` : path));
const tests = asked.map((path) =>
  isFolder(path) ? `test/${path}/**/*.test.ts` : `test/${path.replace(/\.ts$/, '')}{,.*}.test.ts`,
);
process.env.MUTATE_TESTS = JSON.stringify(tests);

const { Stryker } = await import('@stryker-mutator/core');
const folder = '.mutants';
const name = asked.map((path) => path.replaceAll('/', '-')).join('+');
await new Stryker({
  mutate: code,
  testRunner: 'vitest',
  // Tests belong to a folder by their path, not by their imports.
  vitest: { configFile: 'scripts/mutate/vitest.config.mjs', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  concurrency: 1,
  // A loop without end is stopped by counting; the clock is for the rest, which a busy machine may slow down.
  timeoutMS: 15_000,
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: join(folder, `${name}.json`),
  tempDirName: join(folder, 'sandbox'),
  ignorePatterns: ['/dist', '/release', '/.smi', `/${folder}`],
  // Stryker rewrites a tsconfig.json with the JavaScript interface of TypeScript, which version 7 lacks.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
}).runMutationTest();
