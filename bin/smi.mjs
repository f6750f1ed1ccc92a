#!/usr/bin/env node
// Starts the compiled program. In a checkout it first compiles where dist/ is missing or older than the
// sources, so that nobody runs outdated code; an installed package has no sources and goes straight to dist/.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'dist', '.built');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const sourceFolders = ['errors', 'schemas', 'sources', 'pipeline', 'outputs', 'scripts'];

function newestSource(folder) {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(path));
    else if (entry.name.endsWith('.ts')) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function isStale() {
  if (!existsSync(join(root, 'tsconfig.json'))) return false;
  if (!existsSync(built)) return true;
  const files = ['index.ts', 'tsconfig.json', 'package.json'].map(
    (name) => statSync(join(root, name)).mtimeMs,
  );
  const newest = Math.max(...files, ...sourceFolders.map((name) => newestSource(join(root, name))));
  return newest > statSync(built).mtimeMs;
}

/** When dist/ was compiled, in milliseconds; undefined where it is not there. */
const stampOf = () => statSync(built, { throwIfNoEntry: false })?.mtimeMs;

const SURROUNDINGS = 5;
/** What the compiler ends with when another process has compiled since dist/ was looked at. */
const COMPILED_BY_ANOTHER = 75;

/** Ends the process unless dist/ is compiled now. */
function compile(seen) {
  if (!existsSync(compiler)) {
    console.error(
      'smi: dist/ is missing or out of date and the compiler is not installed: run `npm ci`, then try again.',
    );
    process.exit(SURROUNDINGS);
  }
  const quiet = process.argv.includes('--quiet') ? ['--quiet'] : [];
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'compile.mjs'), '--for-start', String(seen), ...quiet],
    { stdio: ['ignore', 2, 2] },
  );
  if (status !== 0 && status !== COMPILED_BY_ANOTHER) process.exit(status ?? 1);
  return status === 0;
}

// A command runs most of its functions for a few milliseconds, and compiling them for speed took a quarter of
// the processor time of a build: V8 waits for seven times as much work of one. Known to these versions.
if (/^2[0-4]\./.test(process.versions.node)) setFlagsFromString('--interrupt-budget=500000');

/** Codes of the system for too many open files and too little memory. */
const SHORT = ['EMFILE', 'ENFILE', 'ENOMEM'];

let seen = stampOf();
for (let compiled = false; !compiled && isStale(); seen = stampOf()) compiled = compile(seen);

let cli;
try {
  cli = await import('../dist/pipeline/cli/cli.js');
} catch (error) {
  if (SHORT.includes(error.code)) {
    console.error(
      `smi: the program cannot be loaded (${error.code}): allow more open files, or free some memory.`,
    );
    process.exit(SURROUNDINGS);
  }
  if (!existsSync(join(root, 'tsconfig.json')) || stampOf() === seen) throw error;
  // Another process has swapped dist/ while this one was loading it: the command starts again.
  const { status } = spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
}
process.exitCode = await cli.main(process.argv.slice(2));
