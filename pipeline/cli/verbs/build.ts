import { SmiError } from '../../../errors/smi-error.js';
import { isIndexRelease, type ReleaseData } from '../../../outputs/release-data.js';
import { type Built, buildEdition, Shared } from '../../build.js';
import { chooseEditions, defaultIndex } from '../../editions/choose.js';
import { readMethod } from '../../editions/edition.js';
import { checkTarget } from '../../publish/release-folder.js';
import { listOption, wholeOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';
import { buildSummary } from './build-summary.js';
import { showSql } from './show-sql.js';

const areasOf = (data: ReleaseData): number =>
  isIndexRelease(data)
    ? data.index.rows.length
    : new Set(data.coldspots.rows.map(({ area_code }) => area_code)).size;

const outcomeOf = ({ edition, path, data, files, laps }: Built) => ({
  edition,
  path,
  areas: areasOf(data),
  files,
  milliseconds: laps,
});

/** Builds editions from their frozen figures, offline. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { positionals, options, settings, log, dryRun, program } = context;
  const names = await chooseEditions(settings.editions, positionals);
  if (options['show-sql'] === true) {
    const texts = await Promise.all(names.map((name) => showSql(name, settings.editions)));
    return {
      text: texts.join('\n\n'),
      isAnswer: true,
      json: { sql: Object.fromEntries(names.map((name, i) => [name, texts[i]])) },
    };
  }
  // A mistyped name stops the command before the first edition is built.
  for (const name of names) {
    await readMethod(settings.editions, name);
    checkTarget(settings.release, name);
  }
  const replicates = wholeOption(options, 'replicates', 0, 1_000_000);
  const shared = new Shared();
  const areas = listOption(options, 'skip', ['areas']) === undefined;
  const asked = {
    ...settings,
    log,
    dryRun,
    shared,
    areas,
    ...(replicates === undefined ? {} : { replicates }),
  };
  const built = [];
  for (const name of names) built.push(await buildEdition(name, asked));
  const byDefault = await defaultIndex(settings.editions).catch((error: unknown) => {
    // The mistake of an edition that was not asked for is not one of this build.
    if (error instanceof SmiError) return undefined;
    throw error;
  });
  const summary = { dryRun, listFiles: options['list-files'] === true, byDefault, program };
  return {
    text: built.map((edition) => buildSummary(edition, summary)).join('\n\n'),
    json: { built: built.map(outcomeOf) },
  };
}
