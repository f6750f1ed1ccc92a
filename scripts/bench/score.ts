import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Engine, identifier, text } from '../../pipeline/engine/engine.js';
import { normal } from '../../pipeline/methods/random/random.js';
import { type Line, median, runOnce } from './measure.js';

const UNITS = 300_000;
const INDICATORS = 20;
const RUNS = 3;
const GIB = 2 ** 30;
/** The tables that grow with the units. */
const LONG = ['index', 'indicators', 'normalised'];

async function writeData(path: string): Promise<void> {
  const file = createWriteStream(path);
  const names = Array.from({ length: INDICATORS }, (_, i) => `i${i}`);
  file.write(`code,name,${names.join(',')}\n`);
  for (let unit = 0; unit < UNITS; unit += 1) {
    const figures = names.map((_, i) => normal(7, unit, i, 1).toFixed(4));
    if (!file.write(`U${String(unit).padStart(7, '0')},Unit ${unit},${figures.join(',')}\n`))
      await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** Seconds in which the engine alone copies the long tables to CSV and Parquet. */
async function copySeconds(release: string, folder: string): Promise<number> {
  return Engine.use({ threads: 2, folders: [release, folder], memory: 4 * GIB }, async (engine) => {
    for (const name of LONG)
      await engine.run(
        `CREATE TABLE ${identifier(name)} AS FROM read_parquet(${text(join(release, `${name}.parquet`))})`,
      );
    const start = performance.now();
    for (const name of LONG)
      for (const format of ['csv', 'parquet'])
        await engine.run(
          `COPY ${identifier(name)} TO ${text(join(folder, `copy.${format}`))} (FORMAT ${format})`,
        );
    return (performance.now() - start) / 1000;
  });
}

/** `smi score` of many units with all tables, against the engine’s own copy of the same tables. */
export async function benchScore(line: Line): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'smi-bench-score-'));
  try {
    const data = join(folder, 'data.csv');
    const method = join(folder, 'method.yaml');
    await writeData(data);
    runOnce(['score', '--init', data, '--out', method]);
    const all = [];
    for (let run = 0; run < RUNS; run += 1) {
      const out = join(folder, `out-${run}`);
      const args = ['score', '--method', method, '--data', data, '--out', out, '--replicates', '0'];
      const scored = runOnce([...args, '--threads', '2']);
      all.push({ ...scored, copied: await copySeconds(out, folder) });
      rmSync(out, { recursive: true });
    }
    const seconds = median(all.map((run) => run.seconds));
    const copied = median(all.map((run) => run.copied));
    line(`smi score, ${UNITS} units × ${INDICATORS}, all tables`, `${seconds.toFixed(1)} s`);
    line('  the engine copies them to CSV and Parquet', `${copied.toFixed(1)} s`);
    line('  times that', `${median(all.map((run) => run.seconds / run.copied)).toFixed(1)} x`, '10 x');
    line('  largest resident size', `${median(all.map(({ megabytes }) => megabytes)).toFixed(0)} MB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
