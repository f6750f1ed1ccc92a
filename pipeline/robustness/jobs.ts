import type { Simulation } from './simulate.js';

/** A piece of work: some replicates, or some rows of the sensitivity design. */
export type Job =
  | { readonly kind: 'replicates'; readonly from: number; readonly to: number; readonly inheritance: boolean }
  | { readonly kind: 'sensitivity'; readonly from: number; readonly to: number };

/** Where results stand; threads share it, so that no numbers have to be carried between them. */
export interface Board {
  /** Number of the first replicate. */
  readonly first: number;
  /** Replicate by replicate, the rank of every unit. */
  readonly ranks: Int32Array;
  /** The same without the spread inside a county. */
  readonly without: Int32Array;
  /** Rows of the sensitivity design. */
  readonly y: Float64Array;
}

/** A board with room for so many numbers of each kind. */
export function makeBoard(first: number, ranks: number, without: number, y: number): Board {
  const room = (bytes: number) => new SharedArrayBuffer(bytes);
  return {
    first,
    ranks: new Int32Array(room(4 * ranks)),
    without: new Int32Array(room(4 * without)),
    y: new Float64Array(room(8 * y)),
  };
}

/** Does a job and puts its numbers on the board. */
export function work(simulation: Simulation, job: Job, board: Board): void {
  const { units, factors } = simulation;
  if (job.kind === 'sensitivity') {
    board.y.set(simulation.sensitivityRows(job.from, job.to), job.from * (factors.length + 2));
    return;
  }
  const to = job.inheritance ? board.ranks : board.without;
  const own = to.subarray((job.from - board.first) * units, (job.to - board.first + 1) * units);
  simulation.replicates(job.from, job.to, job.inheritance, own);
}

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
  board: Board,
  done: (job: Job) => void,
): Promise<void> {
  for (const job of jobs) {
    work(simulation, job, board);
    done(job);
    await breathe();
  }
}
