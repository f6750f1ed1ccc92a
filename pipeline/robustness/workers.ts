import { Worker } from 'node:worker_threads';
import { shipped } from '../system/package-root.js';
import { type Board, breathe, type Job, work } from './jobs.js';
import type { RobustnessProblem } from './problem.js';
import type { Simulation } from './simulate.js';
import type { WorkerTask, WorkerWord } from './worker.js';

/** A worker is started from what was compiled: Node 20 starts none from TypeScript. */
const FILE = () => shipped('dist', 'pipeline', 'robustness', 'worker.js');

/** Runs one worker until no job is left, telling of each. */
function serve(task: WorkerTask, tell: (word: WorkerWord) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(FILE(), { workerData: task });
    worker.on('message', tell);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

/**
 * Spreads jobs over threads, this one among them; each takes the next job that is left and puts its numbers on the board,
 * where they do not depend on who did which. A job that fails ends the work; it is done again, for the error of the first
 * in order to be met, whoever came upon which.
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
  const told = new Set<number>();
  const tell = (word: WorkerWord) => {
    if (!word.done) return;
    told.add(word.at);
    done(jobs[word.at]!);
  };
  const others = Math.min(threads, jobs.length) - 1;
  const served = Promise.all(Array.from({ length: others }, () => serve(task, tell)));
  const { next } = task;
  for (let at = Atomics.add(next, 0, 1); at < jobs.length; at = Atomics.add(next, 0, 1)) {
    try {
      work(simulation, jobs[at]!, board);
      tell({ at, done: true });
    } catch {
      Atomics.store(next, 0, jobs.length);
    }
    await breathe();
  }
  await served;
  for (const [at, job] of jobs.entries()) if (!told.has(at)) work(simulation, job, board);
}
