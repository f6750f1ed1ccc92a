import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { OUTPUT_FORMATS } from '../../../outputs/formats/table-files.js';
import { checkOut, realPathOf } from '../../publish/out-folder.js';
import { MIN_THRESHOLD } from '../../records/disclosure/control-disclosure.js';
import { MAX_EARNINGS } from '../../records/estimate/checks-query.js';
import { type ColumnMap, ROLES, readColumnMap } from '../../records/estimate/column-map.js';
import { expandInputs } from '../../records/estimate/expand-inputs.js';
import { TREATMENTS } from '../../records/estimate/options.js';
import { FARTHEST_EARNINGS } from '../../records/estimate/out-of-range.js';
import { missingWords } from '../../records/estimate/reading.js';
import { estimateRelease } from '../../records/release/estimate-release.js';
import { DISCLOSURE_FILE, type PreviousOutput, readPrevious } from '../../records/release/previous.js';
import { clearStopped } from '../../records/release/private-files.js';
import { choiceOption, listOption, memoryOption, readTextFile, textOption, wholeOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';
import { clusterOf, explainText } from './estimate-cluster.js';
import { estimateSummary } from './estimate-summary.js';

/** As `MIN_THRESHOLD`: what leaves may be rounded more, never less. */
const MIN_ROUND_GBP = 100;
const MIN_ROUND_PEOPLE = 5;
const DEFAULT_MEMORY = 2 ** 30;

const isInside = (inner: string, outer: string) =>
  `${realPathOf(inner)}${sep}`.startsWith(`${realPathOf(outer)}${sep}`);

/** The earlier output that a path lies in; an output is known by its file of disclosure control. */
function earlierAround(path: string): string | undefined {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, DISCLOSURE_FILE))) return folder;
  return undefined;
}

interface Targets {
  /** Undefined where nothing is to be written. */
  readonly out: string | undefined;
  readonly outPrivate: string | undefined;
  readonly spill: string;
}

/** Throws `usage` where records would be written into a folder that leaves, or that must be empty. */
function checkSpill(spill: string, out: string | undefined, outPrivate: string | undefined): void {
  const refused = (where: string, why: string) =>
    new SmiError('usage', `--spill lies in ${where}: ${why}`, {
      next: `give --spill a folder outside ${where}`,
    });
  if (out !== undefined && isInside(spill, out))
    throw refused('--out', 'records would be written into the folder that leaves');
  if (outPrivate !== undefined && isInside(spill, outPrivate))
    throw refused('--out-private', 'that folder must be empty until the end');
  const leaving = earlierAround(join(spill, 'records'));
  if (leaving !== undefined)
    throw refused(leaving, 'records would be written into an earlier output, which leaves');
}

/**
 * The folders to write to, checked before anything is read, even for a dry run: what must not leave must not
 * lie in the folder that leaves, nor pass through it. Throws `usage`, and as `checkOut`.
 */
function targetsOf({ options, dryRun: dry, folder }: VerbContext): Targets {
  // Plans are looked at before anything is written.
  const dryRun = dry || options.explain === true;
  const pathOf = (name: string) => {
    const given = textOption(options, name);
    return given === undefined ? undefined : resolve(folder, given);
  };
  const out = pathOf('out');
  const outPrivate = pathOf('out-private');
  const spill = pathOf('spill');
  if (out === undefined && !dryRun)
    throw new SmiError('usage', 'estimate needs --out DIR', {
      next: 'name a new folder, or add --dry-run',
    });
  if (outPrivate !== undefined && !dryRun) clearStopped(outPrivate);
  for (const each of [out, outPrivate]) if (each !== undefined) checkOut(each);
  if (
    out !== undefined &&
    outPrivate !== undefined &&
    (isInside(outPrivate, out) || isInside(out, outPrivate))
  )
    throw new SmiError(
      'usage',
      '--out and --out-private lie one inside the other: what may leave and what must not would be in one folder',
      {
        next: 'give --out and --out-private two folders side by side',
      },
    );
  const leaving = outPrivate === undefined ? undefined : earlierAround(outPrivate);
  if (leaving !== undefined)
    throw new SmiError(
      'usage',
      `--out-private lies in ${leaving}, an earlier output: what must not leave would be in a folder that leaves`,
      {
        next: 'give --out-private a folder outside it',
      },
    );
  if (spill !== undefined) checkSpill(spill, out, outPrivate);
  return {
    ...(dryRun ? { out: undefined, outPrivate: undefined } : { out, outPrivate }),
    spill: spill ?? tmpdir(),
  };
}

/**
 * The earlier outputs that `--previous` names. Throws `usage` for a name that is empty, `previous-invalid`.
 */
async function previousOf({ options, folder }: VerbContext): Promise<PreviousOutput[]> {
  const names =
    textOption(options, 'previous')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  if (names.includes(''))
    throw new SmiError('usage', '--previous has an empty name between its commas', {
      next: 'give folders separated by commas, as in --previous sons,all',
    });
  const folders = new Set(names.map((name) => resolve(folder, name)));
  const previous = [];
  for (const path of folders) previous.push(await readPrevious(path));
  return previous;
}

/** The names of the columns: those of the options come before those of the file of `--columns`. */
async function columnsOf({ options, folder }: VerbContext): Promise<ColumnMap> {
  const given: Record<string, string> = {};
  for (const role of ROLES) {
    const column = textOption(options, role);
    if (column !== undefined) given[role] = column;
  }
  const file = textOption(options, 'columns');
  if (file === undefined) return readColumnMap(given);
  const text = await readTextFile(resolve(folder, file), 'columns');
  return readColumnMap(given, { text, name: file });
}

const missingOf = ({ options }: VerbContext): string[] => {
  const words = textOption(options, 'missing');
  return words === undefined ? [] : missingWords(words);
};

/** Estimates the long shadow from individual records, for figures that may leave a secure setting. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { positionals, options, settings, log, folder } = context;
  const onCluster = clusterOf(context);
  if (positionals.length === 0 && onCluster === undefined)
    throw new SmiError('usage', 'estimate needs the files with the records', {
      next: 'see `smi estimate --help`',
    });
  const { out, outPrivate, spill } = targetsOf(context);
  const outOfRange = choiceOption(options, 'out-of-range', TREATMENTS) ?? 'stop';
  const previous = await previousOf(context);
  const passes: Record<string, number> = {};
  const found = await estimateRelease({
    onPass: (name, seconds) => {
      passes[`estimate: ${name}`] = Math.round(seconds * 1000);
    },
    sex: choiceOption(options, 'who', ['sons', 'daughters', 'all']) ?? 'sons',
    zeros: choiceOption(options, 'earners', ['in_work', 'kept']) ?? 'in_work',
    missing: missingOf(context),
    maxEarnings: wholeOption(options, 'max-earnings', 1, FARTHEST_EARNINGS) ?? MAX_EARNINGS,
    outOfRange,
    level:
      choiceOption(options, 'measure', ['mean', 'median']) === 'median' ? 'earnings_median' : 'earnings_mean',
    threshold: wholeOption(options, 'threshold', MIN_THRESHOLD, 1_000_000) ?? MIN_THRESHOLD,
    rounding: {
      gbp: wholeOption(options, 'round-gbp', MIN_ROUND_GBP, 100_000) ?? MIN_ROUND_GBP,
      people: wholeOption(options, 'round-people', MIN_ROUND_PEOPLE, 1000) ?? MIN_ROUND_PEOPLE,
    },
    memory: memoryOption(options, 'memory') ?? DEFAULT_MEMORY,
    draws: wholeOption(options, 'draws', 100, 100_000) ?? 2000,
    previous,
    formats: listOption(options, 'formats', OUTPUT_FORMATS) ?? OUTPUT_FORMATS,
    columns: await columnsOf(context),
    ...(onCluster === undefined
      ? { inputs: await expandInputs(positionals.map((path) => resolve(folder, path))) }
      : { inputs: [], openRecords: onCluster.openRecords }),
    threads: settings.threads,
    seed: settings.seed,
    spill,
    log,
    ...(out === undefined ? {} : { out }),
    ...(outPrivate === undefined ? {} : { outPrivate }),
  });
  const { estimates, rows, totals, suppressed, figures, files } = found;
  const passesOnCluster = onCluster?.explained ?? [];
  if (passesOnCluster.length > 0)
    return { text: explainText(passesOnCluster), json: { passes: passesOnCluster }, isAnswer: true };
  return {
    text: estimateSummary(found, {
      out,
      outPrivate,
      earlierOutputs: previous.length,
      outOfRange,
      listFiles: options['list-files'] === true,
    }),
    json: {
      checks: estimates.checks,
      areas: rows,
      totals,
      suppressed,
      figures,
      earlier_outputs: previous.length,
      files,
      out: out ?? null,
      milliseconds: { ...found.laps, ...passes },
    },
  };
}
