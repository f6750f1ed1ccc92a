import { SmiError } from '../../errors/smi-error.js';
import { refusal } from '../editions/refusal.js';
import type { Log } from '../system/log.js';
import { jobProgress } from './job-progress.js';
import { type Job, makeBoard, runsOf, workHere } from './jobs.js';
import type { KeptRanks } from './kept.js';
import type { RobustnessProblem } from './problem.js';
import { RunError } from './run-error.js';
import { type Factor, openSimulation } from './simulate.js';
import { type SobolIndices, sobol } from './sobol.js';
import { workSpread } from './workers.js';

export interface RobustnessOptions {
  readonly threads: number;
  /** First and last replicate, from 1; by default all that the method asks for. */
  readonly from?: number;
  readonly to?: number;
  /** Whether to compute the Sobol indices too; true by default. */
  readonly sensitivity?: boolean;
  /** Ranks of replicates that were computed before, in parts. */
  readonly ranks?: KeptRanks;
  readonly log: Log;
}

/** A factor that is drawn, with its share in the shift of the ranks. */
export interface DrivingFactor extends SobolIndices {
  readonly factor: Factor;
}

/** Ranks of the index, or of a face of it. */
export interface NodeRanks {
  /** Its index in the structure. */
  readonly node: number;
  /** Ranks by the method without draws; 0 where a unit has none. */
  readonly baseline: Int32Array;
  /** Ranks of all units with figures and choices drawn, replicate by replicate; 0 where a unit has none. */
  readonly ranks: Int32Array;
  /** The same with figures alone drawn; null where no figure has an error to draw. */
  readonly figures: Int32Array | null;
}

export interface RobustnessResult {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly units: number;
  /** Ranks by the method without draws; 0 where a unit has none. */
  readonly baseline: Int32Array;
  /** The ranks of the index with figures and choices drawn: those of the first of `nodes`. */
  readonly ranks: Int32Array;
  /** The index, then the aggregates just below it where their ranks are kept. */
  readonly nodes: readonly NodeRanks[];
  readonly sensitivity: readonly DrivingFactor[];
  /** Ranks with each indicator left out, in the order of the structure; null where it cannot be left out. */
  readonly leaveOneOut: readonly (Int32Array | null)[];
}

/**
 * Replicates are divided into chunks: large enough to keep the overhead small, small enough to share among
 * threads.
 */
const MIN_CHUNKS = 8;
const MAX_CHUNK = 250;

/** Below this number of figures × replicates, starting threads takes longer than the work. */
const MIN_FOR_THREADS = 1_500_000;

/** How often the rows of the design are resampled for the limits of the Sobol indices. */
const BOOTSTRAP = 1000;

function chunks(kind: Job['kind'], from: number, to: number): Job[] {
  const size = Math.max(1, Math.min(MAX_CHUNK, Math.ceil((to - from + 1) / MIN_CHUNKS)));
  const jobs: Job[] = [];
  for (let start = from; start <= to; start += size)
    jobs.push({ kind, from: start, to: Math.min(to, start + size - 1) });
  return jobs;
}

/** A replicate fails because of what is drawn, not because of the steps of the method: the advice says so. */
function explained(error: unknown): unknown {
  const refused = refusal(error);
  if (!(error instanceof RunError) || !(refused instanceof SmiError)) return refused;
  return new SmiError(refused.code, refused.message, {
    cause: error,
    next: 'look at what `robustness` of the method file draws, such as another treatment, scale or weighting, and remove what does not work with the data',
  });
}

/**
 * How sure the ranks of an index are: the replicates, with figures and choices drawn and with figures alone;
 * what drives the ranks; and the ranks with each indicator left out. The digits are the same on any number of
 * threads.
 * @throws SmiError for values or choices that cannot be scored, naming the replicate
 */
export async function robustnessOf(
  problem: RobustnessProblem,
  options: RobustnessOptions,
): Promise<RobustnessResult> {
  const { threads, log, from = 1, to = problem.choices.replicates, sensitivity = true } = options;
  try {
    const simulation = openSimulation(problem);
    const { units, baseline, factors } = simulation;
    const rows = sensitivity && to >= from && factors.length > 0 ? problem.choices.sensitivity : 0;
    const needed = options.ranks === undefined;
    const size = needed ? Math.max(0, to - from + 1) * units : 0;
    const board = makeBoard(simulation, from, size, rows * (factors.length + 2));
    const jobs = [...(needed ? chunks('replicates', from, to) : []), ...chunks('sensitivity', 0, rows - 1)];
    const runs = jobs.reduce((sum, job) => sum + runsOf(job, simulation), 0);
    const done = jobProgress(jobs, log);
    if (threads > 1 && runs * units * problem.figures.length > MIN_FOR_THREADS)
      await workSpread(problem, simulation, jobs, board, threads, done);
    else await workHere(simulation, jobs, board, done);
    const { drawn, figures } = options.ranks ?? board;
    const indices = rows === 0 ? [] : sobol(board.y, rows, factors.length, problem.seed, BOOTSTRAP);
    return {
      seed: problem.seed,
      from,
      to,
      units,
      baseline,
      ranks: drawn[0]!,
      nodes: simulation.kept.map(({ node, baseline }, k) => ({
        node,
        baseline,
        ranks: drawn[k]!,
        figures: figures[k] ?? null,
      })),
      sensitivity: indices.map((found, i) => ({ ...found, factor: factors[i]! })),
      leaveOneOut: simulation.leaveOneOut((error) => log.warn(`no ranks ${error.message}`)),
    };
  } catch (error) {
    throw explained(error);
  }
}
