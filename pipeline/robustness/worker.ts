import { parentPort, workerData } from 'node:worker_threads';
import { type Board, type Job, work } from './jobs.js';
import type { RobustnessProblem } from './problem.js';
import { openSimulation } from './simulate.js';

/** The data that a worker starts with. */
export interface WorkerTask {
  readonly problem: RobustnessProblem;
  readonly jobs: readonly Job[];
  readonly board: Board;
  /** Index of the next job that no thread has taken; shared. */
  readonly next: Int32Array;
}

/** What a worker reports about a job: its index, and whether its results are on the board. */
export interface WorkerReport {
  readonly job: number;
  readonly done: boolean;
}

/*
 * A worker thread takes the next job until none is left. A job that fails stops all workers; the thread that
 * started them repeats it and gets the same error.
 */
const { problem, jobs, board, next } = workerData as WorkerTask;
const simulation = openSimulation(problem);
for (let i = Atomics.add(next, 0, 1); i < jobs.length; i = Atomics.add(next, 0, 1)) {
  let done = true;
  try {
    work(simulation, jobs[i]!, board);
  } catch {
    done = false;
    // no worker starts another job, since the whole run fails
    Atomics.store(next, 0, jobs.length);
  }
  const report: WorkerReport = { job: i, done };
  parentPort?.postMessage(report);
}
