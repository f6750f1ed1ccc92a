import type { Simulation } from '../robustness/simulate.js';

/** A piece of work: some replicates, or some rows of the sensitivity design. */
export type Job =
  | { readonly kind: 'replicates'; readonly from: number; readonly to: number; readonly inheritance: boolean }
  | { readonly kind: 'sensitivity'; readonly from: number; readonly to: number };

export type JobResult = Int32Array | Float64Array;

export const work = (simulation: Simulation, job: Job): JobResult =>
  job.kind === 'replicates'
    ? simulation.replicates(job.from, job.to, job.inheritance)
    : simulation.sensitivityRows(job.from, job.to);

/** How many times the index is made in a job. */
export const runsOf = (job: Job, factors: number): number =>
  (job.to - job.from + 1) * (job.kind === 'replicates' ? 1 : factors + 2);

/** Lets signals and timers have their turn between two pieces of work. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Works off the jobs one after the other, on this thread. */
export async function workHere(
  simulation: Simulation,
  jobs: readonly Job[],
  done: (job: Job) => void,
): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const job of jobs) {
    results.push(work(simulation, job));
    done(job);
    await breathe();
  }
  return results;
}
