import { SmiError } from '../../../errors/smi-error.js';
import { type Built, buildEdition } from '../../build.js';
import { chooseEditions } from '../../editions/choose.js';
import { readMethod } from '../../editions/edition.js';
import { checkTarget } from '../../publish/release-folder.js';
import { isIndexRelease, type ReleaseData } from '../../release/prepared.js';
import { wholeOption } from '../options.js';
import type { Outcome, Verb, VerbContext } from '../verb.js';
import { summary } from './build-summary.js';
import { showSql } from './show-sql.js';

const areasOf = (data: ReleaseData): number =>
  isIndexRelease(data)
    ? data.index.rows.length
    : new Set(data.coldspots.rows.map(({ area_code }) => area_code)).size;

const outcomeOf = ({ edition, path, data, files, laps }: Built) => ({
  ...{ edition, path, areas: areasOf(data), files, milliseconds: laps },
});

/** The main job: builds editions from their frozen figures, offline. */
export const build: Verb = {
  name: 'build',
  summary: 'build editions from the figures that the project ships, offline, and publish them',
  usage: 'build [edition…] [--replicates N] [--show-sql]',
  options: {
    replicates: {
      type: 'string',
      value: 'N',
      description: 'how often an index is made anew to see what its ranks are worth; 0 for not at all',
    },
    'show-sql': {
      type: 'boolean',
      description:
        'print a script of SQL that makes the ranks in the folder of a release, and do nothing else',
    },
  },
  writes: true,
  examples: [
    'smi build',
    'smi build england-2026 --release /srv/smi',
    'smi build long-shadow-england-2026',
    'smi build england-2026 --show-sql',
  ],
  async run({ positionals, options, settings, log, dryRun }: VerbContext): Promise<Outcome> {
    const names = await chooseEditions(settings.editions, positionals);
    if (names.length === 0)
      throw new SmiError('edition-unknown', `no edition in ${settings.editions} is marked as a default one`);
    if (options['show-sql'] === true) {
      const texts = await Promise.all(names.map((name) => showSql(name, settings.editions)));
      return {
        text: texts.join('\n\n'),
        json: { sql: Object.fromEntries(names.map((name, at) => [name, texts[at]])) },
      };
    }
    // A name that is mistyped stops the command before the first edition is built.
    for (const name of names) {
      await readMethod(settings.editions, name);
      checkTarget(settings.release, name);
    }
    const replicates = wholeOption(options, 'replicates', 0, 1_000_000);
    const asked = { ...settings, log, dryRun, ...(replicates === undefined ? {} : { replicates }) };
    const built = [];
    for (const name of names) built.push(await buildEdition(name, asked));
    return {
      text: built.map((one) => summary(one, dryRun)).join('\n\n'),
      json: { built: built.map(outcomeOf) },
    };
  },
};
