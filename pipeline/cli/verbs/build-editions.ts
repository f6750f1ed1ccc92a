import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { checkExplorerTarget, writeExplorer } from '../../../outputs/explorer/write.js';
import { buildEdition, publishEdition, releaseName, releasePath, Shared } from '../../build.js';
import { chooseEditions, defaultIndex } from '../../editions/choose.js';
import { editionOfMethod, type GivenMethod, readMethod } from '../../editions/edition.js';
import { type KeptRelease, keptRelease } from '../../publish/kept-release.js';
import { checkTarget } from '../../publish/release-folder.js';
import type { ShownColdspots } from '../../release/shown-coldspots.js';
import type { Log } from '../../system/log.js';
import { orderedLogs } from '../../system/ordered-logs.js';
import { baseAddressOption, listOption, readTextFile, textOption, wholeOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';
import type { BuildHelper } from './build-helper.js';
import { checkOnly, keptOptions } from './build-only.js';
import { type Told, tell } from './build-outcome.js';
import { showSql } from './show-sql.js';

/**
 * Builds the editions that are named, or else those by default. With a helper two are built at the same time,
 * one of them there: the release of each depends on nothing but its edition.
 */
export async function buildAll(context: VerbContext, helper?: BuildHelper): Promise<Outcome> {
  const { positionals, options, settings, log, dryRun, program } = context;
  const method = await givenMethod(context);
  const named = method === undefined ? positionals : [editionOfMethod(method)];
  const names = await chooseEditions(settings.editions, named);
  if (options['show-sql'] === true) {
    const texts = await Promise.all(names.map((name) => showSql(name, settings.editions)));
    return {
      text: texts.join('\n\n'),
      isAnswer: true,
      json: { sql: Object.fromEntries(names.map((name, i) => [name, texts[i]])) },
    };
  }
  const baseUrl = baseAddressOption(options, 'base-url');
  const skipped = listOption(options, 'skip', ['areas', 'explorer']) ?? [];
  const completed = listOption(options, 'only', ['areas']) !== undefined;
  if (completed) checkOnly(options, skipped);
  const kept = new Map<string, KeptRelease>();
  // A mistyped name stops the command before the first edition is built.
  for (const name of names) {
    const { method_version } = (await readMethod(settings.editions, name, method)).method;
    checkTarget(settings.release, releaseName(name, { ...(method && { method }) }));
    if (completed) kept.set(name, await keptRelease(releasePath(settings, name), name, method_version));
  }
  const explored = !dryRun && !skipped.includes('explorer');
  if (explored) checkExplorerTarget(settings.release, names);
  const byDefault = await defaultIndex(settings.editions).catch((error: unknown) => {
    // The mistake of an edition that was not asked for is not one of this build.
    if (error instanceof SmiError) return undefined;
    throw error;
  });
  const summary = { dryRun, listFiles: options['list-files'] === true, byDefault, program };
  const replicates = wholeOption(options, 'replicates', 0, 1_000_000);
  // The digits do not depend on the number of threads, which two editions at the same time share.
  const threads = helper === undefined || names.length === 1 ? settings.threads : settings.threads >> 1;
  const areas = !skipped.includes('areas');
  const askedOf = (name: string) => ({
    ...settings,
    threads,
    aside: settings.threads > 1,
    dryRun,
    areas,
    ...(replicates === undefined ? {} : { replicates }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(method === undefined ? {} : { method }),
    ...keptOptions(kept.get(name)),
  });
  const shared = new Shared();
  const here = async (name: string, log: Log): Promise<Told> =>
    tell(await buildEdition(name, { ...askedOf(name), shared, log }), summary);

  const there = (helper: BuildHelper) => async (name: string, log: Log) => {
    let onShown: (shown?: ShownColdspots) => void = () => undefined;
    const shown = new Promise<ShownColdspots | undefined>((resolve) => {
      onShown = resolve;
    });
    shared.coldspots.promised.set(name, shown);
    const path = releasePath(settings, name);
    const make = (folder?: string) =>
      helper.make({ name, asked: askedOf(name), summary, path, folder }, log, onShown);
    try {
      return await (dryRun ? make() : publishEdition(name, { release: settings.release, log }, make));
    } finally {
      // Without what an index shows of it, that index looks for itself, and finds the same mistake.
      onShown();
    }
  };
  const told = await inLanes(names, helper === undefined ? [here] : [here, there(helper)], log);
  const explorer = explored ? await writeExplorer(settings.release, log) : undefined;
  const leads = explorer === undefined ? [] : [`Explorer: ${join(explorer, 'index.html')}`];
  return {
    text: [...told.map(({ text }) => text), ...leads].join('\n\n'),
    json: { built: told.map(({ json }) => json), explorer: explorer ?? null },
  };
}

/** The method file of `--method`, which goes with one edition and not with everything else. */
async function givenMethod({ positionals, options, folder }: VerbContext): Promise<GivenMethod | undefined> {
  const file = textOption(options, 'method');
  if (file === undefined) return undefined;
  const wrong = ['show-sql', 'base-url'].find((name) => options[name] !== undefined);
  if (wrong !== undefined)
    throw new SmiError('usage', `build takes --${wrong} without --method only`, {
      next: 'a variant is not published under an address; to have its SQL, make an edition of it in a folder of your own',
    });
  const given = { text: await readTextFile(resolve(folder, file), 'method'), path: file };
  const edition = editionOfMethod(given);
  const other = positionals.find((name) => name !== edition);
  if (other !== undefined)
    throw new SmiError('usage', `${file} is a method of ${edition}, and ${other} is another edition`, {
      next: 'leave out the name of the edition: the method file has it',
    });
  return given;
}

type Lane = (name: string, log: Log) => Promise<Told>;

/**
 * Each lane takes the next edition until none is left. With one lane the first error ends the work; with
 * more, what has begun in another is brought to its end. The error thrown is the first in the order of the
 * names, and messages come in that order too.
 */
async function inLanes(names: readonly string[], lanes: readonly Lane[], log: Log): Promise<Told[]> {
  const { logs, end } = orderedLogs(log, names.length);
  const told: Told[] = [];
  const errors = new Map<number, unknown>();
  let next = 0;
  const follow = async (lane: Lane) => {
    while (next < names.length && errors.size === 0) {
      const i = next;
      next += 1;
      try {
        told[i] = await lane(names[i]!, logs[i]!);
      } catch (error) {
        errors.set(i, error);
      }
      end(i);
    }
  };
  await Promise.all(lanes.slice(0, names.length).map(follow));
  const first = [...errors.keys()].sort((a, b) => a - b)[0];
  if (first !== undefined) throw errors.get(first);
  return told;
}
