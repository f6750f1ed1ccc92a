import { resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import type { Row } from '../../../schemas/table.js';
import { parseColumnMap, ROLES } from '../../custom/coldspots/column-map.js';
import { coldspotsOfTable, type TableColdspots } from '../../custom/coldspots/table-coldspots.js';
import { checkOut } from '../../publish/out-folder.js';
import { fileLines } from '../file-lines.js';
import { textOption, wholeOption } from '../options.js';
import type { Outcome, Verb } from '../verb.js';

const NAMES = 12;

function listed(rows: readonly Row[], kind: string): string {
  const names = rows.filter((row) => row.kind === kind).map(({ area_name }) => String(area_name));
  const shown = names.slice(0, NAMES).join(', ');
  return `(${names.length})${names.length === 0 ? '' : `: ${shown}`}${names.length > NAMES ? ` and ${names.length - NAMES} more` : ''}`;
}

function told({ vintage, rows, today, files }: TableColdspots, out: string | undefined): string {
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const carried = today.filter(({ status }) => status !== 'missing').length;
  const partly = today.filter(({ reason }) => reason === 'only_part_in_table');
  return [
    `${rows.length} areas on the boundaries of ${vintage.year}; ${ranked} have all three figures and a rank (1 is best).`,
    `Coldspots ${listed(rows, 'coldspot')}`,
    `Hotspots ${listed(rows, 'hotspot')}`,
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
export const coldspots: Verb = {
  name: 'coldspots',
  summary: 'find the coldspots of a table of estimates by area that you have',
  usage: 'coldspots --table FILE --map area=…,earnings=…,gap=…,unexplained=… --out DIR',
  notes: [
    'The table has one row an area: earnings of people from poor families, the pay gap between those from the best and the',
    'worst off families, and the part of it that education does not explain. Tables 5.1 and 5.2 of “The long shadow of',
    'deprivation” (2020; take them as corrected in October 2020) are such tables, and so are those of newer studies. The',
    'official tables do not come with this program, and it was not tried on them: it was tried on tables of the same make.',
    'Areas are named by code or name, of today or of any year since 2016. The map is drawn on the boundaries that the table',
    'was made for, and the figures are carried to the districts of today.',
    `Columns to map: ${ROLES.join(', ')};`,
    'those that end in _se are standard errors and may be left out: the ranks then have no intervals.',
  ],
  options: {
    table: { type: 'string', value: 'FILE', description: 'the table: .csv (UTF-8), .xlsx, .ods or .parquet' },
    map: {
      type: 'string',
      value: 'PAIRS',
      description: 'which column is what, as in area=Area,earnings="Earnings, £",gap=Gap,unexplained=Rest',
    },
    out: { type: 'string', value: 'DIR', description: 'where to write: a new or an empty folder' },
    sheet: { type: 'string', value: 'NAME', description: 'the sheet of a workbook that has more than one' },
    year: { type: 'string', value: 'YEAR', description: 'the year of the boundaries (the latest that fits)' },
    draws: { type: 'string', value: 'N', description: 'draws for the intervals of the ranks (2000)' },
  },
  writes: true,
  examples: [
    'smi coldspots --table estimates.csv --map area=LA,earnings=Mean,gap=Gap,unexplained=Rest --out coldspots',
    'smi coldspots --table estimates.xlsx --sheet "Table 5.1" --map area=LA,earnings=Pay,gap=Gap,unexplained=Rest --dry-run',
  ],
  async run({ positionals, options, settings, log, dryRun, folder }): Promise<Outcome> {
    if (positionals.length > 0) {
      throw new SmiError('usage', `coldspots takes no ${JSON.stringify(positionals[0])}`, {
        next: 'give the table with --table; the coldspots of an edition are made by `smi build`',
      });
    }
    const [table, map, out] = [
      textOption(options, 'table'),
      textOption(options, 'map'),
      textOption(options, 'out'),
    ];
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
      ...{
        threads: settings.threads,
        seed: settings.seed,
        draws: wholeOption(options, 'draws', 100, 100_000) ?? 2000,
        log,
      },
    });
    return {
      text: told(found, place),
      json: {
        year: found.vintage.year,
        areas: found.rows,
        districts: found.today,
        files: found.files,
        out: place ?? null,
      },
    };
  },
};
