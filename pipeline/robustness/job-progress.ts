import type { Log } from '../system/log.js';
import type { Job } from './jobs.js';

/**
 * Reports the progress of jobs as users count it: the replicates, and then by itself the sample of the
 * sensitivity analysis.
 * @returns what to call with each job that is done
 */
export function jobProgress(jobs: readonly Job[], log: Log): (job: Job) => void {
  const all = { replicates: 0, sensitivity: 0 };
  for (const { kind, from, to } of jobs) all[kind] += to - from + 1;
  const finished = { replicates: 0, sensitivity: 0 };
  return ({ kind, from, to }) => {
    finished[kind] += to - from + 1;
    // Threads may begin the analysis before the last replicates are done: one line shows one of them.
    if (kind === 'replicates') log.progress('robustness', finished.replicates, all.replicates);
    else if (finished.replicates === all.replicates)
      log.progress('sensitivity', finished.sensitivity, all.sensitivity);
  };
}
