import { z } from 'zod';
import { field, type Table } from '../table.js';
import { GROUPS } from './index-table.js';
import { robustnessFields } from './robustness-fields.js';
import { UNIT_KEY } from './unit-fields.js';

/** A code of the structure with its name for people. */
export interface CodeName {
  readonly code: string;
  readonly name: string;
}

const optionalText = (title: string, description: string) =>
  field(z.string().nullable(), { title, description });
const code = (title: string, description: string) => field(z.string().min(1), { title, description });

const aggregateScore = ({ code, name }: CodeName) =>
  field(z.number().nullable(), {
    title: name === code ? `Score: ${code}` : `Score: ${name}`,
    description: `Score of “${name}” (${code}), on the scale that the method gives its level; higher is better. Empty where too little of it has a value.`,
  });

const countOf = (title: string, description: string) =>
  field(z.int().min(0), { title, description, unit: 'indicators' });

/** How much of a score is the unit’s own. */
const statusShape = {
  indicators_observed: countOf('Indicators observed', 'How many values are in the data.'),
  indicators_estimated: countOf('Indicators imputed', 'How many were missing and are imputed.'),
  indicators_missing: countOf('Indicators missing', 'How many have no value.'),
};

/** `index`: one row a unit, sorted by rank, with a column for each aggregate below the index. */
export const ownIndexTable = (aggregates: readonly CodeName[]): Table => ({
  name: 'index',
  title: 'Index',
  description: 'Score, rank and group of every unit, with the score of each aggregate. Rank 1 is best.',
  key: ['unit_code'],
  row: z.strictObject({
    ...UNIT_KEY,
    score: field(z.number().nullable(), {
      title: 'Score',
      description:
        'Score of the index, on the scale that the method gives it; higher is better. Empty where too little of it has a value.',
    }),
    rank: field(z.int().min(1).nullable(), {
      title: 'Rank',
      description:
        'Rank on the full precision of the score; 1 is best. Units that tie share the better rank. Empty without a score.',
      unit: 'rank',
    }),
    ...Object.fromEntries(aggregates.map((one) => [one.code, aggregateScore(one)])),
    group: field(z.enum(GROUPS).nullable(), {
      title: 'Group',
      description:
        'hotspot: among the best share of units that the method names; coldspot: among the worst; middle: neither.',
    }),
    fifth: field(z.int().min(1).max(5).nullable(), {
      title: 'Fifth',
      description:
        '1 holds the hotspots, 5 the coldspots; the ranks between are cut in three as evenly as can be.',
    }),
    ...robustnessFields,
    ...statusShape,
  }),
});

/** Columns of `index` that are there whatever the aggregates are called. */
export const OWN_INDEX_COLUMNS: readonly string[] = Object.keys(ownIndexTable([]).row.shape);

export const OWN_STATUSES = ['observed', 'missing', 'estimated'] as const;

/** `indicators`: every value in long form, with where it came from and what it does. */
export const ownIndicatorsTable: Table = {
  name: 'indicators',
  title: 'Indicators',
  description: 'Every value behind the index, one row per unit and indicator, with what was imputed marked.',
  key: ['unit_code', 'indicator'],
  row: z.strictObject({
    ...UNIT_KEY,
    indicator: code('Indicator', 'Code of the indicator: its column in the data.'),
    value: field(z.number().nullable(), {
      title: 'Value',
      description:
        'The value as it goes into the index, imputed ones among them, before outliers are treated; empty where it is missing.',
      unit: 'unit of the indicator',
    }),
    status: field(z.enum(OWN_STATUSES), {
      title: 'Status',
      description:
        'observed: as in the data; estimated: imputed, as the reason says; missing: there is none.',
    }),
    reason: field(z.string(), {
      title: 'Reason',
      description:
        'How a value that was missing was imputed (imputed_group_mean, imputed_group_median, imputed_panel), or why there is none (no_value); empty for one that is in the data.',
    }),
    period: optionalText(
      'Period',
      'The period that the value is of, where the data have periods; an earlier one than that which is scored for a value from the panel.',
    ),
    normalised: field(z.number().nullable(), {
      title: 'Normalised value',
      description: 'The value after treatment on the scale of its level; higher is better.',
    }),
    weight: field(z.number().min(0), {
      title: 'Weight',
      description: 'Share of the weight of the whole index, when no value is missing.',
      unit: 'share, 0 to 1',
    }),
    contribution: field(z.number().nullable(), {
      title: 'Contribution',
      description:
        'What the indicator adds to the score of the unit, in points of the score: its normalised value times its share of the weight present, through every level. With those of the other indicators and a constant that is the same for every unit with all aggregates it adds up to the score. Empty where an aggregate above it is no arithmetic mean, is treated for outliers, or is put on a scale that is not linear.',
    }),
  }),
};

/** `scales`: what each column was before it was put on a scale, enough to redo the sums by hand. */
export const ownScalesTable: Table = {
  name: 'scales',
  title: 'Scales',
  description:
    'Moments of each indicator (after imputation and treatment) and of each aggregate before they were put on a scale.',
  key: ['code'],
  row: z.strictObject({
    level: code('Level', 'Name of the level in the method.'),
    code: code('Code', 'The indicator or aggregate.'),
    units: field(z.int().min(2), {
      title: 'Units',
      description: 'How many units have a value.',
      unit: 'units',
    }),
    mean: field(z.number(), { title: 'Mean', description: 'Unweighted mean over the units.' }),
    standard_deviation: field(z.number().min(0), {
      title: 'Standard deviation',
      description: 'Sample standard deviation (n − 1) over the units.',
    }),
    least: field(z.number(), { title: 'Least', description: 'Smallest value.' }),
    most: field(z.number(), { title: 'Most', description: 'Largest value.' }),
  }),
};

/** `structure`: the hierarchy as it was used. */
export const ownStructureTable: Table = {
  name: 'structure',
  title: 'Structure',
  description: 'Every indicator and aggregate with its parent, direction and weights.',
  key: ['code'],
  row: z.strictObject({
    code: code('Code', 'The indicator or aggregate.'),
    name: code('Name', 'Its name.'),
    level: code('Level', 'Name of the level in the method.'),
    parent: optionalText('Parent', 'Code of what it is part of; empty for the index.'),
    direction: field(z.int().min(-1).max(1), {
      title: 'Direction',
      description: '1: a higher value is better; −1: a lower value is better.',
    }),
    weight: field(z.number().min(0), {
      title: 'Weight',
      description: 'Share of the weight of its parent, as given or as found from the values.',
      unit: 'share, 0 to 1',
    }),
    index_weight: field(z.number().min(0), {
      title: 'Weight in the index',
      description: 'Share of the weight of the whole index, when nothing is missing.',
      unit: 'share, 0 to 1',
    }),
    unit: optionalText('Unit', 'Unit of the value, where the method says it.'),
  }),
};
