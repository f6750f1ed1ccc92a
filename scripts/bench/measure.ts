import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { shipped } from '../../pipeline/system/package-root.js';

/** One run of the whole program, as a process. */
export interface Run {
  readonly seconds: number;
  /** Largest resident size. */
  readonly megabytes: number;
  /** Milliseconds by stage, as the program tells them. */
  readonly laps: Readonly<Record<string, number>>;
}

/** What verbs tell of their time. */
interface Told {
  readonly built?: readonly { readonly milliseconds: Record<string, number> }[];
  readonly milliseconds?: Record<string, number>;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const i = (index: number) => sorted[index] ?? Number.NaN;
  return Number.isInteger(middle) ? (i(middle - 1) + i(middle)) / 2 : i(Math.floor(middle));
}

/** Runs `smi` with `--json` in an empty folder and measures the whole process. Throws when it does not end well. */
export function runOnce(args: readonly string[]): Run {
  const folder = mkdtempSync(join(tmpdir(), 'smi-bench-'));
  try {
    const peak = join(folder, 'peak');
    const preload = pathToFileURL(shipped('dist', 'scripts', 'bench', 'peak-memory.js')).href;
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', preload, shipped('bin', 'smi.mjs'), ...args, '--json', '--quiet'],
      { cwd: folder, env: { ...process.env, SMI_BENCH_PEAK: peak }, encoding: 'utf8', maxBuffer: 1e9 },
    );
    const seconds = (performance.now() - start) / 1000;
    if (status !== 0) throw new Error(`smi ${args.join(' ')} ended with ${status}: ${stderr}`);
    const told: Told = JSON.parse(stdout);
    return {
      seconds,
      megabytes: Number(readFileSync(peak, 'utf8')) / 1024,
      laps: told.built?.[0]?.milliseconds ?? told.milliseconds ?? {},
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Several runs after one that is not counted. */
export function runs(count: number, args: readonly string[]): Run[] {
  runOnce(args);
  return Array.from({ length: count }, () => runOnce(args));
}
