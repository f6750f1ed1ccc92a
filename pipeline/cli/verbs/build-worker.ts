import { parentPort } from 'node:worker_threads';
import { SmiError } from '../../../errors/smi-error.js';
import { withSources } from '../../../sources/registry.js';
import { type BuildOptions, makeEdition } from '../../build.js';
import { readSourceFiles } from '../../editions/source-files.js';
import type { ShownColdspots } from '../../release/shown-coldspots.js';
import type { Log } from '../../system/log.js';
import { shortOfMeans } from '../short-of-means.js';
import { type Told, tell } from './build-outcome.js';
import type { BuildSummaryOptions } from './build-summary.js';

/** An edition to be made in a thread of its own. */
export interface BuildTask {
  readonly name: string;
  readonly asked: Omit<BuildOptions, 'log' | 'shared' | 'write' | 'onShown'> & {
    /** Folder of the user's own sources: each thread has its own register. */
    readonly sources?: string;
  };
  readonly summary: BuildSummaryOptions;
  /** Where the release is going to be. */
  readonly path: string;
  /** The empty folder that its files are written to; none for a dry run. */
  readonly folder: string | undefined;
}

/** What the thread reports: a message, or what became of the task. */
export type BuildReport =
  | { readonly log: keyof Log; readonly said: readonly (string | number)[] }
  | { readonly shown: ShownColdspots }
  | { readonly told: Told }
  | { readonly mistake: Pick<SmiError, 'code' | 'message' | 'next' | 'places'> }
  | { readonly bug: unknown };

const report = (about: BuildReport) => parentPort?.postMessage(about);

const log: Log = {
  stage: (...said) => report({ log: 'stage', said }),
  warn: (...said) => report({ log: 'warn', said }),
  progress: (...said) => report({ log: 'progress', said }),
};

const onShown = (shown: ShownColdspots) => report({ shown });

async function make({ name, asked, summary, path, folder }: BuildTask): Promise<Told> {
  const given = asked.sources === undefined ? [] : await readSourceFiles(asked.sources);
  const made = await withSources(given, () => makeEdition(name, { ...asked, log, onShown }, folder));
  return tell({ edition: name, path, ...made }, summary);
}

/*
 * The thread makes one edition after another, as it is asked to. It takes no lock and publishes nothing: that
 * is for the thread that an interruption reaches.
 */
parentPort?.on('message', (task: BuildTask) => {
  make(task).then(
    (told) => report({ told }),
    (thrown: unknown) => {
      const error = shortOfMeans(thrown);
      if (!(error instanceof SmiError)) report({ bug: error });
      else {
        const { code, message, next, places } = error;
        report({ mistake: { code, message, next, places } });
      }
    },
  );
});
