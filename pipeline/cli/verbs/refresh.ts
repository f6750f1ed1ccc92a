import { join } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import type { Method } from '../../../schemas/method.js';
import { readLock } from '../../acquire/lock.js';
import { chooseEditions } from '../../editions/choose.js';
import { describeDifferences } from '../../editions/compare.js';
import { officialSources } from '../../editions/declared.js';
import { readMethod } from '../../editions/edition.js';
import { EDITION_FILES } from '../../editions/files.js';
import { describeCouldHave, preferencesOf } from '../../editions/prefer.js';
import { checkProvided } from '../../editions/provided.js';
import { REFRESH_STAGES, type RefreshOptions, type RefreshStage, refresh } from '../../refresh.js';
import { didYouMean } from '../../system/nearest.js';
import { runningProgram } from '../../system/program.js';
import { wordsOption } from '../options.js';
import type { OptionValues, Outcome, VerbContext } from '../verb.js';
import { checkSources } from './refresh-check.js';
import { acceptCommand, buildCommand, lockPathOf } from './refresh-hints.js';
import { nextOutcome } from './refresh-new.js';
import { reporting } from './refresh-report.js';

interface EditionOutcome {
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

/** The stage that an option names. Throws `usage` for a stage that a refresh does not have. */
function stageOption(option: string, given: unknown): RefreshStage | undefined {
  if (given === undefined) return undefined;
  const stage = REFRESH_STAGES.find((known) => known === given);
  if (stage !== undefined) return stage;
  throw new SmiError('usage', `--${option}: refresh has no stage ${JSON.stringify(given)}`, {
    next: `give one of ${REFRESH_STAGES.join(', ')}`,
  });
}

/** The reader's key for Nomis, from a variable so that no history of commands has it. */
export const nomisKey = ({ SMI_NOMIS_UID }: VerbContext['environment']) =>
  SMI_NOMIS_UID === undefined || SMI_NOMIS_UID === '' ? {} : { nomisUid: SMI_NOMIS_UID };

/** What every refresh of this command has in common. */
async function sharedOptions(context: VerbContext): Promise<Omit<RefreshOptions, 'folder'>> {
  const { options, settings, log, fetch, environment, now, dryRun } = context;
  const lockPath = lockPathOf(options);
  const from = stageOption('from', options.from);
  const to = stageOption('to', options.to);
  return {
    store: settings.store,
    threads: settings.threads,
    log,
    fetch,
    now,
    lock: await readLock(lockPath),
    lockPath,
    relock: options.relock === true,
    accept: options.accept === true && !dryRun,
    ...(typeof options.mirror === 'string' ? { mirror: options.mirror } : {}),
    ...nomisKey(environment),
    ...(to === undefined ? {} : { to }),
    offline: options.offline === true || from === 'ingest',
  };
}

/** Throws `usage` for a source of `--only` that the edition does not use. */
function latestOf({ options }: VerbContext, method: Method, path: string): RefreshOptions['latest'] {
  const only = wordsOption(options, 'only');
  if (options.latest !== true) return undefined;
  if (only === undefined) return {};
  const used = officialSources(method, path).map((source) => source.name);
  const unknown = only.find((source) => !used.includes(source));
  if (unknown === undefined) return { only };
  throw new SmiError(
    'usage',
    `--only: ${method.edition} uses no source ${JSON.stringify(unknown)}`,
    didYouMean(unknown, used) ?? { next: 'see `smi list sources`' },
  );
}

async function refreshOne(name: string, context: VerbContext, several: boolean): Promise<EditionOutcome> {
  const { settings } = context;
  const folder = join(settings.editions, name);
  const read = await readMethod(settings.editions, name);
  checkProvided(read);
  const { method } = read;
  const shared = await sharedOptions(context);
  const { accept = false, to } = shared;
  const reports = reporting(context, method, several);
  const latest = latestOf(context, method, join(folder, EDITION_FILES.method));
  const {
    acquired,
    relocked,
    figures,
    differences,
    preferred = [],
    absent = [],
  } = await refresh(method, {
    ...reports.options,
    ...shared,
    folder,
    program: settings.sources === undefined ? await runningProgram() : undefined,
    ...(latest === undefined ? {} : { latest }),
  });
  if (figures === undefined || differences === undefined) {
    const files = [...acquired.files.values()].map(({ address, bytes, sha256 }) => ({
      address,
      bytes,
      sha256,
    }));
    const lines = [
      `${name}: stopped after ${to}; ${counted(files.length, 'official file is', 'official files are')} as in the lock`,
    ];
    return { lines, json: { edition: name, to, files } };
  }
  const isAbsent = (source: string) => absent.some(({ name: other }) => other === source);
  const lacking = describeCouldHave(preferencesOf(method).filter(({ offer }) => isAbsent(offer.source.name)));
  const same = differences.length === 0 && relocked.length === 0;
  const ending = accept
    ? `written to ${folder}${same ? ', without changes' : ''}; now run \`${buildCommand(context, name)}\``
    : `nothing was written${same ? '' : `; to accept this: \`${acceptCommand(context, name)}\``}`;
  const locked = relocked.map((address) => `  lock: ${acquired.lock[address]?.address ?? address}`);
  return {
    lines: [
      `${name}: ${counted(figures, 'figure')}`,
      ...preferred.map(
        ({ indicator, areas, source }) =>
          `${indicator}: ${counted(areas, 'area')} with a figure of ${source}`,
      ),
      ...lacking.map((line) => `${name} ${line}; --latest or --relock tries to`),
      ...reports.lines(),
      ...describeDifferences(differences),
      ...locked,
      ending,
    ],
    json: {
      edition: name,
      figures,
      accepted: accept,
      relocked,
      ...reports.json(),
      differences,
      preferred,
      absent: absent.map(({ name: source, why }) => ({ source, why: why.message })),
    },
  };
}

/** Throws `usage` for options that contradict each other. */
function checkOptions(options: OptionValues): void {
  if ((options.offline === true || options.from === 'ingest') && options.mirror !== undefined) {
    throw new SmiError(
      'usage',
      '--mirror names files to fetch, and --offline or --from ingest uses only the store',
    );
  }
  if (options.from === 'harmonise') {
    throw new SmiError('usage', 'a refresh cannot start at harmonise', {
      next: 'give --from acquire or --from ingest',
    });
  }
  if (options.to === 'acquire' && options.from === 'ingest') {
    throw new SmiError('usage', '--from ingest starts after --to acquire ends');
  }
  if (options.accept === true && options.to !== undefined && options.to !== 'harmonise') {
    throw new SmiError('usage', `--accept needs every stage, and --to ${options.to} stops earlier`);
  }
  if ((options.offline === true || options.from === 'ingest') && options.relock === true) {
    throw new SmiError(
      'usage',
      '--relock fetches files again, and --offline or --from ingest uses only the store',
    );
  }
  if ((options.offline === true || options.from === 'ingest') && options.latest === true) {
    throw new SmiError(
      'usage',
      '--latest asks the publishers, and --offline or --from ingest uses only the store',
    );
  }
  if (options.carry !== undefined && options.new === undefined) {
    throw new SmiError('usage', '--carry goes with --new');
  }
  if (options.back !== undefined && options.new === undefined) {
    throw new SmiError('usage', '--back goes with --new');
  }
  if (options.back !== undefined && options.latest === true) {
    throw new SmiError('usage', '--back takes periods of the locked files, and --latest newer ones');
  }
  if (options.new !== undefined && options.to !== undefined) {
    throw new SmiError('usage', '--new needs every stage, and --to stops earlier');
  }
  if (options.only !== undefined && options.latest !== true && options.check !== true) {
    throw new SmiError('usage', '--only goes with --latest or --check');
  }
  if (options.check === true) {
    const other = ['accept', 'relock', 'latest', 'offline', 'from', 'to', 'new'].find(
      (name) => options[name] !== undefined,
    );
    if (other !== undefined)
      throw new SmiError('usage', `--check only asks the publishers, and takes no --${other}`);
  }
}

/**
 * Refreshes the frozen figures of editions from official files. Without --accept it shows what would change.
 */
export async function run(context: VerbContext): Promise<Outcome> {
  const { options, settings, positionals } = context;
  checkOptions(options);
  if (options.check === true) return checkSources(context);
  const names = await chooseEditions(settings.editions, positionals);
  if (options.new !== undefined) {
    const [name, ...others] = names;
    if (name === undefined || others.length > 0)
      throw new SmiError('usage', `--new follows one edition, not ${names.length}`, {
        next: 'name it: `smi refresh EDITION --new NAME`',
      });
    const { method } = await readMethod(settings.editions, name);
    const latest = latestOf(context, method, join(settings.editions, name, EDITION_FILES.method));
    const shared = await sharedOptions(context);
    const reports = reporting(context, method, false);
    const asked = { ...shared, ...reports.options, ...(latest === undefined ? {} : { latest }) };
    return nextOutcome(name, context, asked, reports.lines);
  }
  const outcomes = [];
  for (const name of names) outcomes.push(await refreshOne(name, context, names.length > 1));
  return {
    text: outcomes.flatMap(({ lines }) => lines).join('\n'),
    json: { editions: outcomes.map(({ json }) => json) },
  };
}
