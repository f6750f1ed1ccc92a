import { Worker } from 'node:worker_threads';
import { shipped } from '../system/package-root.js';
import { type Board, breathe, type Job, work } from './jobs.js';
import type { RobustnessProblem } from './problem.js';
import type { Simulation } from './simulate.js';
import type { WorkerReport, WorkerTask } from './worker.js';

/** Workers start from compiled code: Node 20 cannot start one from TypeScript. */
const FILE = () => shipped('dist', 'pipeline', 'robustness', 'worker.js');

/** Runs one worker until no job is left, reporting each job. */
function serve(task: WorkerTask, report: (result: WorkerReport) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(FILE(), { workerData: task });
    worker.on('message', report);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

/**
 * Spreads jobs over threads, including this one. Each thread takes the next job and writes its results to the
 * board, so results do not depend on which thread did which job. A failed job ends the work; the jobs that
 * are left are then done again here in order, so that the error is always that of the first job that fails.
 */
export async function workSpread(
  problem: RobustnessProblem,
  simulation: Simulation,
  jobs: readonly Job[],
  board: Board,
  threads: number,
  done: (job: Job) => void,
): Promise<void> {
  const task: WorkerTask = { problem, jobs, board, next: new Int32Array(new SharedArrayBuffer(4)) };
  const finished = new Set<number>();
  const report = (result: WorkerReport) => {
    if (!result.done) return;
    finished.add(result.job);
    done(jobs[result.job]!);
  };
  const others = Math.min(threads, jobs.length) - 1;
  const workers = Promise.all(Array.from({ length: others }, () => serve(task, report)));
  const { next } = task;
  for (let i = Atomics.add(next, 0, 1); i < jobs.length; i = Atomics.add(next, 0, 1)) {
    try {
      work(simulation, jobs[i]!, board);
      report({ job: i, done: true });
    } catch {
      Atomics.store(next, 0, jobs.length);
    }
    await breathe();
  }
  await workers;
  for (const [i, job] of jobs.entries()) if (!finished.has(i)) work(simulation, job, board);
}
