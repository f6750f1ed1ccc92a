import type { Simulation } from './simulate.js';

/** A piece of work: some replicates, or some rows of the sensitivity design. */
export type Job =
  | { readonly kind: 'replicates'; readonly from: number; readonly to: number; readonly inheritance: boolean }
  | { readonly kind: 'sensitivity'; readonly from: number; readonly to: number };

/** The results, in memory that all threads share, so that nothing has to be copied between them. */
export interface Board {
  /** Number of the first replicate. */
  readonly first: number;
  /** The ranks of all units, replicate by replicate. */
  readonly ranks: Int32Array;
  /** The same without the spread inside a county. */
  readonly without: Int32Array;
  /** Rows of the sensitivity design. */
  readonly y: Float64Array;
}

/** Allocates a board for given numbers of ranks and rows. */
export function makeBoard(first: number, ranks: number, without: number, y: number): Board {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  return {
    first,
    ranks: new Int32Array(shared(4 * ranks)),
    without: new Int32Array(shared(4 * without)),
    y: new Float64Array(shared(8 * y)),
  };
}

/** Does a job and writes its results to the board. */
export function work(simulation: Simulation, job: Job, board: Board): void {
  const { units, factors } = simulation;
  if (job.kind === 'sensitivity') {
    board.y.set(simulation.sensitivityRows(job.from, job.to), job.from * (factors.length + 2));
    return;
  }
  const to = job.inheritance ? board.ranks : board.without;
  const target = to.subarray((job.from - board.first) * units, (job.to - board.first + 1) * units);
  simulation.replicates(job.from, job.to, job.inheritance, target);
}

/** How many times a job computes the index. */
export const runsOf = (job: Job, factors: number): number =>
  (job.to - job.from + 1) * (job.kind === 'replicates' ? 1 : factors + 2);

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
