import { resolve } from 'node:path';
import { EXIT } from '../../../errors/catalogue.js';
import { SmiError } from '../../../errors/smi-error.js';
import { describeVerified } from '../../verify/describe.js';
import { verify } from '../../verify/verify.js';
import { textOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

/** Builds a release again from its receipt and says whether it is the same. */
export async function run({ positionals, options, settings, log, folder }: VerbContext): Promise<Outcome> {
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0)
    throw new SmiError('usage', `verify takes the folder of one release, not ${positionals.length}`, {
      next: 'as in `smi verify release/england-2026`',
    });
  const inputs = resolve(folder, textOption(options, 'inputs') ?? '.');
  const verified = await verify(resolve(folder, given), { ...settings, inputs, log });
  const { receipt, rebuilt, ...found } = verified;
  const isSame = found.verdict === 'identical' || found.verdict === 'same_tables';
  const about = ({ id, program, engine, node }: typeof receipt) => ({ id, program, engine, node });
  return {
    text: describeVerified(verified).join('\n'),
    isAnswer: true,
    json: {
      edition: receipt.edition,
      ...found,
      receipt: about(receipt),
      rebuilt: rebuilt === null ? null : about(rebuilt),
    },
    exit: isSame ? EXIT.done : EXIT.check,
  };
}
