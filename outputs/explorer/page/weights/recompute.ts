import { problemOfFile } from '../../../../pipeline/robustness/draws-file.js';
import type { RobustnessProblem } from '../../../../pipeline/robustness/problem.js';
import { type Choice, type Slider, slidersOf } from '../../weights/choice.js';
import { IntervalClient } from '../../weights/client.js';
import type { WeightsData } from '../../weights/data-types.js';
import type { Answer, Intervals } from '../../weights/engine.js';
import { type Standings, standingsWith } from '../../weights/standing.js';
import type { Explorer } from '../context.js';
import { load } from '../data.js';
import { positionsOf } from './reweighted-data.js';

/** The name of the data file with the code of the worker. */
export const WORKER = 'weights-worker';

/** An edition that the page can compute again. */
export interface Recomputed {
  readonly weights: WeightsData;
  readonly problem: RobustnessProblem;
  readonly sliders: readonly Slider[];
  /** Position in the draws of each area of the data. */
  readonly positions: readonly number[];
  readonly published: Standings;
}

const NOBODY: Choice = new Map();
const known = new Map<string, Promise<Recomputed>>();

/** Loads what an edition is computed from; null where its release has not got it. Throws `DataMissing`. */
export async function recomputed({
  entry,
  data,
}: Pick<Explorer, 'entry' | 'data'>): Promise<Recomputed | null> {
  const { weights: name } = entry;
  if (name === null) return null;
  const read = async (): Promise<Recomputed> => {
    const weights = await load<WeightsData>(name);
    const problem = problemOfFile(weights.draws);
    return {
      weights,
      problem,
      sliders: slidersOf(problem),
      positions: positionsOf(data, weights.draws),
      published: standingsWith(problem, NOBODY),
    };
  };
  const found = known.get(name) ?? read();
  known.set(name, found);
  return found.catch((error: unknown) => {
    known.delete(name);
    throw error;
  });
}

let worker: Worker | undefined;

/**
 * Asks for intervals in a worker, which browsers start only from a text where the page was opened from a
 * folder. There is one at a time: it is stopped when another view asks.
 */
export async function intervalsFor(
  { weights }: Recomputed,
  answered: (intervals: Intervals | null, error: string | null) => void,
): Promise<IntervalClient> {
  const code = await load<string>(WORKER);
  worker?.terminate();
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const own = new Worker(address);
  worker = own;
  const client = new IntervalClient((message) => own.postMessage(message), weights.draws, answered);
  own.onmessage = ({ data }: MessageEvent<Answer>) => client.receive(data);
  own.onerror = ({ message }) => client.fail(message || 'the worker of the page has failed');
  return client;
}

/** What a view says of an edition that cannot be computed again. */
export const CANNOT =
  'This edition was built by an older version of the program, without the figures that this view needs. Build it again with `smi build`.';
