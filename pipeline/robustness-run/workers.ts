import { Worker } from 'node:worker_threads';
import { shipped } from '../package-root.js';
import type { RobustnessProblem } from '../robustness/problem.js';
import type { Simulation } from '../robustness/simulate.js';
import { type Board, type Job, work } from './jobs.js';
import type { WorkerTask, WorkerWord } from './worker.js';

/** A worker is started from what was compiled: Node 20 starts none from TypeScript. */
const FILE = () => shipped('dist', 'pipeline', 'robustness-run', 'worker.js');

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
 * Spreads jobs over worker threads; each takes the next job that is left and puts its numbers on the board, where they
 * do not depend on who did which. A job that fails is done again here, for its error to be met by name.
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
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, () => serve(task, tell)));
  for (const [at, job] of jobs.entries()) if (!told.has(at)) work(simulation, job, board);
}
