import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { plainRelease } from '../../../outputs/release.js';
import { TRUTH_WRITERS } from '../../../outputs/writers.js';
import { Engine } from '../../engine/engine.js';
import { inUse } from '../../geography/register-row.js';
import { readRegisters } from '../../geography/registers.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { drawTruth } from '../../records/synthesise/draw-truth.js';
import { readTruth } from '../../records/synthesise/read-truth.js';
import { synthesise as make } from '../../records/synthesise/synthesise.js';
import type { AreaTruth } from '../../records/synthesise/truth.js';
import { truthTables } from '../../records/synthesise/truth-tables.js';
import { removeFolder } from '../../system/remove-folder.js';
import { readTextFile, textOption, wholeOption } from '../options.js';
import type { Outcome, VerbContext } from '../verb.js';

/** Years whose lists of districts are used: that of today, or the longest where that is too short. */
const YEARS = [2025, 2018] as const;
const MAX_ROWS = 999_999_999;

/** The first `count` districts of England of one year, in the order of their codes. */
function districts(count: number): string[] {
  const rows = [...readRegisters().values()].filter(
    ({ code, tier }) => code.startsWith('E') && tier !== 'upper_tier',
  );
  const lists = YEARS.map((year) => rows.filter((row) => inUse(row, year)).map(({ code }) => code));
  const found = lists.find((codes) => codes.length >= count);
  if (found !== undefined) return found.slice(0, count);
  const largest = Math.max(...lists.map((codes) => codes.length));
  throw new SmiError(
    'setting-invalid',
    `--areas is ${count}, and England never had more than ${largest} districts`,
    {
      next: 'give fewer, or a file with the true values of each area',
    },
  );
}

/** The true values in a file, or drawn ones for a number of areas. */
async function truthOf({ options, settings, folder }: VerbContext): Promise<AreaTruth[]> {
  const areas = textOption(options, 'areas') ?? '296';
  if (/^\d+$/.test(areas)) {
    const count = wholeOption(options, 'areas', 1, 10_000) ?? 296;
    return drawTruth(districts(count), settings.seed);
  }
  const text = await readTextFile(resolve(folder, areas), 'areas');
  return readTruth(text, areas);
}

/** Makes up records with known true values, to try `smi estimate` on. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { options, settings, log, dryRun, folder, positionals } = context;
  if (positionals.length > 0)
    throw new SmiError('usage', `synthesise takes no arguments, found ${JSON.stringify(positionals[0])}`);
  const rows = wholeOption(options, 'rows', 1, MAX_ROWS);
  const out = textOption(options, 'out');
  if (rows === undefined)
    throw new SmiError('usage', 'synthesise needs --rows N', { next: 'see `smi synthesise --help`' });
  if (out === undefined && !dryRun)
    throw new SmiError('usage', 'synthesise needs --out DIR', { next: 'name a new folder' });
  const files = wholeOption(options, 'files', 1, 10_000) ?? 1;
  const truth = await truthOf(context);
  const target = out === undefined ? undefined : resolve(folder, out);
  if (target !== undefined) checkOut(target);
  if (out === undefined || target === undefined || dryRun) {
    const text = `${counted(rows, 'made-up record')} of ${counted(truth.length, 'area')} would be written in ${counted(files, 'file')}.`;
    return { text, json: { rows, areas: truth.length, files: [] } };
  }
  const names = await writeOut(target, async (aside) => {
    // Sorting more rows than fit into memory needs space on the disk.
    const spill = join(aside, '.spill');
    mkdirSync(spill);
    const engine = await Engine.open({ threads: settings.threads, folders: [aside], spill });
    try {
      const paths = await make({ engine, rows, seed: settings.seed, truth, files, folder: aside, log });
      await publish(aside, TRUTH_WRITERS, plainRelease(truthTables(truth)));
      return paths.map((path) => path.slice(aside.length + 1));
    } catch (error) {
      if (!(error instanceof Error) || !/^Out of Memory/i.test(error.message)) throw error;
      throw new SmiError('memory-short', 'the engine needs more memory to sort the records', {
        next: 'divide them among more files with --files',
        cause: error,
      });
    } finally {
      engine.close();
      removeFolder(spill);
    }
  });
  const text = [
    `${counted(rows, 'made-up record')} of ${counted(truth.length, 'area')} in ${target}`,
    ...[...names, 'truth.csv', 'true-values.csv'].map((name) => `  ${name}`),
    `Next: npx smi estimate "${join(out, 'records-*.parquet')}" --out estimates`,
  ].join('\n');
  return { text, json: { rows, areas: truth.length, out: target, files: names } };
}
