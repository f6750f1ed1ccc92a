/**
 * `smi estimate`, the whole process with checks, hashes, disclosure control and files, compared with reading
 * the same columns once in the engine, for 1, 5 and 20 million synthetic rows of 320 areas.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, text } from '../../pipeline/engine/engine.js';
import { type Line, median, type Run, runOnce } from './measure.js';

const MILLIONS = [1, 5, 20] as const;
const AREAS = 320;
const RUNS = 3;
const THREADS = 2;
const MEMORY = '512MiB';

/** Seconds to read every column once in the engine: sums of numbers, the largest of texts. */
async function readOnce(files: readonly string[]): Promise<number> {
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

export interface EstimateTimes {
  readonly rows: number;
  readonly seconds: number;
  /** Seconds to read the same columns once. */
  readonly baseline: number;
  readonly megabytes: number;
  readonly laps: Readonly<Record<string, number>>;
}

function estimateOnce(files: readonly string[], home: string): Run {
  const out = join(home, 'estimates');
  const run = runOnce([
    'estimate',
    ...files,
    '--memory',
    MEMORY,
    '--threads',
    String(THREADS),
    '--spill',
    join(home, 'spill'),
    '--out',
    out,
  ]);
  rmSync(out, { recursive: true });
  return run;
}

async function measure(home: string, rows: number): Promise<EstimateTimes> {
  const folder = join(home, String(rows));
  runOnce(['synthesise', '--rows', String(rows), '--areas', String(AREAS), '--files', '8', '--out', folder]);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(folder, name));
  await readOnce(files);
  const reads: number[] = [];
  const runs: Run[] = [];
  // By turns, so that both have the same load on the machine.
  for (let run = 0; run < RUNS; run += 1) {
    reads.push(await readOnce(files));
    runs.push(estimateOnce(files, home));
  }
  rmSync(folder, { recursive: true });
  const names = Object.keys(runs[0]?.laps ?? {});
  const laps = names.map((name) => [name, median(runs.map((run) => run.laps[name] ?? 0))]);
  return {
    rows,
    baseline: median(reads),
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
    laps: Object.fromEntries(laps),
  };
}

/** How far the time at the middle size is from the line through the other two, as a share. */
function bend([first, middle, last]: readonly EstimateTimes[]): number {
  if (!first || !middle || !last) return 0;
  const slope = (last.seconds - first.seconds) / (last.rows - first.rows);
  return middle.seconds / (first.seconds + slope * (middle.rows - first.rows)) - 1;
}

/** Runs the benchmark and prints it; removes the synthetic records afterwards. */
export async function benchEstimate(
  line: Line,
  millions: readonly number[] = MILLIONS,
): Promise<EstimateTimes[]> {
  const home = mkdtempSync(join(tmpdir(), 'smi-bench-estimate-'));
  try {
    const all: EstimateTimes[] = [];
    for (const size of millions) {
      const result = await measure(home, size * 1e6);
      all.push(result);
      const target = size === 20;
      line(`smi estimate, ${size} million records, ${AREAS} areas`, `${result.seconds.toFixed(2)} s`);
      line('  the same columns read once', `${result.baseline.toFixed(2)} s`);
      line('  ratio', (result.seconds / result.baseline).toFixed(1), target ? '12' : '');
      line(
        `  largest resident size, --memory ${MEMORY}`,
        `${result.megabytes.toFixed(0)} MB`,
        target ? '1074 MB' : '',
      );
    }
    for (const [name, ms] of Object.entries(all.at(-1)?.laps ?? {}))
      line(`    ${name}`, `${ms.toFixed(0)} ms`);
    line('  5 million against a straight line', `${(bend(all) * 100).toFixed(0)} %`, 'within 20 %');
    return all;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
