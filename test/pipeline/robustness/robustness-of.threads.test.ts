import { describe, expect, test } from 'vitest';
import { type Job, makeBoard, workHere } from '../../../pipeline/robustness/jobs.js';
import { robustnessOf } from '../../../pipeline/robustness/robustness-of.js';
import { openSimulation, type Simulation } from '../../../pipeline/robustness/simulate.js';
import { workSpread } from '../../../pipeline/robustness/workers.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { cases } from '../../project/checkout.js';
import { england } from './england.js';

const JOBS: readonly Job[] = [
  { kind: 'replicates', from: 1, to: 7 },
  { kind: 'replicates', from: 8, to: 8 },
  { kind: 'sensitivity', from: 0, to: 1 },
];

const board = (simulation: Simulation) =>
  makeBoard(simulation, 1, 8 * simulation.units, 2 * (simulation.factors.length + 2));

describe('replicates on several threads', () => {
  test('are identical to those of one thread, whichever thread did which', async () => {
    const { problem } = await england();
    const simulation = openSimulation(problem);
    const reported: Job[] = [];
    const spread = board(simulation);
    const here = board(simulation);
    await workSpread(problem, simulation, JOBS, spread, cases(2, 3), (job) => reported.push(job));
    await workHere(simulation, JOBS, here, () => undefined);
    expect(spread).toEqual(here);
    const kept = [...here.drawn, ...here.figures];
    expect(kept).toHaveLength(2 * simulation.kept.length);
    // some lose their rank where an indicator that is left out is one of the few that they have
    for (const ranks of kept)
      expect(ranks.filter((rank) => rank > 0).length).toBeGreaterThan(0.97 * ranks.length);
    for (const ranks of here.figures) expect(ranks.every((rank) => rank > 0)).toBe(true);
    expect(reported).toHaveLength(JOBS.length);
  });

  test('report the error of the replicate that cannot be scored, by name', async () => {
    const { problem } = await england();
    const constant = problem.figures.map((column, i) => (i === 3 ? column.map(() => 5) : column));
    await expect(
      robustnessOf({ ...problem, figures: constant }, { threads: 2, to: 3, log: silentLog }),
    ).rejects.toMatchObject({
      code: 'indicator-constant',
      exit: 2,
      message: expect.stringContaining(problem.structure.nodes[3]!.code),
    });
  });
});

describe('how sure the ranks are', () => {
  test('has only the shifts of ranks without an indicator for no replicates', async () => {
    const { problem } = await england();
    const result = await robustnessOf(problem, { threads: 1, to: 0, log: silentLog });
    expect(result.ranks).toHaveLength(0);
    expect(result.sensitivity).toEqual([]);
    expect(result.leaveOneOut).toHaveLength(problem.structure.indicators);
  });
});
