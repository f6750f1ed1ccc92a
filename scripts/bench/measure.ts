import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median as medianOf } from 'd3-array';
import { shipped } from '../../pipeline/system/package-root.js';

/** As for the tests, `CHROMIUM` names another browser. */
export const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Prints a line of the benchmark: what, its value and, where there is one, its target. */
export type Line = (what: string, value: string, target?: string) => void;

/** One run of the whole program, as a process. */
export interface Run {
  readonly seconds: number;
  /** Largest resident set size. */
  readonly megabytes: number;
  /** Milliseconds by stage, as the program reports them. */
  readonly laps: Readonly<Record<string, number>>;
}

/** The times in the JSON output of verbs. */
interface Report {
  readonly built?: readonly { readonly milliseconds: Record<string, number> }[];
  readonly milliseconds?: Record<string, number>;
}

/** The median; NaN without values. */
export const median = (values: readonly number[]): number => medianOf(values) ?? Number.NaN;

/** Runs `smi` with `--json` in an empty folder and measures the whole process. Throws if it fails. */
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
    const report: Report = JSON.parse(stdout);
    return {
      seconds,
      megabytes: Number(readFileSync(peak, 'utf8')) / 1024,
      laps: report.built?.[0]?.milliseconds ?? report.milliseconds ?? {},
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
