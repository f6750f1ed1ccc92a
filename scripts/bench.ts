/**
 * `npm run bench`: median times of whole processes and of the score stage. Times vary between machines;
 * compare the shares.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { isIndex, loadEdition } from '../pipeline/editions/edition.js';
import { planOf } from '../pipeline/editions/plan.js';
import { duckdb } from '../pipeline/engine/dialect.js';
import { Engine } from '../pipeline/engine/engine.js';
import { score } from '../pipeline/score/score.js';
import { scoreValue } from '../pipeline/score/tables.js';
import { silentLog } from '../pipeline/system/log.js';
import { PACKAGE_ROOT, shipped } from '../pipeline/system/package-root.js';
import { benchCost } from './bench/cost.js';
import { benchEstimate } from './bench/estimate.js';
import { benchExplorer } from './bench/explorer.js';
import { benchLighthouse } from './bench/lighthouse.js';
import { median, type Run, runs } from './bench/measure.js';
import { benchRefresh } from './bench/refresh.js';
import { benchReplicates } from './bench/replicates.js';
import { benchScore } from './bench/score.js';
import { benchWeights } from './bench/weights.js';

const RUNS = 7;
const EDITION = 'england-2026';
const LONG_SHADOW = 'long-shadow-england-2026';

const line = (what: string, value: string, target = '') =>
  console.log(`${what.padEnd(44)} ${value.padStart(12)}${target === '' ? '' : `   target ${target}`}`);

const of = (all: readonly Run[], pick: (run: Run) => number) => median(all.map(pick));

/** The score stage by itself, with a new engine each time, including the loading of figures. */
async function scoreStage(): Promise<number> {
  const edition = await loadEdition(shipped('editions'), EDITION);
  if (!isIndex(edition)) throw new TypeError(`${EDITION} is not an index`);
  const plan = planOf(
    edition.method,
    edition.areas.map(({ area_code }) => area_code),
  );
  const values = edition.figures.map(scoreValue);
  const times = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const engine = await Engine.open({ threads: Math.min(2, cpus().length) });
    const start = performance.now();
    await score(engine, plan, values, duckdb, silentLog);
    if (run > 0) times.push(performance.now() - start);
    engine.close();
  }
  return median(times);
}

function stageShares(all: readonly Run[]): void {
  const total = of(all, ({ seconds }) => seconds) * 1000;
  const names = Object.keys(all[0]?.laps ?? {});
  const laps = names.map((name) => ({ name, ms: of(all, (run) => run.laps[name] ?? 0) }));
  const rest = total - laps.reduce((sum, { ms }) => sum + ms, 0);
  for (const { name, ms } of [...laps, { name: 'start of the process, and other', ms: rest }]) {
    line(`  ${name}`, `${ms.toFixed(0)} ms`, '');
    console.log(`${' '.repeat(45)}${((ms / total) * 100).toFixed(0).padStart(11)} %`);
  }
}

console.log(
  `Medians of ${RUNS} runs each, after a warm-up run. ${cpus().length} processors, Node ${process.versions.node}.`,
);
const built = runs(RUNS, ['build', EDITION, '--threads', '2']);
line(`smi build ${EDITION}, whole process`, `${of(built, ({ seconds }) => seconds).toFixed(2)} s`, '2.5 s');
line('  largest resident size', `${of(built, ({ megabytes }) => megabytes).toFixed(0)} MB`, '400 MB');
stageShares(built);
const shadow = runs(RUNS, ['build', LONG_SHADOW, '--threads', '2']);
line(`smi build ${LONG_SHADOW}, whole process`, `${of(shadow, ({ seconds }) => seconds).toFixed(2)} s`);
line('  largest resident size', `${of(shadow, ({ megabytes }) => megabytes).toFixed(0)} MB`);
stageShares(shadow);
const both = runs(RUNS, ['build', '--threads', '2']);
line('smi build, both editions', `${of(both, ({ seconds }) => seconds).toFixed(2)} s`, '7 s');
line('  largest resident size', `${of(both, ({ megabytes }) => megabytes).toFixed(0)} MB`, '600 MB');
line('score stage only, figures loaded each time', `${(await scoreStage()).toFixed(0)} ms`, '100 ms');

const without = runs(RUNS, ['build', EDITION, '--threads', '2', '--replicates', '0']);
const replicating = of(built, ({ seconds }) => seconds) - of(without, ({ seconds }) => seconds);
line('  time added by 1,000 replicates', `${replicating.toFixed(2)} s`, '1 s');
await benchReplicates(line);
await benchWeights(line, EDITION);
await benchExplorer(line);
await benchLighthouse(line);
await benchCost(line);

const mirror = resolve(PACKAGE_ROOT, process.env.SMI_BENCH_MIRROR ?? join('..', 'shared', 'data', 'mirror'));
if (existsSync(mirror)) {
  const refreshed = runs(RUNS, ['refresh', EDITION, '--mirror', mirror, '--threads', '2']);
  line(
    `smi refresh ${EDITION} from a mirror`,
    `${of(refreshed, ({ seconds }) => seconds).toFixed(2)} s`,
    '10 s',
  );
  line('  largest resident size', `${of(refreshed, ({ megabytes }) => megabytes).toFixed(0)} MB`);
  for (const edition of [EDITION, LONG_SHADOW]) await benchRefresh(line, edition, mirror);
} else {
  console.log('smi refresh is skipped: there is no mirror at SMI_BENCH_MIRROR');
}

await benchScore(line);
await benchEstimate(line);
