import { Worker } from 'node:worker_threads';
import { SmiError } from '../../../errors/smi-error.js';
import type { ShownColdspots } from '../../release/shown-coldspots.js';
import { onInterrupt } from '../../system/interrupt.js';
import type { Log } from '../../system/log.js';
import { shipped } from '../../system/package-root.js';
import type { Told } from './build-outcome.js';
import type { BuildReport, BuildTask } from './build-worker.js';

/** Workers start from compiled code: Node 20 cannot start one from TypeScript. */
const FILE = () => shipped('dist', 'pipeline', 'cli', 'verbs', 'build-worker.js');

/** Space for new objects: half of the usual, since two threads have their own. */
const YOUNG_MB = 24;

/** A thread that makes editions, one at a time, while this one does something else. */
export class BuildHelper {
  readonly #worker = new Worker(FILE(), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });

  #failure: Error | undefined;

  constructor() {
    // A failure before the first task is reported by that task: nobody listens before.
    this.#worker.on('error', (error) => {
      this.#failure ??= error;
    });
  }

  /**
   * Makes an edition in the thread. Throws what went wrong there: a mistake of the user as such, with what to
   * do about it.
   * @param onShown told what an index shows of it, as soon as that is found
   */
  make(task: BuildTask, log: Log, onShown: (shown: ShownColdspots) => void): Promise<Told> {
    const worker = this.#worker;
    // Stopped before its folder is removed, which is registered earlier and done later.
    const forget = onInterrupt(() => void worker.terminate());
    return new Promise<Told>((resolve, reject) => {
      const fail = () => reject(this.#failure ?? new Error('the thread that made an edition has ended'));
      worker.on('message', (about: BuildReport) => {
        if ('log' in about)
          (log[about.log] as (...said: readonly (string | number)[]) => void)(...about.said);
        else if ('shown' in about) onShown(about.shown);
        else if ('told' in about) resolve(about.told);
        else if ('bug' in about) reject(about.bug);
        else {
          const { code, message, next, places } = about.mistake;
          reject(new SmiError(code, message, { next, places }));
        }
      });
      worker.once('exit', fail);
      if (this.#failure !== undefined) fail();
      worker.postMessage(task);
    }).finally(() => {
      forget();
      worker.removeAllListeners('message');
      worker.removeAllListeners('exit');
    });
  }

  /** Ends the thread, whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
