import { SmiError } from '../../errors/smi-error.js';
import { refusal } from '../editions/refusal.js';
import type { Log } from '../system/log.js';
import { type Job, makeBoard, runsOf, workHere } from './jobs.js';
import type { RobustnessProblem } from './problem.js';
import { RunError } from './run-error.js';
import { type Factor, openSimulation } from './simulate.js';
import { type SobolIndices, sobol } from './sobol.js';
import { workSpread } from './workers.js';

export interface RobustnessOptions {
  readonly threads: number;
  /** First and last replicate, from 1; all of the method when not given. */
  readonly from?: number;
  readonly to?: number;
  /** Whether what drives the ranks is worked out too. */
  readonly sensitivity?: boolean;
  /** Ranks of the replicates that were made before, in parts. */
  readonly ranks?: Pick<RobustnessResult, 'ranks' | 'ranksWithout'>;
  readonly log: Log;
}

/** A factor that is drawn, with how much of the shift of the ranks it makes. */
export interface DrivingFactor extends SobolIndices {
  readonly factor: Factor;
}

export interface RobustnessResult {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly units: number;
  /** Ranks by the method itself; 0 where a unit has none. */
  readonly baseline: Int32Array;
  /** Replicate by replicate, the rank of every unit; 0 where it has none. */
  readonly ranks: Int32Array;
  /** The same with inherited figures taken as the area’s own; the same array where nothing is inherited. */
  readonly ranksWithout: Int32Array;
  readonly sensitivity: readonly DrivingFactor[];
  /** Ranks with an indicator left out, in the order of the structure; null where it cannot be. */
  readonly leaveOneOut: readonly (Int32Array | null)[];
}

/** Numbers that a thread works off before it asks for more: enough to be worth the asking, few enough to share out. */
const MIN_CHUNKS = 8;
const MAX_CHUNK = 250;

/** Figures by replicates below which threads take longer to start than the work does. */
const WORTH_THREADS = 1_500_000;

/** Times that the rows of the design are drawn again for the limits of the Sobol indices. */
const BOOTSTRAP = 1000;

function chunks(from: number, to: number, make: (from: number, to: number) => Job): Job[] {
  const size = Math.max(1, Math.min(MAX_CHUNK, Math.ceil((to - from + 1) / MIN_CHUNKS)));
  const jobs: Job[] = [];
  for (let start = from; start <= to; start += size) jobs.push(make(start, Math.min(to, start + size - 1)));
  return jobs;
}

/** What a replicate refuses comes from what is drawn, and not from the steps of the method itself. */
function told(error: unknown): unknown {
  const refused = refusal(error);
  if (!(error instanceof RunError) || !(refused instanceof SmiError)) return refused;
  return new SmiError(refused.code, refused.message, {
    cause: error,
    next: 'look at what `robustness` of the method file draws, such as another treatment, scale or weighting, and take out what does not go with the data',
  });
}

/**
 * What the ranks of an index are worth: the replicates asked for, with and without the unseen spread inside a county,
 * what drives the ranks, and the ranks with an indicator left out. The same digits on any number of threads.
 * Throws `SmiError` for values or choices that cannot be scored, naming the replicate.
 */
export async function robustnessOf(
  problem: RobustnessProblem,
  options: RobustnessOptions,
): Promise<RobustnessResult> {
  const { threads, log, from = 1, to = problem.choices.replicates, sensitivity = true } = options;
  try {
    const simulation = openSimulation(problem);
    const { units, baseline, factors } = simulation;
    const inherits =
      problem.choices.inheritance_sd > 0 && problem.inherited.some((mask) => mask?.includes(1) === true);
    const rows = sensitivity && to >= from && factors.length > 0 ? problem.choices.sensitivity : 0;
    const replicates = (inheritance: boolean) =>
      chunks(from, to, (first, last) => ({ kind: 'replicates', from: first, to: last, inheritance }));
    const made = options.ranks === undefined;
    const size = made ? Math.max(0, to - from + 1) * units : 0;
    const board = makeBoard(from, size, inherits ? size : 0, rows * (factors.length + 2));
    const jobs = [
      ...(made ? replicates(true) : []),
      ...(made && inherits ? replicates(false) : []),
      ...chunks(0, rows - 1, (first, last): Job => ({ kind: 'sensitivity', from: first, to: last })),
    ];
    const runs = jobs.reduce((sum, job) => sum + runsOf(job, factors.length), 0);
    let told = 0;
    const done = (job: Job) => {
      told += runsOf(job, factors.length);
      log.progress('robustness', told, runs);
    };
    if (threads > 1 && runs * units * problem.figures.length > WORTH_THREADS)
      await workSpread(problem, simulation, jobs, board, threads, done);
    else await workHere(simulation, jobs, board, done);
    const indices = rows === 0 ? [] : sobol(board.y, rows, factors.length, problem.seed, BOOTSTRAP);
    return {
      seed: problem.seed,
      from,
      to,
      units,
      baseline,
      ranks: board.ranks,
      ranksWithout: inherits ? board.without : board.ranks,
      ...options.ranks,
      sensitivity: indices.map((one, i) => ({ ...one, factor: factors[i]! })),
      leaveOneOut: simulation.leaveOneOut((error) => log.warn(`no ranks ${error.message}`)),
    };
  } catch (error) {
    throw told(error);
  }
}
