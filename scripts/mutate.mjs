// Changes the code of a room in one small way after another (a mutant each) and runs the tests of that room:
// a mutant that no test notices is listed. `npm run mutate -- pipeline/methods/normalise` takes rooms or
// files.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const asked = process.argv.slice(2).map((path) => path.replace(/\/+$/, ''));
const unknown = asked.filter((path) => !existsSync(path));
if (asked.length === 0 || unknown.length > 0) {
  const found = unknown.length > 0 ? `${unknown.join(', ')}: no such folder or file` : 'no room is named';
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
  // Which tests belong to a room is said by their place, not looked for in imports.
  vitest: { configFile: 'scripts/mutate/vitest.config.mjs', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  concurrency: 1,
  // A loop without end is stopped by counting; the clock is for the rest, and a busy machine is no such loop.
  timeoutMS: 15_000,
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: join(folder, `${name}.json`),
  tempDirName: join(folder, 'sandbox'),
  ignorePatterns: ['/dist', '/release', '/.smi', `/${folder}`],
  // Stryker rewrites a tsconfig.json with the JavaScript interface of TypeScript, which version 7 has not.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
}).runMutationTest();
