import { type KeptRanks, slicesOf } from './kept.js';
import type { Simulation } from './simulate.js';

/** A piece of work: some replicates, or some rows of the sensitivity design. */
export interface Job {
  readonly kind: 'replicates' | 'sensitivity';
  readonly from: number;
  readonly to: number;
}

/** The results, in memory that all threads share, so that nothing has to be copied between them. */
export interface Board extends KeptRanks {
  /** Number of the first replicate. */
  readonly first: number;
  /** Rows of the sensitivity design. */
  readonly y: Float64Array;
}

/**
 * Allocates a board.
 * @param replicates how many ranks each kept node has, over all replicates
 * @param y how many values the rows of the design have
 */
export function makeBoard(
  { kept, drawsFigures }: Pick<Simulation, 'kept' | 'drawsFigures'>,
  first: number,
  replicates: number,
  y: number,
): Board {
  const shared = () => kept.map(() => new Int32Array(new SharedArrayBuffer(4 * replicates)));
  return {
    first,
    drawn: shared(),
    figures: drawsFigures ? shared() : [],
    y: new Float64Array(new SharedArrayBuffer(8 * y)),
  };
}

/** Does a job and writes its results to the board. */
export function work(simulation: Simulation, job: Job, board: Board): void {
  const { units, factors } = simulation;
  if (job.kind === 'sensitivity') {
    board.y.set(simulation.sensitivityRows(job.from, job.to), job.from * (factors.length + 2));
    return;
  }
  simulation.replicates(job.from, job.to, slicesOf(board, units, board.first, job.from, job.to));
}

/** How many times a job computes the index. */
export const runsOf = (job: Job, { factors, drawsFigures }: Simulation): number =>
  (job.to - job.from + 1) * (job.kind === 'sensitivity' ? factors.length + 2 : drawsFigures ? 2 : 1);

/** Lets signals and timers run between two jobs. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Does the jobs one after the other on this thread. */
export async function workHere(
  simulation: Simulation,
  jobs: readonly Job[],
  board: Board,
  done: (job: Job) => void,
): Promise<void> {
  for (const job of jobs) {
    work(simulation, job, board);
    done(job);
    await breathe();
  }
}
