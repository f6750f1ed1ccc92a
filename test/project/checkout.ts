import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The official files, where available. */
export const MIRROR = resolve(ROOT, '..', 'shared', 'data', 'mirror');
/** Tests that take long run with SMI_LONG=1, as in the checks of the project. */
export const IS_LONG = Boolean(process.env.SMI_LONG);
/** How many cases of a kind are tried: some of them each time, all with SMI_LONG=1. */
export const cases = (some: number, all: number): number => (IS_LONG ? all : some);
/** One in `n` cases of a list, the first among them; with SMI_LONG=1 all. */
export const oneIn = <T>(n: number, all: readonly T[]): T[] => all.filter((_, i) => i % cases(n, 1) === 0);

export const HAS_MIRROR = existsSync(MIRROR);

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Files of the project: tracked by git, or untracked and not ignored. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  return listed
    .toString()
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

/** A copy of the files of the project in a new folder, sharing the installed packages. */
export function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smi-copy-'));
  for (const path of projectFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Runs a command; returns its output. Fails with that when the exit code is not 0. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): string {
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}
