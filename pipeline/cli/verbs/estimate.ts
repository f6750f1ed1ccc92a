import { resolve } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { LEAST_THRESHOLD } from '../../records/disclosure/control-disclosure.js';
import { expandInputs } from '../../records/estimate/expand-inputs.js';
import { estimateRelease } from '../../records/release/estimate-release.js';
import { parseMemory } from '../memory.js';
import { choiceOption, textOption, wholeOption } from '../options.js';
import type { Outcome, Verb } from '../verb.js';
import { COLUMN_OPTIONS, columnsOf } from './estimate-columns.js';
import { placesOf, previousOf } from './estimate-places.js';
import { estimatesTold } from './estimate-told.js';

/** As `LEAST_THRESHOLD`: what leaves may be rounded more, never less. */
const LEAST_GBP = 100;
const LEAST_PEOPLE = 5;

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
    'round-gbp': {
      type: 'string',
      value: 'N',
      description: `round money to this many pounds (${LEAST_GBP}, the least)`,
    },
    'round-people': {
      type: 'string',
      value: 'N',
      description: `round counts to this many people (${LEAST_PEOPLE}, the least)`,
    },
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
    const { positionals, options, settings, log, folder } = context;
    if (positionals.length === 0)
      throw new SmiError('usage', 'estimate needs the files of the records', {
        next: 'see `smi estimate --help`',
      });
    const { out, outPrivate, spill } = placesOf(context);
    const whole = (name: string, least: number, most: number) => wholeOption(options, name, least, most);
    const passes: Record<string, number> = {};
    const found = await estimateRelease({
      onPass: (name, seconds) => {
        passes[`estimate: ${name}`] = Math.round(seconds * 1000);
      },
      sex: choiceOption(options, 'who', ['sons', 'daughters', 'all']) ?? 'sons',
      zeros: choiceOption(options, 'earners', ['in_work', 'kept']) ?? 'in_work',
      level:
        choiceOption(options, 'measure', ['mean', 'median']) === 'median'
          ? 'earnings_median'
          : 'earnings_mean',
      threshold: whole('threshold', LEAST_THRESHOLD, 1_000_000) ?? LEAST_THRESHOLD,
      rounding: {
        gbp: whole('round-gbp', LEAST_GBP, 100_000) ?? LEAST_GBP,
        people: whole('round-people', LEAST_PEOPLE, 1000) ?? LEAST_PEOPLE,
      },
      memory: parseMemory(textOption(options, 'memory') ?? '1GiB'),
      draws: whole('draws', 100, 100_000) ?? 2000,
      previous: await previousOf(context),
      columns: await columnsOf(context),
      inputs: await expandInputs(positionals.map((path) => resolve(folder, path))),
      ...{ threads: settings.threads, seed: settings.seed, spill, log },
      ...(out === undefined ? {} : { out }),
      ...(outPrivate === undefined ? {} : { outPrivate }),
    });
    const { estimates, rows, totals, suppressed, files } = found;
    return {
      text: estimatesTold(found, out),
      json: {
        ...{ checks: estimates.checks, areas: rows, totals, suppressed, files },
        ...{ out: out ?? null, milliseconds: { ...found.laps, ...passes } },
      },
    };
  },
};
