import { EXIT } from '../../../errors/catalogue.js';
import { SmiError } from '../../../errors/smi-error.js';
import { textTable } from '../../../outputs/formats/text-table.js';
import { examine } from '../../doctor/examine.js';
import type { Outcome, VerbContext } from '../verb.js';

const SIGNS = { sound: 'ok', note: 'note', mend: 'MEND' } as const;

/** Says whether all that commands need is there and sound, and what to do where it is not. */
export async function run({ positionals, settings, folder }: VerbContext): Promise<Outcome> {
  if (positionals.length > 0)
    throw new SmiError('usage', `doctor takes no arguments, found ${JSON.stringify(positionals[0])}`);
  const findings = await examine({ settings, folder });
  const wrong = findings.filter(({ state }) => state === 'mend');
  const lines = findings.flatMap(({ what, state, found, next }) => [
    [SIGNS[state], what, found],
    ...(next === undefined ? [] : [['', '', `→ ${next}`]]),
  ]);
  return {
    text: textTable(lines).join('\n'),
    isAnswer: true,
    json: { sound: wrong.length === 0, findings },
    exit: wrong.length === 0 ? EXIT.done : EXIT.check,
  };
}
