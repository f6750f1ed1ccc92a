import { test } from 'vitest';
import { publishedEngland, runWorld } from './coverage-run.js';
import { Tally, TIERS } from './coverage-tally.js';
import { generator, normalsOf } from './robustness-draws.js';

const WORLDS = Number(process.env.WORLDS ?? 20);
const REPLICATES = Number(process.env.REPS ?? 400);
const K = 59;

test('coverage', { timeout: 900_000 }, async () => {
  const published = await publishedEngland();
  const normal = normalsOf(generator(2026));
  const tally = new Tally();
  const start = performance.now();
  for (let w = 1; w <= WORLDS; w += 1) {
    const outcome = runWorld(published, normal, { seed: w, replicates: REPLICATES, choices: w % 4 === 0 });
    tally.add(outcome, published.twoTier, K);
  }
  console.log('seconds', (performance.now() - start) / 1000, process.cpuUsage());
  for (const drawn of ['figures', 'choices'] as const)
    console.log(drawn, tally.coverage(drawn, ...TIERS), tally.coverage(drawn, 'single'), tally.coverage(drawn, 'two_tier'));
  console.log(tally.tenths.map(({ cases, stated, found }) => [cases, (stated / cases).toFixed(3), (found / cases).toFixed(3)].join(' ')).join('\n'));
});
