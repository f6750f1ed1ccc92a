import type { Outcome, VerbContext } from '../verb.js';
import { BuildHelper } from './build-helper.js';

/**
 * Builds editions from their frozen figures, offline. Where there may be several of them, a second thread
 * loads the program while this one does, which takes as long as a stage.
 */
export async function run(context: VerbContext): Promise<Outcome> {
  const { positionals, options, settings } = context;
  const several =
    settings.threads > 1 &&
    positionals.length !== 1 &&
    options['show-sql'] !== true &&
    options.method === undefined;
  const helper = several ? new BuildHelper() : undefined;
  try {
    const { buildAll } = await import('./build-editions.js');
    return await buildAll(context, helper);
  } finally {
    await helper?.end();
  }
}
