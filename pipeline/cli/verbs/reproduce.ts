import { resolve } from 'node:path';
import { EXIT } from '../../../errors/catalogue.js';
import { SmiError } from '../../../errors/smi-error.js';
import { shippedLock } from '../../acquire/lock.js';
import { checkOut } from '../../publish/out-folder.js';
import { describeReproduction } from '../../reproduce/describe.js';
import { reproduce } from '../../reproduce/reproduce.js';
import { readShippedSuite, readSuite, suiteNames } from '../../reproduce/suite.js';
import { textOption } from '../options.js';
import { pathLines } from '../summary-lines.js';
import type { Outcome, VerbContext } from '../verb.js';

/** The suites of the project, with what they need. */
async function listSuites(): Promise<Outcome> {
  const suites = await Promise.all((await suiteNames()).map((name) => readShippedSuite(name)));
  const lines = suites.map(({ suite }) => `${suite.suite}: ${suite.title}\n  ${suite.summary}`);
  return {
    text: lines.join('\n'),
    json: {
      suites: suites.map(({ suite: { suite, title, summary, publisher, licence, citation } }) => ({
        ...{ suite, title, summary, publisher, licence, citation },
      })),
    },
    isAnswer: true,
  };
}

/** Reproduces a published ranking, and says how it agrees. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { positionals, options, settings, log, dryRun, folder, fetch, now } = context;
  const own = textOption(options, 'suite');
  const [name, ...more] = positionals;
  if (more.length > 0 || (name !== undefined && own !== undefined))
    throw new SmiError('usage', 'reproduce takes one suite', { next: 'reproduce them one at a time' });
  const given = textOption(options, 'file');
  if (name === undefined && own === undefined) {
    if (given === undefined) return listSuites();
    throw new SmiError('usage', 'reproduce --file needs a suite', { next: 'see `smi reproduce`' });
  }
  const read = own === undefined ? await readShippedSuite(name!) : await readSuite(resolve(folder, own));
  const outOption = textOption(options, 'out');
  const out = resolve(folder, outOption ?? `reproduce-${read.suite.suite}`);
  if (outOption !== undefined) checkOut(out);
  const mirror = textOption(options, 'mirror');
  const found = await reproduce(read, {
    store: settings.store,
    threads: settings.threads,
    lock: await shippedLock(),
    offline: options.offline === true,
    fetch,
    now,
    log,
    replace: outOption === undefined,
    ...(mirror === undefined ? {} : { mirror }),
    ...(given === undefined ? {} : { data: resolve(folder, given) }),
    ...(dryRun ? {} : { out }),
  });
  for (const remark of found.remarks) log.warn(remark);
  const { suite, used, agreement, differences, left_out, met, files } = found;
  return {
    text: [
      ...describeReproduction(found),
      '',
      ...pathLines(dryRun ? undefined : out, files, {
        table: 'agreement.csv',
        listFiles: options['list-files'] === true,
      }),
      'Not an official statistic.',
    ].join('\n'),
    isAnswer: true,
    ...(met ? {} : { exit: EXIT.check }),
    json: {
      suite: suite.suite,
      title: suite.title,
      citation: suite.citation,
      licence: suite.licence,
      data: used.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })),
      met,
      agreement,
      differences,
      left_out,
      out: dryRun ? null : out,
      files,
    },
  };
}
