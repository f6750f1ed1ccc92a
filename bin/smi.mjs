#!/usr/bin/env node
// Starts the compiled program. In a checkout it first compiles where dist/ is missing or older than the
// sources, so that nobody runs outdated code; an installed package has no sources and goes straight to dist/.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

if (isStale()) {
  if (!existsSync(compiler)) {
    console.error(
      'smi: dist/ is missing or out of date and the compiler is not installed: run `npm ci`, then try again.',
    );
    process.exit(5);
  }
  // It takes some seconds, in which a user would wonder.
  if (!process.argv.includes('--quiet'))
    console.error('smi: compiling the program, as its sources are new or changed …');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'compile.mjs')], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(1);
}

const { main } = await import('../dist/pipeline/cli/cli.js');
process.exitCode = await main(process.argv.slice(2));
