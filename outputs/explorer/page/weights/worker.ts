import type { DrawsFile } from '../../../../schemas/release/draws-file.js';
import { IntervalEngine, type Question } from '../../weights/engine.js';

/* The code of the worker: it is given the draws first, and then questions, each of which it answers. */

export type ToWorker = { readonly draws: DrawsFile } | Question;

let engine: IntervalEngine | undefined;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('draws' in data) engine = new IntervalEngine(data.draws);
  else if (engine !== undefined) self.postMessage(engine.answer(data));
};
