// Compiles the sources into dist/, removes from there what has no source any more, so that npm packs nothing
// old, and marks when. A second copy at the same moment writes the same bytes.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const MARK = '.built';
const started = new Date();
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json')], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
/** Whether the compiler makes a file of dist/, given by its path below it, from a source that exists. */
const hasSource = (path) => {
  const source = path.replace(/(\.d\.ts|\.js)$/, '.ts');
  return source !== path && include.includes(source.split(sep)[0]) && existsSync(join(root, source));
};
for (const entry of readdirSync(dist, { withFileTypes: true, recursive: true })) {
  const path = join(entry.parentPath, entry.name).slice(dist.length + 1);
  if (!entry.isDirectory() && path !== MARK && !hasSource(path)) rmSync(join(dist, path), { force: true });
}
writeFileSync(join(dist, MARK), `${started.toISOString()}\n`);
// As of the start: a source that was changed while the compiler ran is newer than that.
utimesSync(join(dist, MARK), started, started);
