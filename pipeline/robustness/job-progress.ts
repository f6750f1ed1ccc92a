import type { Log } from '../system/log.js';
import type { Job } from './jobs.js';

/**
 * Reports the progress of jobs as users count it: replicates as many as were asked for, though each is run
 * twice where figures are inherited, and then by itself the sample of the sensitivity analysis.
 * @param replicates how many replicates were asked for
 * @returns what to call with each job that is done
 */
export function jobProgress(jobs: readonly Job[], replicates: number, log: Log): (job: Job) => void {
  const all = { replicates: 0, sensitivity: 0 };
  for (const { kind, from, to } of jobs) all[kind] += to - from + 1;
  const finished = { replicates: 0, sensitivity: 0 };
  return ({ kind, from, to }) => {
    finished[kind] += to - from + 1;
    // Threads may begin the analysis before the last replicates are done: one line shows one of them.
    if (kind === 'replicates')
      log.progress('robustness', Math.floor((finished.replicates / all.replicates) * replicates), replicates);
    else if (finished.replicates === all.replicates)
      log.progress('sensitivity', finished.sensitivity, all.sensitivity);
  };
}
