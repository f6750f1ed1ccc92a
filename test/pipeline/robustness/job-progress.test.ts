import { expect, test } from 'vitest';
import { jobProgress } from '../../../pipeline/robustness/job-progress.js';
import type { Job } from '../../../pipeline/robustness/jobs.js';
import { silentLog } from '../../../pipeline/system/log.js';

/** What is reported when the jobs end in this order. */
function reported(jobs: readonly Job[], ended = jobs): string[] {
  const lines: string[] = [];
  const progress = (label: string, done: number, total: number) => {
    lines.push(`${label} ${done} of ${total}`);
  };
  const done = jobProgress(jobs, { ...silentLog, progress });
  for (const job of ended) done(job);
  return lines;
}
const draws = (from: number, to: number): Job => ({ kind: 'replicates', from, to });
const analysis: Job = { kind: 'sensitivity', from: 0, to: 127 };

test('replicates are counted, and the sensitivity analysis by itself', () => {
  const jobs = [draws(1, 500), draws(501, 1000), analysis];
  expect(reported(jobs)).toEqual([
    'robustness 500 of 1000',
    'robustness 1000 of 1000',
    'sensitivity 128 of 128',
  ]);
});

test('in a part of a sweep the total is what was asked for', () => {
  expect(reported([draws(501, 700), draws(701, 1000)])).toEqual([
    'robustness 200 of 500',
    'robustness 500 of 500',
  ]);
});

test('an analysis that overtakes the last replicates is shown when these are done', () => {
  const rest: Job = { ...analysis, from: 128, to: 255 };
  const [first, last] = [draws(1, 10), draws(11, 20)];
  expect(reported([first, last, analysis, rest], [first, analysis, last, rest])).toEqual([
    'robustness 10 of 20',
    'robustness 20 of 20',
    'sensitivity 256 of 256',
  ]);
});

test('ranks that were merged from parts leave the analysis unchanged', () => {
  expect(reported([analysis])).toEqual(['sensitivity 128 of 128']);
});
