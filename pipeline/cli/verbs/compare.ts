import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { compareSides } from '../../compare/compare.js';
import { describeCompared } from '../../compare/describe.js';
import { findSide } from '../../compare/find-side.js';
import { readRegisters } from '../../geography/registers.js';
import { checkOut } from '../../publish/out-folder.js';
import { textOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

/** Says what moved between two editions or releases, and why. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { positionals, options, settings, folder, dryRun, columns } = context;
  const [a, b, ...others] = positionals;
  if (a === undefined || b === undefined || others.length > 0)
    throw new SmiError('usage', `compare takes two editions or releases, not ${positionals.length}`, {
      next: 'as in `smi compare england-2026-method-1 england-2026`',
    });
  const given = textOption(options, 'out');
  const out = given === undefined ? undefined : resolve(folder, given);
  if (out !== undefined) checkOut(out);
  const where = { ...settings, folder };
  const compared = compareSides(await findSide(a, where), await findSide(b, where), readRegisters());
  // Loaded only where something is written: the rest takes less than a second.
  const writing = out === undefined || dryRun ? undefined : await import('../../compare/write.js');
  const files = out === undefined ? [] : ((await writing?.writeComparison(out, compared)) ?? []);
  return {
    text: [
      ...describeCompared(compared, columns),
      ...(files.length === 0 ? [] : ['', ...files.map(({ path }) => join(out ?? '', path))]),
      ...(out !== undefined && dryRun ? ['', 'Nothing was written (--dry-run)'] : []),
      '',
      'Not an official statistic.',
    ].join('\n'),
    isAnswer: true,
    json: { ...compared, out: files.length === 0 ? null : out, files },
  };
}
