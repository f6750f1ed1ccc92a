import { basename, resolve } from 'node:path';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { type CustomIndex, customIndex } from '../../custom/index/custom-index.js';
import { initMethod } from '../../custom/index/init.js';
import { checkOut } from '../../publish/out-folder.js';
import { shellWord } from '../../system/program-name.js';
import { writeNew } from '../../system/write-new.js';
import { STANDARD_INPUT, withTable } from '../given-table.js';
import { readTextFile, textOption, wholeOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';
import { jsonOf, scoreSummary } from './score-summary.js';

/** More would not fit into memory. */
const MAX_REPLICATES = 1_000_000;

function needed(options: VerbContext['options'], name: string, value: string): string {
  const text = textOption(options, name);
  if (text !== undefined) return text;
  throw new SmiError('usage', `score needs --${name} ${value}`, {
    next:
      name === 'method'
        ? 'write one to start from with `smi score --init data.csv`'
        : 'see `smi score --help`',
  });
}

async function init(context: VerbContext, data: string): Promise<Outcome> {
  const { options, settings, log, dryRun, folder, program } = context;
  const wrong = ['method', 'data', 'replicates', 'period', 'all-units'].find(
    (name) => options[name] !== undefined,
  );
  if (wrong !== undefined) throw new SmiError('usage', `score --init takes no --${wrong}`);
  const sheet = textOption(options, 'sheet');
  const level = textOption(options, 'level');
  const { text, notes, taken, ...found } = await withTable(data, context, (path) =>
    initMethod(
      { path, threads: settings.threads, ...(sheet === undefined ? {} : { sheet }) },
      level === undefined ? {} : { level },
    ),
  );
  log.stage('read', taken);
  for (const note of notes) log.warn(note);
  const out = textOption(options, 'out');
  const target = out === undefined || dryRun ? undefined : resolve(folder, out);
  if (target !== undefined) await writeNew(target, text);
  const named = data === STANDARD_INPUT ? 'my' : basename(data).replace(/\.[^.]*$/, '');
  const words = [out ?? '', data, `${named}-index`].map(shellWord);
  const next = `Next: ${program} score --method ${words[0]} --data ${words[1]} --out ${words[2]}`;
  const leftOut = found.left_out.map(({ name, why }) => `Left out: ${quoteFound(name)}: ${why}`);
  // The method goes to where output goes; what it leaves out is said on the terminal all the same.
  if (target === undefined) for (const line of leftOut) log.warn(line);
  return {
    text: target === undefined ? text.trimEnd() : [target, ...leftOut, '', next].join('\n'),
    json: { ...found, method: text, out: target ?? null },
    isAnswer: target === undefined,
  };
}

async function scoreTable(context: VerbContext): Promise<Outcome> {
  const { options, settings, log, dryRun, folder } = context;
  const method = needed(options, 'method', 'FILE');
  const data = needed(options, 'data', 'FILE');
  if (options.level !== undefined)
    throw new SmiError('usage', 'score takes --level with --init only', {
      next: 'name the rows to read under data.keep in the method',
    });
  const out = textOption(options, 'out');
  if (out === undefined && !dryRun)
    throw new SmiError('usage', 'score needs --out DIR', { next: 'name a new folder, or add --dry-run' });
  const path = out === undefined ? undefined : resolve(folder, out);
  if (path !== undefined) checkOut(path);
  const sheet = textOption(options, 'sheet');
  const period = textOption(options, 'period');
  const replicates = wholeOption(options, 'replicates', 0, MAX_REPLICATES);
  const target = dryRun ? undefined : path;
  const methodText = await readTextFile(resolve(folder, method), 'method');
  const found: CustomIndex = await withTable(data, context, (table) =>
    customIndex({
      methodText,
      methodFile: basename(method),
      data: table,
      threads: settings.threads,
      seed: settings.seed,
      log,
      ...(sheet === undefined ? {} : { sheet }),
      ...(period === undefined ? {} : { period }),
      ...(options['all-units'] === true ? { allUnits: true } : {}),
      ...(replicates === undefined ? {} : { replicates }),
      ...(target === undefined ? {} : { out: target }),
    }),
  );
  return { text: scoreSummary(found, target, options['list-files'] === true), json: jsonOf(found, target) };
}

/** Computes a custom index, or with `--init` drafts a method file. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { positionals, options } = context;
  if (positionals.length > 0)
    throw new SmiError('usage', `score takes no arguments, found ${JSON.stringify(positionals[0])}`, {
      next: 'give the data with --data and the method with --method',
    });
  const data = textOption(options, 'init');
  return data === undefined ? scoreTable(context) : init(context, data);
}
