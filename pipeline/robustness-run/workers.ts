import { Worker } from 'node:worker_threads';
import { shipped } from '../package-root.js';
import type { RobustnessProblem } from '../robustness/problem.js';
import type { Simulation } from '../robustness/simulate.js';
import { type Job, type JobResult, work } from './jobs.js';

/** A worker is started from what was compiled: Node 20 starts none from TypeScript. */
const FILE = () => shipped('dist', 'pipeline', 'robustness-run', 'worker.js');

/** One worker and the answer that it owes. */
class Hand {
  readonly #worker: Worker;
  #settle: { resolve(numbers: JobResult | null): void; reject(error: unknown): void } | undefined;

  constructor(problem: RobustnessProblem) {
    this.#worker = new Worker(FILE(), { workerData: problem });
    this.#worker.on('message', (numbers: JobResult | null) => this.#settle?.resolve(numbers));
    this.#worker.on('error', (error) => this.#settle?.reject(error));
  }

  ask(job: Job): Promise<JobResult | null> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage(job);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * Spreads jobs over worker threads; each takes the next job that is left. The results stand in the order of the jobs,
 * and do not depend on who did which.
 */
export async function workSpread(
  problem: RobustnessProblem,
  simulation: Simulation,
  jobs: readonly Job[],
  threads: number,
  done: (job: Job) => void,
): Promise<JobResult[]> {
  const hands = Array.from({ length: Math.min(threads, jobs.length) }, () => new Hand(problem));
  const results: JobResult[] = [];
  let next = 0;
  const serve = async (hand: Hand) => {
    for (let at = next++; at < jobs.length; at = next++) {
      const job = jobs[at]!;
      const numbers = await hand.ask(job);
      // what a worker refused is refused here, by name
      results[at] = numbers ?? work(simulation, job);
      done(job);
    }
  };
  try {
    await Promise.all(hands.map(serve));
  } finally {
    await Promise.all(hands.map((hand) => hand.end()));
  }
  return results;
}
