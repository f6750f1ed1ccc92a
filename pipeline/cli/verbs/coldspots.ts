import { resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { parseColumnMap } from '../../custom/coldspots/column-map.js';
import { coldspotsOfTable, type TableColdspots } from '../../custom/coldspots/custom-coldspots.js';
import { checkOut } from '../../publish/out-folder.js';
import { textOption, wholeOption } from '../options.js';
import { areasOfKind, fileLines } from '../summary-lines.js';
import type { Outcome, VerbContext } from '../verb.js';

function summary({ vintage, rows, today, files }: TableColdspots, out: string | undefined): string {
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const carried = today.filter(({ status }) => status !== 'missing').length;
  const partly = today.filter(({ reason }) => reason === 'only_part_in_table');
  return [
    `${rows.length} areas on the boundaries of ${vintage.year}; ${ranked} have all three figures and a rank (1 is best).`,
    `Coldspots ${areasOfKind(rows, 'coldspot')}`,
    `Hotspots ${areasOfKind(rows, 'hotspot')}`,
    `Carried to ${carried} of ${today.length} districts of today.`,
    ...(partly.length === 0
      ? []
      : [
          `Not carried, as the table has only a part of them: ${partly.map(({ area_name }) => area_name).join('; ')}`,
        ]),
    '',
    ...fileLines(out, files),
    'Not an official statistic. The figures are those of the table that you gave.',
  ].join('\n');
}

/** Coldspots by estimates that somebody else has published. */
export async function run({
  positionals,
  options,
  settings,
  log,
  dryRun,
  folder,
}: VerbContext): Promise<Outcome> {
  if (positionals.length > 0) {
    throw new SmiError('usage', `coldspots takes no ${JSON.stringify(positionals[0])}`, {
      next: 'give the table with --table; the coldspots of an edition are made by `smi build`',
    });
  }
  const table = textOption(options, 'table');
  const map = textOption(options, 'map');
  const out = textOption(options, 'out');
  if (table === undefined || map === undefined)
    throw new SmiError('usage', `coldspots needs ${table === undefined ? '--table FILE' : '--map PAIRS'}`, {
      next: 'see `smi coldspots --help`',
    });
  if (out === undefined && !dryRun)
    throw new SmiError('usage', 'coldspots needs --out DIR', {
      next: 'name a new folder, or ask for --dry-run',
    });
  const sheet = textOption(options, 'sheet');
  const year = wholeOption(options, 'year', 2016, 2025);
  const given = out === undefined ? undefined : resolve(folder, out);
  if (given !== undefined) checkOut(given);
  const place = dryRun ? undefined : given;
  const found = await coldspotsOfTable({
    table: resolve(folder, table),
    map: parseColumnMap(map),
    ...(sheet === undefined ? {} : { sheet }),
    ...(year === undefined ? {} : { year }),
    ...(place === undefined ? {} : { out: place }),
    threads: settings.threads,
    seed: settings.seed,
    draws: wholeOption(options, 'draws', 100, 100_000) ?? 2000,
    log,
  });
  return {
    text: summary(found, place),
    json: {
      year: found.vintage.year,
      areas: found.rows,
      districts: found.today,
      files: found.files,
      out: place ?? null,
    },
  };
}
