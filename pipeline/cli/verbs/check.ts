import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { buildEdition } from '../../build.js';
import { describeChecks } from '../../checks/describe.js';
import { checksOfRelease } from '../../checks/of-release.js';
import { checksFiles } from '../../checks/written.js';
import { chooseIndex } from '../../editions/choose.js';
import { readMethod } from '../../editions/edition.js';
import { loadDeprivation } from '../../editions/published.js';
import { FolderWriter, type WrittenFile } from '../../publish/folder-writer.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { isIndexRelease } from '../../release/prepared.js';
import { silentLog } from '../../system/log.js';
import { textOption } from '../options.js';
import type { Outcome, Verb } from '../verb.js';

const writeFiles = (out: string, files: ReturnType<typeof checksFiles>): Promise<WrittenFile[]> =>
  writeOut(out, async (folder) => {
    const writer = new FolderWriter(folder);
    for (const { path, text } of files) await writer.write(path, text);
    return writer.files;
  });

const noIndex = (edition: string) =>
  new SmiError('usage', `${edition} is no index, and the checks are those of an index`, {
    next: 'name an edition of an index: see `smi list editions`',
  });

/** What an index is worth as a measure, from the frozen figures; it needs no release. */
export const check: Verb = {
  name: 'check',
  summary: 'what each indicator weighs in effect, and what runs against the index',
  usage: 'check [EDITION] [--out DIR]',
  notes: [
    'Effective weights, correlations, Cronbach’s alpha and principal components, with a warning where an indicator has next',
    'to no influence or runs against the index, and the rank correlation with the Indices of Deprivation 2025.',
    'A warning is no error: the exit code is 0.',
  ],
  options: {
    out: {
      type: 'string',
      value: 'DIR',
      description: 'write checks.json and checks.csv to a new or an empty folder',
    },
  },
  writes: true,
  examples: ['smi check', 'smi check england-2026 --json', 'smi check --out checks'],
  async run({ positionals, options, settings, dryRun, folder }): Promise<Outcome> {
    if (positionals.length > 1)
      throw new SmiError('usage', `check takes one edition, not ${positionals.length}`, {
        next: 'check them one by one',
      });
    const given = textOption(options, 'out');
    const out = given === undefined ? undefined : resolve(folder, given);
    if (out !== undefined) checkOut(out);
    const edition = await chooseIndex(settings.editions, positionals);
    if ((await readMethod(settings.editions, edition)).method.kind !== 'index') throw noIndex(edition);
    // What the ranks are worth is no part of the checks.
    const without = { replicates: 0, sensitivity: false };
    const { data } = await buildEdition(edition, { ...settings, ...without, log: silentLog, dryRun: true });
    if (!isIndexRelease(data)) throw noIndex(edition);
    const areas = data.index.rows.map(({ area_code }) => ({ area_code: String(area_code) }));
    const deprivation = await loadDeprivation(settings.editions, edition, areas);
    const checks = checksOfRelease(data, deprivation?.rows);
    const written = out === undefined || dryRun ? [] : await writeFiles(out, checksFiles(checks));
    const told = written.map(({ path }) => join(out ?? '', path));
    return {
      text: [
        describeChecks(checks),
        ...(told.length === 0 ? [] : ['', ...told]),
        ...(out !== undefined && dryRun ? ['', 'Nothing was written (--dry-run)'] : []),
        '',
        'Not an official statistic.',
      ].join('\n'),
      json: { edition, ...checks, out: written.length === 0 ? null : out, files: written },
    };
  },
};
