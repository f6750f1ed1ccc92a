import { SmiError } from '../../errors/smi-error.js';
import { buildEdition } from '../build.js';
import { chooseIndex } from '../editions/choose.js';
import { describeExplanation } from '../explain/describe.js';
import { explainArea } from '../explain/explain.js';
import { silentLog } from '../log.js';
import { isIndexRelease } from '../publish/prepared.js';
import type { Outcome, Verb } from './verb.js';

/** How an area's score comes about, from the frozen figures; it needs no release. */
export const explain: Verb = {
  name: 'explain',
  summary: 'how the score of an area comes about, figure by figure',
  usage: 'explain AREA [--edition NAME]',
  options: {
    edition: { type: 'string', value: 'NAME', description: 'the edition (the default one)' },
  },
  writes: false,
  examples: ['smi explain "Hartlepool"', 'smi explain E06000001 --json'],
  async run({ positionals, options, settings }): Promise<Outcome> {
    if (positionals.length === 0) {
      throw new SmiError('usage', 'explain needs an area', { next: 'give its name or GSS code' });
    }
    const named = typeof options.edition === 'string' ? [options.edition] : [];
    const edition = await chooseIndex(settings.editions, named);
    const { data } = await buildEdition(edition, { ...settings, log: silentLog, dryRun: true });
    if (!isIndexRelease(data)) {
      throw new SmiError(
        'usage',
        `${edition} is no index, and explain tells how the score of an index comes about`,
        {
          next: `build it and open its report: \`smi build ${edition}\``,
        },
      );
    }
    // A name of several words is understood without quotation marks as well.
    const explanation = explainArea(data, positionals.join(' '));
    return { text: describeExplanation(explanation, data), json: { edition, ...explanation } };
  },
};
