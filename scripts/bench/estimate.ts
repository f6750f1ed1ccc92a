/**
 * The estimate from individual records against one reading of the same columns, at 1, 5 and 20 million
 * made-up rows. Run by itself with `child` and a folder it is the process whose memory is measured.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Engine, text } from '../../pipeline/engine/engine.js';
import { estimateAreas } from '../../pipeline/estimate/estimate-areas.js';
import { silentLog } from '../../pipeline/log.js';
import { shipped } from '../../pipeline/package-root.js';
import { drawTruth } from '../../pipeline/synthesise/draw-truth.js';
import { synthesise } from '../../pipeline/synthesise/synthesise.js';
import { median } from './measure.js';

const MILLIONS = [1, 5, 20] as const;
const AREAS = 320;
const [RUNS, THREADS] = [3, 2];
const MEMORY = 512 * 2 ** 20;

const CODES = Array.from({ length: AREAS }, (_, at) => `E07${String(at + 1).padStart(6, '0')}`);
const ENGLAND = { country_code: 'E92000001', country_name: 'England' };
const region = (at: number) => ({ region_code: `E1200000${1 + (at % 9)}`, region_name: 'Region' });
const PLACES = new Map(CODES.map((code, at) => [code, { name: code, ...region(at), ...ENGLAND }]));

const filesOf = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

async function makeRecords(folder: string, rows: number): Promise<void> {
  mkdirSync(folder);
  const engine = await Engine.open({ threads: THREADS, folders: [folder] });
  await synthesise({ engine, rows, seed: 7, truth: drawTruth(CODES, 7), files: 8, folder, log: silentLog });
  engine.close();
}

/** Seconds in which the engine reads every column once: sums of numbers, the largest of texts. */
async function readOnce(folder: string): Promise<number> {
  const files = filesOf(folder);
  const engine = await Engine.open({ threads: THREADS, files });
  const start = performance.now();
  await engine.rows(
    `SELECT max(person), max(area), max(sex), max(qualification), max(fsm), CAST(sum(cohort) AS DOUBLE),
  sum(circumstances), sum(earnings), sum(weight) FROM read_parquet([${files.map(text).join(', ')}])`,
  );
  const seconds = (performance.now() - start) / 1000;
  engine.close();
  return seconds;
}

interface Told {
  readonly seconds: number;
  readonly passes: Readonly<Record<string, number>>;
}

/** What the measured process does: one estimate, told as JSON. */
async function child(folder: string): Promise<void> {
  const passes: Record<string, number> = {};
  const start = performance.now();
  await estimateAreas({
    ...{ inputs: filesOf(folder), columns: {}, sex: 'sons', zeros: 'in_work', areas: PLACES },
    ...{ threads: THREADS, memory: MEMORY, spill: join(tmpdir(), 'smi-bench-spill'), log: silentLog },
    onPass: (name, seconds) => {
      passes[name] = seconds;
    },
  });
  const told: Told = { seconds: (performance.now() - start) / 1000, passes };
  process.stdout.write(JSON.stringify(told));
}

/** One estimate in a process of its own, with its largest resident size in megabytes. */
function estimateOnce(folder: string, home: string) {
  const peak = join(home, 'peak');
  const preload = pathToFileURL(shipped('dist', 'scripts', 'bench', 'peak-memory.js')).href;
  const args = ['--import', preload, fileURLToPath(import.meta.url), 'child', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, SMI_BENCH_PEAK: peak },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the estimate ended with ${status}: ${stderr}`);
  const told: Told = JSON.parse(stdout);
  return { ...told, megabytes: Number(readFileSync(peak, 'utf8')) / 1024 };
}

export interface EstimateBench extends Told {
  readonly rows: number;
  /** Seconds in which the same columns are read once. */
  readonly baseline: number;
  readonly ratio: number;
  readonly megabytes: number;
}

async function benchOne(home: string, rows: number): Promise<EstimateBench> {
  const folder = join(home, String(rows));
  await makeRecords(folder, rows);
  await readOnce(folder);
  const reads: number[] = [];
  const runs: ReturnType<typeof estimateOnce>[] = [];
  // By turns, so that both meet the same neighbours.
  for (let run = 0; run < RUNS; run += 1) {
    reads.push(await readOnce(folder));
    runs.push(estimateOnce(folder, home));
  }
  rmSync(folder, { recursive: true });
  const [baseline, seconds] = [median(reads), median(runs.map((run) => run.seconds))];
  const names = Object.keys(runs[0]?.passes ?? {});
  const passes = names.map((name) => [name, median(runs.map((run) => run.passes[name] ?? 0))]);
  return {
    ...{ rows, baseline, seconds, ratio: seconds / baseline, passes: Object.fromEntries(passes) },
    megabytes: Math.max(...runs.map((run) => run.megabytes)),
  };
}

/** How far the time at the middle size is from the line through the others, as a share. */
function bend([first, middle, last]: readonly EstimateBench[]): number {
  if (!first || !middle || !last) return 0;
  const slope = (last.seconds - first.seconds) / (last.rows - first.rows);
  return middle.seconds / (first.seconds + slope * (middle.rows - first.rows)) - 1;
}

const passLine = ({ passes }: EstimateBench) =>
  Object.entries(passes).map(([name, seconds]) => ` ${name} ${seconds.toFixed(2)}`);

/** Runs and prints all of it; the made-up records are removed again. */
export async function benchEstimate(millions: readonly number[] = MILLIONS): Promise<EstimateBench[]> {
  const home = mkdtempSync(join(tmpdir(), 'smi-bench-estimate-'));
  try {
    const all: EstimateBench[] = [];
    for (const size of millions) {
      const one = await benchOne(home, size * 1e6);
      all.push(one);
      console.log(
        `estimate, ${size} million rows: ${one.seconds.toFixed(2)} s, read once ${one.baseline.toFixed(2)} s`,
      );
      console.log(
        `  ratio ${one.ratio.toFixed(1)} (target 12), ${one.megabytes.toFixed(0)} MB (target 1024)`,
      );
      console.log(`  seconds by pass:${passLine(one)}`);
    }
    console.log(
      `  5 million against a straight line: ${(bend(all) * 100).toFixed(0)} % (target within 20 %)`,
    );
    return all;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const [, , role, folder] = process.argv;
if (role === 'child' && folder !== undefined) await child(folder);
