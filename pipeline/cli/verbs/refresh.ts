import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { readLock } from '../../acquire/lock.js';
import { chooseEditions } from '../../editions/choose.js';
import { describeDifferences } from '../../editions/compare.js';
import { readMethod } from '../../editions/edition.js';
import { describeCouldHave, preferencesOf } from '../../editions/prefer.js';
import { REFRESH_STAGES, type RefreshStage, refresh } from '../../refresh.js';
import { shipped } from '../../system/package-root.js';
import type { Outcome, VerbContext } from '../verb.js';
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
const nomisKey = ({ SMI_NOMIS_UID }: VerbContext['environment']) =>
  SMI_NOMIS_UID === undefined || SMI_NOMIS_UID === '' ? {} : { nomisUid: SMI_NOMIS_UID };

async function refreshOne(name: string, context: VerbContext, several: boolean): Promise<EditionOutcome> {
  const { options, settings, log, fetch, environment, now, dryRun, program } = context;
  const folder = join(settings.editions, name);
  const { method } = await readMethod(settings.editions, name);
  const lockPath = typeof options.lock === 'string' ? resolve(options.lock) : shipped('sources', 'lock.json');
  const lock = await readLock(lockPath);
  const relock = options.relock === true;
  const from = stageOption('from', options.from);
  const to = stageOption('to', options.to);
  const accept = options.accept === true && !dryRun;
  const reports = reporting(context, method, several);
  const {
    acquired,
    relocked,
    frozen,
    differences,
    preferred = [],
    absent = [],
  } = await refresh(method, {
    ...reports.options,
    store: settings.store,
    threads: settings.threads,
    log,
    fetch,
    now,
    folder,
    lock,
    lockPath,
    relock,
    accept,
    ...(typeof options.mirror === 'string' ? { mirror: options.mirror } : {}),
    ...nomisKey(environment),
    ...(to === undefined ? {} : { to }),
    offline: options.offline === true || from === 'ingest',
  });
  if (frozen === undefined || differences === undefined) {
    const files = [...acquired.files.values()].map(({ file, bytes, sha256 }) => ({
      address: file.address,
      bytes,
      sha256,
    }));
    const lines = [`${name}: stopped after ${to}; ${files.length} official files are as in the lock`];
    return { lines, json: { edition: name, to, files } };
  }
  const isAbsent = (source: string) => absent.some(({ name: other }) => other === source);
  const lacking = describeCouldHave(preferencesOf(method).filter(({ offer }) => isAbsent(offer.source.name)));
  const same = differences.length === 0 && relocked.length === 0;
  const ending = accept
    ? `written to ${folder}${same ? ', without changes' : ''}; now run \`${program} build ${name}\``
    : `nothing was written${same ? '' : '; run again with --accept to accept this'}`;
  const locked = relocked.map((address) => `  lock: ${address}`);
  return {
    lines: [
      `${name}: ${counted(frozen.figures.length, 'figure')}`,
      ...preferred.map(
        ({ indicator, areas, source }) =>
          `${indicator}: ${counted(areas, 'area')} with a figure of ${source}`,
      ),
      ...lacking.map((line) => `${name} ${line}; --relock tries to`),
      ...reports.lines(),
      ...describeDifferences(differences),
      ...locked,
      ending,
    ],
    json: {
      edition: name,
      figures: frozen.figures.length,
      accepted: accept,
      relocked,
      ...reports.json(),
      differences,
      preferred,
      absent: absent.map(({ name: source, why }) => ({ source, why: why.message })),
    },
  };
}

/**
 * Refreshes the frozen figures of editions from official files. Without --accept it shows what would change.
 */
export async function run(context: VerbContext): Promise<Outcome> {
  const { options, settings, positionals } = context;
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
  const names = await chooseEditions(settings.editions, positionals);
  const outcomes = [];
  for (const name of names) outcomes.push(await refreshOne(name, context, names.length > 1));
  return {
    text: outcomes.flatMap(({ lines }) => lines).join('\n'),
    json: { editions: outcomes.map(({ json }) => json) },
  };
}
