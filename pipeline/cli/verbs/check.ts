import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { plainRelease } from '../../../outputs/release.js';
import { isIndexRelease } from '../../../outputs/release-data.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import { CHECKS_WRITERS } from '../../../outputs/writers.js';
import type { Checks } from '../../../schemas/release/checks-file.js';
import { buildEdition } from '../../build.js';
import { describeChecks } from '../../checks/describe.js';
import { checksTableData } from '../../checks/written.js';
import { chooseIndex } from '../../editions/choose.js';
import { readMethod } from '../../editions/edition.js';
import { modelLines } from '../../model/describe.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { silentLog } from '../../system/log.js';
import { textOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

const writeFiles = (out: string, checked: Checks): Promise<WrittenFile[]> =>
  writeOut(out, (folder) =>
    publish(folder, CHECKS_WRITERS, { ...plainRelease([checksTableData(checked)]), checked }),
  );

const notAnIndex = (edition: string) =>
  new SmiError('usage', `${edition} is not an index; \`smi check\` works on indices only`, {
    next: 'name an edition that is an index: see `smi list editions`',
  });

/** Checks the quality of an index as a measure, from the frozen figures; it needs no release. */
export async function run({ positionals, options, settings, dryRun, folder }: VerbContext): Promise<Outcome> {
  if (positionals.length > 1)
    throw new SmiError('usage', `check takes one edition, not ${positionals.length}`, {
      next: 'check them one at a time',
    });
  const given = textOption(options, 'out');
  const out = given === undefined ? undefined : resolve(folder, given);
  if (out !== undefined) checkOut(out);
  const edition = await chooseIndex(settings.editions, positionals);
  if ((await readMethod(settings.editions, edition)).method.kind !== 'index') throw notAnIndex(edition);
  // The checks do not need replicates.
  const without = { replicates: 0, sensitivity: false };
  const { checks, data } = await buildEdition(edition, {
    ...settings,
    ...without,
    log: silentLog,
    dryRun: true,
  });
  if (checks === undefined) throw notAnIndex(edition);
  const model = isIndexRelease(data) ? data.model.indicators.rows : [];
  const lines = modelLines(model);
  const written = out === undefined || dryRun ? [] : await writeFiles(out, checks);
  const paths = written.map(({ path }) => join(out ?? '', path));
  return {
    text: [
      describeChecks(checks),
      ...(lines.length === 0 ? [] : ['', ...lines]),
      ...(paths.length === 0 ? [] : ['', ...paths]),
      ...(out !== undefined && dryRun ? ['', 'Nothing was written (--dry-run)'] : []),
      '',
      'Not an official statistic.',
    ].join('\n'),
    isAnswer: true,
    json: { edition, ...checks, model, out: written.length === 0 ? null : out, files: written },
  };
}
