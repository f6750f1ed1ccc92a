import { parentPort, workerData } from 'node:worker_threads';
import type { RobustnessProblem } from '../robustness/problem.js';
import { openSimulation, type Simulation } from '../robustness/simulate.js';
import { type Job, work } from './jobs.js';

/*
 * A worker thread: it is started with the problem, is sent jobs and answers each with its numbers, or with nothing where
 * it failed; whoever asked then does the job by itself and meets the same error.
 */
let simulation: Simulation | undefined;

parentPort?.on('message', (job: Job) => {
  try {
    simulation ??= openSimulation(workerData as RobustnessProblem);
    const numbers = work(simulation, job);
    parentPort?.postMessage(numbers, [numbers.buffer as ArrayBuffer]);
  } catch {
    parentPort?.postMessage(null);
  }
});
