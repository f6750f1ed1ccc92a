// Compiles the sources into dist/ and marks when. A second copy at the same moment writes the same bytes.
import { spawnSync } from 'node:child_process';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const started = new Date();
if (process.argv.includes('--clean')) rmSync(join(root, 'dist'), { recursive: true, force: true });
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json')], {
  stdio: 'inherit',
});
if (status === 0) {
  const built = join(root, 'dist', '.built');
  writeFileSync(built, `${started.toISOString()}\n`);
  // As of the start: a source that was changed while the compiler ran is newer than that.
  utimesSync(built, started, started);
}
process.exit(status ?? 1);
