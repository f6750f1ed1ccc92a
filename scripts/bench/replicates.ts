/**
 * The replicates of an index, each with the full chain: outliers tested and treated, normalised, weighted,
 * aggregated, ranked. On one core unless the line says otherwise; medians of several runs.
 */

import type { RobustnessProblem } from '../../pipeline/robustness/problem.js';
import { robustnessOf } from '../../pipeline/robustness/robustness-of.js';
import { openSimulation } from '../../pipeline/robustness/simulate.js';
import { silentLog } from '../../pipeline/system/log.js';
import { type MethodRobustness, robustnessDefaults } from '../../schemas/method.js';
import { invented, ONE_WAY, PLAIN, type Size, withErrors } from './invented.js';
import { type Line, median } from './measure.js';

const SMALL: Size = { units: 51, indicators: 49, groups: 7 };
const DISTRICTS: Size = { units: 294, indicators: 21, groups: 5 };
const RUNS = 5;
const SECONDS = 0.4;

/** Replicates per second: median of several periods of equal length, after a warm-up. */
export function rate(problem: RobustnessProblem): number {
  const simulation = openSimulation(problem);
  const rates: number[] = [];
  let next = 1;
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    let made = 0;
    while (performance.now() - start < SECONDS * 1000) {
      simulation.replicates(next, next + 49);
      next += 50;
      made += 50;
    }
    if (run > 0) rates.push((made / (performance.now() - start)) * 1000);
  }
  return median(rates);
}

const perSecond = (count: number) => `${Math.round(count).toLocaleString('en-GB')} /s`;
const nameOf = ({ units, indicators }: Size) => `${units} units × ${indicators} indicators`;

/** Seconds for a number of replicates on a number of threads, including the start of the threads. */
async function sweep(problem: RobustnessProblem, replicates: number, threads: number): Promise<number> {
  const start = performance.now();
  await robustnessOf(problem, { threads, to: replicates, sensitivity: false, log: silentLog });
  return (performance.now() - start) / 1000;
}

async function twoWorkers(line: Line): Promise<void> {
  const problem = withErrors(invented(DISTRICTS, PLAIN, { ...robustnessDefaults, inheritance_sd: 0 }));
  const ratios: number[] = [];
  // by turns, so that both have the same load on the machine
  for (let run = 0; run < 3; run += 1)
    ratios.push((await sweep(problem, 20_000, 1)) / (await sweep(problem, 20_000, 2)));
  line('20,000 replicates, two workers against one thread', `${median(ratios).toFixed(2)} ×`, '1.5 ×');
}

/** Prints the speed of replicates. */
export async function benchReplicates(line: Line): Promise<void> {
  for (const [size, plain, mix] of [
    [SMALL, '20,000 /s', '8,000 /s'],
    [DISTRICTS, '5,000 /s', '2,000 /s'],
  ] as const) {
    const of = (choices: MethodRobustness) => invented(size, PLAIN, choices);
    const copeland: MethodRobustness = { ...ONE_WAY, aggregate: ['copeland'] };
    line(`replicates, ${nameOf(size)}`, '');
    line('  z-scores and weighted means', perSecond(rate(of(ONE_WAY))), plain);
    line('  the mix that smi robustness draws', perSecond(rate(of(robustnessDefaults))), mix);
    line('  Copeland', perSecond(rate(of(copeland))));
  }
  line(
    '  the mix, with sampling error and inherited figures',
    perSecond(rate(withErrors(invented(DISTRICTS, PLAIN, robustnessDefaults)))),
    '2,000 /s',
  );
  await twoWorkers(line);
}
