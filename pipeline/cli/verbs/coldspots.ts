import { resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { counted, whole } from '../../../outputs/formats/numbers.js';
import { parseColumnMap } from '../../custom/coldspots/column-map.js';
import { coldspotsOfTable, type TableColdspots } from '../../custom/coldspots/custom-coldspots.js';
import { readRegisters, yearsCovered } from '../../geography/registers.js';
import { checkOut } from '../../publish/out-folder.js';
import { withTable } from '../given-table.js';
import { textOption, wholeOption } from '../options.js';
import { areasOfClass, pathLines } from '../summary-lines.js';
import type { Outcome, VerbContext } from '../verb.js';

function summary(found: TableColdspots, out: string | undefined, listFiles: boolean): string {
  const { vintage, rows, today, files } = found;
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const carried = today.filter(({ status }) => status !== 'missing').length;
  const partly = today.filter(({ reason }) => reason === 'only_part_in_table');
  return [
    `${counted(rows.length, 'area')} on the boundaries of ${vintage.year}; ${whole(ranked)} have all three figures and a rank (1 is best).`,
    `Coldspots ${areasOfClass(rows, 'coldspot')}`,
    `Hotspots ${areasOfClass(rows, 'hotspot')}`,
    `Carried to ${carried} of ${today.length} districts of today.`,
    ...(partly.length === 0
      ? []
      : [
          `Not carried, because the table covers them only in part: ${partly.map(({ area_name }) => area_name).join('; ')}`,
        ]),
    '',
    ...pathLines(out, files, { table: 'coldspots.csv', listFiles }),
    'Not an official statistic. The figures come from your table.',
  ].join('\n');
}

/** Coldspots of a given table of estimates. */
export async function run(context: VerbContext): Promise<Outcome> {
  const { positionals, options, settings, log, dryRun, folder } = context;
  if (positionals.length > 0) {
    throw new SmiError('usage', `coldspots takes no arguments, found ${JSON.stringify(positionals[0])}`, {
      next: 'give the table with --table; `smi build` finds the coldspots of an edition',
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
      next: 'name a new folder, or add --dry-run',
    });
  const sheet = textOption(options, 'sheet');
  const year = wholeOption(options, 'year', ...yearsCovered(readRegisters()));
  const path = out === undefined ? undefined : resolve(folder, out);
  if (path !== undefined) checkOut(path);
  const target = dryRun ? undefined : path;
  const columns = parseColumnMap(map);
  const draws = wholeOption(options, 'draws', 100, 100_000) ?? 2000;
  const found = await withTable(table, context, (given) =>
    coldspotsOfTable({
      table: given,
      map: columns,
      ...(sheet === undefined ? {} : { sheet }),
      ...(year === undefined ? {} : { year }),
      ...(target === undefined ? {} : { out: target }),
      threads: settings.threads,
      seed: settings.seed,
      draws,
      log,
    }),
  );
  return {
    text: summary(found, target, options['list-files'] === true),
    json: {
      year: found.vintage.year,
      areas: found.rows,
      districts: found.today,
      left_out: found.others,
      files: found.files,
      out: target ?? null,
    },
  };
}
