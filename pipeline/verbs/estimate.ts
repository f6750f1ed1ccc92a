import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Row } from '../../schemas/table.js';
import { LEAST_THRESHOLD } from '../disclosure/control-disclosure.js';
import { type ColumnMap, ROLES, readColumnMap } from '../estimate/column-map.js';
import { expandInputs } from '../estimate/expand-inputs.js';
import { type EstimateRelease, estimateRelease } from '../estimate-release/estimate-release.js';
import { readPrevious } from '../estimate-release/previous.js';
import { parseMemory } from './memory.js';
import { choiceOption, textOption, wholeOption } from './options.js';
import type { Option, Outcome, Verb, VerbContext } from './verb.js';

const COLUMN_OPTIONS: Readonly<Record<string, Option>> = Object.fromEntries(
  ROLES.map((role) => [
    role,
    { type: 'string' as const, value: 'COLUMN', description: `column of ${role} (${role})` },
  ]),
);

async function columnsOf({ options, folder }: VerbContext): Promise<ColumnMap> {
  const given: Record<string, string> = {};
  for (const role of ROLES) {
    const column = textOption(options, role);
    if (column !== undefined) given[role] = column;
  }
  const file = textOption(options, 'columns');
  if (file === undefined) return readColumnMap(given);
  const path = resolve(folder, file);
  const text = await onDisk(`reading ${path}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) throw new SmiError('usage', `--columns: there is no file ${quoteFound(file)}`);
      throw error;
    }),
  );
  return readColumnMap(given, { text, name: file });
}

const count = (rows: readonly Row[], kind: string) => rows.filter((row) => row.kind === kind);
const named = (rows: readonly Row[], kind: string) => {
  const names = count(rows, kind).map(({ area_name }) => String(area_name));
  return names.length === 0 ? 'none' : names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
};

function told({ estimates, rows, suppressed, files }: EstimateRelease, out: string | undefined): string {
  const { checks } = estimates;
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const missing = Object.entries(checks.columns).map(([role, { missing: n }]) => `${role} ${n}`);
  return [
    `${checks.rows} records of ${rows.length} areas in ${checks.files} file(s); ${ranked} areas have a rank (1 is best).`,
    `Missing, by column: ${missing.join(', ')}`,
    ...checks.left_out
      .filter(({ rows: n }) => n > 0)
      .map(({ reason, rows: n }) => `Left out: ${n} records, ${reason.replaceAll('_', ' ')}`),
    `Coldspots (${count(rows, 'coldspot').length}): ${named(rows, 'coldspot')}`,
    `Hotspots (${count(rows, 'hotspot').length}): ${named(rows, 'hotspot')}`,
    `Withheld: ${suppressed.length} figures; suppression.csv says why.`,
    '',
    ...(out === undefined
      ? ['Nothing was written (--dry-run)']
      : [
          out,
          ...files.map(
            ({ path, bytes }) => `  ${path.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`,
          ),
        ]),
    'What is printed here holds exact counts: it is for inside the secure setting. Not an official statistic.',
  ].join('\n');
}

/** The long shadow from individual records, ready to leave a secure setting. */
export const estimate: Verb = {
  name: 'estimate',
  summary: 'estimate the long shadow from individual records, inside a secure setting',
  usage: 'estimate FILE… --out DIR [--out-private DIR]',
  notes: [
    'Records: Parquet or CSV, one row a person: area where they grew up (GSS code), cohort, sex, eligible for free school',
    'meals, an index of family circumstances (higher is better off), qualification, annual earnings at 28; weight and',
    'person (an id) may be there. No network is used. The folder of --out is rounded and held against the rules of',
    'disclosure control (and against every earlier output that --previous names); that of --out-private is not.',
  ],
  options: {
    out: { type: 'string', value: 'DIR', description: 'what may leave: a new or an empty folder' },
    'out-private': {
      type: 'string',
      value: 'DIR',
      description: 'unrounded figures and sums, which may not leave',
    },
    ...COLUMN_OPTIONS,
    columns: { type: 'string', value: 'FILE', description: 'the names of the columns in a YAML file' },
    who: { type: 'string', value: 'WHO', description: 'sons, daughters or all (sons)' },
    earners: {
      type: 'string',
      value: 'WHICH',
      description: 'in_work (zero earnings left out) or kept (zeros count) (in_work)',
    },
    measure: { type: 'string', value: 'WHICH', description: 'mean or median earnings rank the areas (mean)' },
    threshold: {
      type: 'string',
      value: 'N',
      description: `no figure on fewer people (${LEAST_THRESHOLD}, the least)`,
    },
    'round-gbp': { type: 'string', value: 'N', description: 'round money to this many pounds (100)' },
    'round-people': { type: 'string', value: 'N', description: 'round counts to this many people (5)' },
    previous: {
      type: 'string',
      value: 'DIRS',
      description: 'folders of earlier outputs, separated by commas',
    },
    draws: { type: 'string', value: 'N', description: 'draws for the intervals of the ranks (2000)' },
    memory: {
      type: 'string',
      value: 'SIZE',
      description: 'memory of the whole program, as in 512MiB (1GiB)',
    },
    spill: {
      type: 'string',
      value: 'DIR',
      description: 'where records that do not fit are put aside for the while (beside --out)',
    },
  },
  writes: true,
  examples: [
    'smi estimate records.parquet --out estimates',
    'smi estimate "records/*.parquet" --who all --area lad --earnings pay --previous sons --out all --out-private inside',
  ],
  async run(context): Promise<Outcome> {
    const { positionals, options, settings, log, dryRun, folder } = context;
    if (positionals.length === 0)
      throw new SmiError('usage', 'estimate needs the files of the records', {
        next: 'see `smi estimate --help`',
      });
    const out = textOption(options, 'out');
    if (out === undefined && !dryRun)
      throw new SmiError('usage', 'estimate needs --out DIR', {
        next: 'name a new folder, or ask for --dry-run',
      });
    const place = (name: string) => {
      const given = textOption(options, name);
      return given === undefined || dryRun ? undefined : resolve(folder, given);
    };
    const [outPlace, privatePlace] = [place('out'), place('out-private')];
    if (
      outPlace !== undefined &&
      privatePlace !== undefined &&
      `${privatePlace}/`.startsWith(`${outPlace}/`)
    ) {
      throw new SmiError('usage', 'what may not leave would lie in the folder that leaves', {
        next: 'give --out-private a folder outside that of --out',
      });
    }
    const inputs = await expandInputs(positionals.map((path) => resolve(folder, path)));
    const earlier = (textOption(options, 'previous') ?? '').split(',').filter((name) => name !== '');
    const previous = [];
    for (const name of earlier) previous.push(await readPrevious(resolve(folder, name)));
    const spill = textOption(options, 'spill');
    const passes: Record<string, number> = {};
    const found = await estimateRelease({
      onPass: (name, seconds) => {
        passes[`estimate: ${name}`] = Math.round(seconds * 1000);
      },
      inputs,
      columns: await columnsOf(context),
      sex: choiceOption(options, 'who', ['sons', 'daughters', 'all']) ?? 'sons',
      zeros: choiceOption(options, 'earners', ['in_work', 'kept']) ?? 'in_work',
      level:
        choiceOption(options, 'measure', ['mean', 'median']) === 'median'
          ? 'earnings_median'
          : 'earnings_mean',
      threshold: wholeOption(options, 'threshold', LEAST_THRESHOLD, 1_000_000) ?? LEAST_THRESHOLD,
      rounding: {
        gbp: wholeOption(options, 'round-gbp', 1, 100_000) ?? 100,
        people: wholeOption(options, 'round-people', 1, 1000) ?? 5,
      },
      memory: parseMemory(textOption(options, 'memory') ?? '1GiB'),
      spill: spill === undefined ? dirname(resolve(folder, out ?? 'estimates')) : resolve(folder, spill),
      draws: wholeOption(options, 'draws', 100, 100_000) ?? 2000,
      ...{ threads: settings.threads, seed: settings.seed, previous, log },
      ...(outPlace === undefined ? {} : { out: outPlace }),
      ...(privatePlace === undefined ? {} : { outPrivate: privatePlace }),
    });
    const { estimates, rows, totals, suppressed, files } = found;
    return {
      text: told(found, outPlace),
      json: {
        ...{ checks: estimates.checks, areas: rows, totals, suppressed, files },
        ...{ out: outPlace ?? null, milliseconds: { ...found.laps, ...passes } },
      },
    };
  },
};
