// Compiles the sources into dist/, which is swapped in whole: whoever loads from it meets the old files or
// the new ones, and npm packs nothing old. Only one process compiles at a time.
//   node scripts/compile.mjs                       compiles
//   node scripts/compile.mjs --for-start SEEN      for bin/smi.mjs, which saw dist/ as of SEEN: does nothing,
//     and ends with 75, where another process has compiled since
// With --quiet it does not say that it compiles. It ends with 5 where dist/ cannot be written.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleExplorer } from './bundle.mjs';
import { isRunning, takeCompileLock } from './compile-lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const aside = join(root, `.dist-new-${process.pid}`);
const former = join(root, `.dist-former-${process.pid}`);
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const BUG = 1;
const SURROUNDINGS = 5;
const COMPILED_BY_ANOTHER = 75;

/** The codes of the system that are about the disk or its permissions. */
const DISK = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'EIO', 'EMFILE', 'ENFILE'];

const remove = (path) => rmSync(path, { recursive: true, force: true });

/** Removes what dead processes left next to dist/; a former dist/ returns where there is none. */
function tidy() {
  for (const name of readdirSync(root)) {
    const [, kind, pid] = /^\.dist-(new|former|lock)(?:-stale)?-(\d+)$/.exec(name) ?? [];
    if (pid === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    if (kind === 'former' && stampOf() === undefined) renameSync(join(root, name), dist);
    else remove(join(root, name));
  }
}

/** When dist/ was compiled, in milliseconds; undefined where it is not there. */
function stampOf() {
  return statSync(join(dist, '.built'), { throwIfNoEntry: false })?.mtimeMs;
}

/** Puts the new folder in the place of the old one. Nothing can be loaded between the two renames. */
function swap() {
  let hasFormer = true;
  try {
    renameSync(dist, former);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    hasFormer = false;
  }
  try {
    renameSync(aside, dist);
  } catch (error) {
    if (hasFormer) renameSync(former, dist);
    throw error;
  }
  remove(former);
}

/**
 * Compiles into the new folder, bundles the script of the explorer and swaps it in. Returns the exit code.
 */
async function compile() {
  const started = new Date();
  remove(aside);
  mkdirSync(aside);
  const options = ['-p', join(root, 'tsconfig.json'), '--outDir', aside];
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) {
    const said = `${stdout}${stderr}`;
    // TS5033: a file could not be written.
    const [unwritten] = said.match(/.*TS5033.*/) ?? [];
    if (unwritten !== undefined) return failed(unwritten.trim());
    process.stderr.write(said);
    return status ?? BUG;
  }
  await bundleExplorer(root, join(aside, 'explorer'));
  const built = join(aside, '.built');
  writeFileSync(built, `${started.toISOString()}\n`);
  // As of the start: a source that was changed while the compiler ran is newer than that.
  utimesSync(built, started, started);
  swap();
  return 0;
}

function failed(why) {
  console.error(
    `smi: the program must be compiled, and dist/ in ${root} cannot be written: ${why}: ` +
      'use a folder that you may write to, or free some space',
  );
  return SURROUNDINGS;
}

async function run(args) {
  const at = args.indexOf('--for-start');
  const unlock = await takeCompileLock(join(root, '.dist-lock'));
  const end = () => {
    remove(aside);
    unlock();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      end();
      process.exit(130);
    });
  try {
    tidy();
    if (at >= 0 && String(stampOf()) !== args[at + 1]) return COMPILED_BY_ANOTHER;
    if (at >= 0 && !args.includes('--quiet'))
      console.error('smi: compiling the program first: dist/ is missing or older than the sources');
    return await compile();
  } finally {
    end();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!DISK.includes(error.code)) throw error;
  process.exitCode = failed(error.message);
}
