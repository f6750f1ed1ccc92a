import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
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

/** The years whose lists of districts are taken: that of today, or where it is too short the longest there is. */
const YEARS = [2025, 2018] as const;
const MAXIMUM_ROWS = 999_999_999;

/** So many districts of England of one year, in the order of their codes. */
function districts(count: number): string[] {
  const rows = [...readRegisters().values()].filter(
    ({ code, tier }) => code.startsWith('E') && tier !== 'upper_tier',
  );
  const lists = YEARS.map((year) => rows.filter((row) => inUse(row, year)).map(({ code }) => code));
  const found = lists.find((codes) => codes.length >= count);
  if (found !== undefined) return found.slice(0, count);
  const most = Math.max(...lists.map((codes) => codes.length));
  throw new SmiError(
    'setting-invalid',
    `--areas is ${count}, and England never had more than ${most} districts`,
    {
      next: 'give fewer, or a file with the truth of each area',
    },
  );
}

/** The truth of a file, or one that is drawn for so many areas. */
async function truthOf({ options, settings, folder }: VerbContext): Promise<AreaTruth[]> {
  const areas = textOption(options, 'areas') ?? '296';
  if (/^\d+$/.test(areas)) {
    const count = wholeOption(options, 'areas', 1, 10_000) ?? 296;
    return drawTruth(districts(count), settings.seed);
  }
  const text = await readTextFile(resolve(folder, areas), 'areas');
  return readTruth(text, areas);
}

/** Made-up records whose truth is known, to try `smi estimate` on. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { options, settings, log, dryRun, folder, positionals } = context;
  if (positionals.length > 0)
    throw new SmiError('usage', `synthesise takes no ${JSON.stringify(positionals[0])}`);
  const rows = wholeOption(options, 'rows', 1, MAXIMUM_ROWS);
  const out = textOption(options, 'out');
  if (rows === undefined)
    throw new SmiError('usage', 'synthesise needs --rows N', { next: 'see `smi synthesise --help`' });
  if (out === undefined && !dryRun)
    throw new SmiError('usage', 'synthesise needs --out DIR', { next: 'name a new folder' });
  const files = wholeOption(options, 'files', 1, 10_000) ?? 1;
  const truth = await truthOf(context);
  const place = out === undefined ? undefined : resolve(folder, out);
  if (place !== undefined) checkOut(place);
  if (out === undefined || place === undefined || dryRun) {
    const text = `${rows} made-up records of ${truth.length} areas would be written in ${files} file(s).`;
    return { text, json: { rows, areas: truth.length, files: [] } };
  }
  const names = await writeOut(place, async (aside) => {
    // Sorting so many rows that they do not fit into memory needs room on the disk.
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
        next: 'share them among more files with --files',
        cause: error,
      });
    } finally {
      engine.close();
      removeFolder(spill);
    }
  });
  const text = [
    `${rows} made-up records of ${truth.length} areas in ${place}`,
    ...[...names, 'truth.csv', 'true-values.csv'].map((name) => `  ${name}`),
    `Next: npx smi estimate "${join(out, 'records-*.parquet')}" --out estimates`,
  ].join('\n');
  return { text, json: { rows, areas: truth.length, out: place, files: names } };
}
