import { parentPort, workerData } from 'node:worker_threads';
import { type Board, type Job, work } from './jobs.js';
import type { RobustnessProblem } from './problem.js';
import { openSimulation } from './simulate.js';

/** What a worker is started with. */
export interface WorkerTask {
  readonly problem: RobustnessProblem;
  readonly jobs: readonly Job[];
  readonly board: Board;
  /** Place of the next job that nobody has taken; shared. */
  readonly next: Int32Array;
}

/** What a worker says of each job: which, and whether its numbers are on the board. */
export interface WorkerWord {
  readonly at: number;
  readonly done: boolean;
}

/*
 * A worker thread: takes the next job that is left until there is none. One that fails stops them all, and is left to
 * whoever started the threads, who does it again and meets the same error by name.
 */
const { problem, jobs, board, next } = workerData as WorkerTask;
const simulation = openSimulation(problem);
for (let i = Atomics.add(next, 0, 1); i < jobs.length; i = Atomics.add(next, 0, 1)) {
  let done = true;
  try {
    work(simulation, jobs[i]!, board);
  } catch {
    done = false;
    // nobody need begin another: the whole fails
    Atomics.store(next, 0, jobs.length);
  }
  const word: WorkerWord = { at: i, done };
  parentPort?.postMessage(word);
}
