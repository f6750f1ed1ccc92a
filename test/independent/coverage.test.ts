import { test } from 'vitest';
import { publishedEngland, runWorld } from './coverage-run.js';
import { generator, normalsOf } from './robustness-draws.js';

const WORLDS = Number(process.env.WORLDS ?? 20);
const REPLICATES = Number(process.env.REPS ?? 400);
const K = 59;

test('coverage', { timeout: 600_000 }, async () => {
  const published = await publishedEngland();
  const n = published.areas.length;
  const hits = { figures: [0, 0], both: [0, 0], cases: [0, 0] };
  const tenths = Array.from({ length: 10 }, () => ({ cases: 0, stated: 0, found: 0 }));
  const normal = normalsOf(generator(2026));
  const start = performance.now();
  for (let w = 1; w <= WORLDS; w += 1) {
    const { ranks, truth } = runWorld(published, normal, w, REPLICATES);
    for (let unit = 0; unit < n; unit += 1) {
      const tier = published.twoTier[unit] ? 1 : 0;
      hits.cases[tier]! += 1;
      for (const which of ['figures', 'drawn'] as const) {
        const all = Int32Array.from({ length: REPLICATES }, (_, r) => ranks[which][0]![r * n + unit]!).sort();
        const low = all[Math.ceil(0.05 * REPLICATES) - 1]!;
        const high = all[Math.ceil(0.95 * REPLICATES) - 1]!;
        const inside = truth[unit]! >= low && truth[unit]! <= high;
        if (inside) hits[which === 'figures' ? 'figures' : 'both'][tier]! += 1;
        if (which === 'figures') {
          const p = all.filter((rank) => rank > n - K).length / REPLICATES;
          const tenth = tenths[Math.min(9, Math.floor(p * 10))]!;
          tenth.cases += 1;
          tenth.stated += p;
          if (truth[unit]! > n - K) tenth.found += 1;
        }
      }
    }
  }
  const share = (x: number[]) => [
    ((x[0]! + x[1]!) / (hits.cases[0]! + hits.cases[1]!)).toFixed(3),
    (x[0]! / hits.cases[0]!).toFixed(3),
    (x[1]! / hits.cases[1]!).toFixed(3),
  ];
  console.log('seconds', (performance.now() - start) / 1000, 'figures [all, single, two-tier]', share(hits.figures), 'both', share(hits.both));
  for (const { cases, stated, found } of tenths)
    console.log(cases, (stated / cases).toFixed(3), (found / cases).toFixed(3));
});
