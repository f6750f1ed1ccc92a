import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { onInterrupt } from '../../system/interrupt.js';
import { serveFiles } from '../../system/serve-files.js';
import { wholeOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

/** Where it is looked for first: the same each time, so that links that were kept go on working. */
const PORT = 8474;

/** Shows the folder of releases to browsers on this machine, until it is stopped. */
export async function run({ options, settings, log, positionals }: VerbContext): Promise<Outcome> {
  const { release } = settings;
  if (positionals.length > 0)
    throw new SmiError('usage', `serve takes no arguments, found ${JSON.stringify(positionals[0])}`, {
      next: 'name another folder of releases with --release',
    });
  const port = wholeOption(options, 'port', 0, 65_535) ?? PORT;
  if (!existsSync(join(release, 'index.html')))
    throw new SmiError('release-incomplete', `${release} has no index.html, which leads to the explorer`, {
      next: 'run `smi build`, or name another folder with --release',
    });
  const server = await serveFiles(release, port);
  const forget = onInterrupt(server.close);
  log.stage('serve', `${release} is at ${server.address} on this machine; Ctrl-C ends it`);
  await server.ended;
  forget();
  return { text: `${server.address} is served no longer`, json: { address: server.address, release } };
}
