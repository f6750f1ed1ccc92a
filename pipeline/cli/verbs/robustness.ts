import { resolve } from 'node:path';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import { AREA_KEY } from '../../../schemas/release/unit-fields.js';
import { chooseIndex } from '../../editions/choose.js';
import { type IndexEdition, isIndex } from '../../editions/edition.js';
import { checkOut } from '../../publish/out-folder.js';
import { type EditionSweep, editionSweep } from '../../robustness/edition-robustness.js';
import { type RobustnessResult, robustnessOf } from '../../robustness/robustness-of.js';
import { robustnessRows } from '../../robustness/tables.js';
import { readParts, readRanks } from '../../sweep/merge.js';
import { writeSweep } from '../../sweep/write-sweep.js';
import { loadOnScale } from '../../trend/trend.js';
import { textOption, wholeOption } from '../options.js';
import { pathLines } from '../summary-lines.js';
import type { OptionValues, Outcome, VerbContext } from '../verb.js';
import { robustnessSummary } from './robustness-summary.js';

const MAX_REPLICATES = 1_000_000;

/** The replicates that `--replicates` gives: `1000` means 1 to 1000; a range is a part of a sweep. */
export function replicatesOption(
  options: OptionValues,
): { from: number; to: number; isPart: boolean } | undefined {
  const text = textOption(options, 'replicates');
  if (text === undefined) return undefined;
  const [, first, last] = /^(?:(\d{1,9})-)?(\d{1,9})$/.exec(text) ?? [];
  const from = Number(first ?? 1);
  const to = Number(last);
  if (last === undefined || from < 1 || to < from || to > MAX_REPLICATES)
    throw new SmiError(
      'setting-invalid',
      `--replicates is ${quoteFound(text)}, not a number from 1 to ${whole(MAX_REPLICATES)} or a range such as 501-1000`,
      { next: 'correct --replicates' },
    );
  return { from, to, isPart: first !== undefined };
}

async function indexEdition(name: string, editions: string): Promise<IndexEdition> {
  const { edition } = await loadOnScale(editions, name);
  if (isIndex(edition)) return edition;
  throw new SmiError('usage', `${name} is not an index; \`smi robustness\` works on indices only`, {
    next: '`smi build` computes the intervals of the long shadow',
  });
}

interface Found {
  readonly edition: IndexEdition;
  readonly result: RobustnessResult;
  readonly sweep: EditionSweep;
  readonly isPart: boolean;
}

/** The sweep with the sample size of `--sensitivity`, where it is given. */
function withSensitivity(sweep: EditionSweep, options: OptionValues): EditionSweep {
  const sensitivity = wholeOption(options, 'sensitivity', 0, 100_000);
  if (sensitivity === undefined) return sweep;
  const { problem } = sweep;
  return { ...sweep, problem: { ...problem, choices: { ...problem.choices, sensitivity } } };
}

async function mergeParts({ positionals, options, settings, log, folder }: VerbContext): Promise<Found> {
  if (positionals.length === 0)
    throw new SmiError('usage', 'robustness --merge needs the folders of the parts', {
      next: 'as in `smi robustness --merge part-1 part-2 --out whole`',
    });
  const parts = await readParts(positionals.map((part) => resolve(folder, part)));
  const { edition: name, seed } = parts[0]!.about;
  const edition = await indexEdition(name, settings.editions);
  const sweep = withSensitivity(await editionSweep(edition, seed, settings.threads), options);
  const { to, ranks } = await readRanks(parts, sweep, settings.threads);
  const result = await robustnessOf(sweep.problem, { threads: settings.threads, log, from: 1, to, ranks });
  return { edition, sweep, result, isPart: false };
}

async function runReplicates({ positionals, options, settings, log }: VerbContext): Promise<Found> {
  if (positionals.length > 1)
    throw new SmiError('usage', `robustness takes one edition, not ${positionals.length}`, {
      next: 'name one, or give --merge before the folders of parts',
    });
  const range = replicatesOption(options);
  const edition = await indexEdition(await chooseIndex(settings.editions, positionals), settings.editions);
  const sweep = withSensitivity(await editionSweep(edition, settings.seed, settings.threads), options);
  const isPart = range?.isPart ?? false;
  const result = await robustnessOf(sweep.problem, {
    threads: settings.threads,
    log,
    sensitivity: !isPart,
    ...(range === undefined ? {} : { from: range.from, to: range.to }),
  });
  return { edition, sweep, result, isPart };
}

const nextOf = (isPart: boolean, program: string): string =>
  isPart
    ? `when all parts exist: ${program} robustness --merge DIR… --out DIR`
    : 'read robustness.csv; data-dictionary.md explains its columns';

/** Shows how sure the ranks of an index are. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { options, dryRun, folder, settings, log, program } = context;
  const out = textOption(options, 'out');
  const target = out === undefined ? undefined : resolve(folder, out);
  const merging = options.merge === true;
  if (merging && options.replicates !== undefined)
    throw new SmiError('usage', 'robustness takes --merge or --replicates, not both');
  if (merging && options.seed !== undefined)
    throw new SmiError('usage', 'robustness takes no --seed with --merge', {
      next: 'leave it out: the parts hold their seed',
    });
  const isPart = replicatesOption(options)?.isPart === true;
  if (target === undefined && !dryRun && (merging || isPart))
    throw new SmiError('usage', `robustness needs --out DIR for ${merging ? 'a merge' : 'a part'}`, {
      next: 'name a new folder',
    });
  if (target !== undefined) checkOut(target);
  const found = merging ? await mergeParts(context) : await runReplicates(context);
  const { sweep, result, edition } = found;
  const rows = robustnessRows(result, sweep.plan, sweep.units, AREA_KEY);
  log.stage(
    'robustness',
    `replicates ${result.from} to ${result.to} of ${edition.name}, seed ${result.seed}`,
  );
  const files =
    target === undefined || dryRun ? [] : await writeSweep(target, { ...found, threads: settings.threads });
  return {
    text: [
      ...robustnessSummary(edition.method, result, rows),
      '',
      ...(target === undefined
        ? ['Nothing was written: give --out DIR to keep the ranks and the tables.']
        : pathLines(dryRun ? undefined : target, files, {
            table: found.isPart ? 'robustness.json' : 'robustness.csv',
            listFiles: options['list-files'] === true,
          })),
      ...(files.length === 0 ? [] : [`Next: ${nextOf(found.isPart, program)}`]),
      'Not an official statistic.',
    ].join('\n'),
    json: {
      edition: edition.name,
      seed: result.seed,
      from: result.from,
      to: result.to,
      areas: rows.areas.rows,
      sensitivity: rows.sensitivity.rows,
      files,
      out: dryRun ? null : (target ?? null),
    },
  };
}
