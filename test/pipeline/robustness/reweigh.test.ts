import { expect, test } from 'vitest';
import { DrawnReplicates } from '../../../pipeline/robustness/reweigh.js';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { england } from './england.js';

test('the published weights give the replicates of the release, rank by rank', async () => {
  const { problem } = await england();
  let t = performance.now();
  const drawn = new DrawnReplicates(problem, 1000);
  console.log('draw', performance.now() - t);
  for (let i = 0; i < 5; i++) { t = performance.now(); drawn.ranks(new Map()); console.log('reweigh', performance.now() - t);}
  expect([...drawn.ranks(new Map())]).toEqual([...(openSimulation(problem).replicates(1, 1000).figures[0] ?? [])]);
});
