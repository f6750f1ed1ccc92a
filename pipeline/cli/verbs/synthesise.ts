import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { plainRelease } from '../../../outputs/release.js';
import { TRUTH_WRITERS } from '../../../outputs/writers.js';
import { AREA_DEFAULTS, areas, COUNTRIES, type Country, countriesOf } from '../../../schemas/method/areas.js';
import { Engine } from '../../engine/engine.js';
import { readRegisters } from '../../geography/registers.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { drawTruth } from '../../records/synthesise/draw-truth.js';
import { madeAreas } from '../../records/synthesise/made-areas.js';
import { readTruth } from '../../records/synthesise/read-truth.js';
import { synthesise as make } from '../../records/synthesise/synthesise.js';
import type { AreaTruth } from '../../records/synthesise/truth.js';
import { truthTables } from '../../records/synthesise/truth-tables.js';
import { shellWord } from '../../system/program-name.js';
import { removeFolder } from '../../system/remove-folder.js';
import { readTextFile, textOption, wholeOption } from '../options.js';
import type { OptionValues, Outcome, VerbContext } from '../verb.js';

const MAX_ROWS = 999_999_999;

/** The countries of `--country`, first letters of area codes with commas between, as `E` or `E,W`. */
function countriesAsked(options: OptionValues): Country[] {
  const text = textOption(options, 'country');
  if (text === undefined) return countriesOf(AREA_DEFAULTS);
  const asked = areas.shape.country.safeParse(text.split(',').map((letter) => letter.trim()));
  if (asked.success) return countriesOf({ country: asked.data });
  const letters = Object.keys(COUNTRIES).join(', ');
  throw new SmiError('setting-invalid', `--country is ${quoteFound(text)}`, {
    next: `give one of ${letters}, or several with commas between them`,
  });
}

/** The true values in a file, or drawn ones for a number of areas: all of today where none is given. */
async function truthOf({ options, settings, folder }: VerbContext): Promise<AreaTruth[]> {
  const given = textOption(options, 'areas');
  const countries = countriesAsked(options);
  if (given === undefined || /^\d+$/.test(given)) {
    const count = wholeOption(options, 'areas', 1, 10_000);
    return drawTruth(madeAreas(readRegisters(), countries, count), settings.seed);
  }
  if (options.country !== undefined)
    throw new SmiError('usage', '--country is for a number of --areas, not for a file', {
      next: 'leave it out: the file names its areas',
    });
  const text = await readTextFile(resolve(folder, given), 'areas');
  return readTruth(text, given);
}

/** Makes up records with known true values, to try `smi estimate` on. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { options, settings, log, dryRun, folder, positionals, program } = context;
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
    `${counted(rows, 'made-up record')} of ${counted(truth.length, 'area')} in ${counted(files, 'file')}`,
    '',
    `Folder  ${target}`,
    `Truth   ${join(target, 'truth.csv')}`,
    `Values  ${join(target, 'true-values.csv')}`,
    ...(options['list-files'] === true ? names.map((name) => `  ${name}`) : []),
    `Next: ${program} estimate ${shellWord(join(out, 'records-*.parquet'))} --out estimates`,
  ].join('\n');
  return { text, json: { rows, areas: truth.length, out: target, files: names } };
}
