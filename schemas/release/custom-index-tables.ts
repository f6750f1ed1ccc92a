import { z } from 'zod';
import { count, filledText, number, numberOrNull, rank, text } from '../fields.js';
import { GIVEN_PERIOD_COLUMNS } from '../period-columns.js';
import { field, type Table } from '../table.js';
import { GROUPS } from './index-table.js';
import { robustnessFields } from './robustness.js';
import { UNIT_KEY } from './unit-fields.js';

/** A code of the structure with its name for display. */
export interface CodeName {
  readonly code: string;
  readonly name: string;
}

const optionalText = (title: string, description: string) =>
  field(z.string().nullable(), { title, description });

const aggregateScore = ({ code, name }: CodeName) =>
  numberOrNull(
    name === code ? `Score: ${code}` : `Score: ${name}`,
    `Score of “${name}” (${code}), on the scale that the method gives its level; higher is better. Empty where too few of its parts have a value.`,
  );

const countOf = (title: string, description: string) => count(title, description, 'indicators');

/** How many values of a unit are in the data, imputed or missing. */
const statusShape = {
  indicators_observed: countOf('Indicators observed', 'How many indicators have a value in the data.'),
  indicators_estimated: countOf('Indicators imputed', 'How many values were missing and are imputed.'),
  indicators_missing: countOf('Indicators missing', 'How many indicators have no value.'),
};

/** `index`: one row per unit, sorted by rank, with a column for each aggregate below the index. */
export const customIndexTable = (aggregates: readonly CodeName[]): Table => ({
  name: 'index',
  title: 'Index',
  description: 'Score, rank and group of every unit, with the score of each aggregate. Rank 1 is the best.',
  key: ['unit_code'],
  row: z.strictObject({
    ...UNIT_KEY,
    score: numberOrNull(
      'Score',
      'Score of the index, on the scale that the method gives it; higher is better. Empty where too few of its parts have a value.',
    ),
    rank: rank(
      'Rank',
      'Rank by the unrounded score; 1 is the best. Tied units share the better rank. Empty without a score.',
    ),
    ...Object.fromEntries(aggregates.map((aggregate) => [aggregate.code, aggregateScore(aggregate)])),
    group: field(z.enum(GROUPS).nullable(), {
      title: 'Group',
      description:
        'hotspot: among the best share of units (group_share in the method); coldspot: among the worst; middle: neither.',
    }),
    fifth: field(z.int().min(1).max(5).nullable(), {
      title: 'Fifth',
      description:
        '1 has the hotspots, 5 the coldspots; the ranks between are divided into three as evenly as possible.',
    }),
    ...robustnessFields,
    ...statusShape,
  }),
});

/** Columns of `index` that do not depend on the aggregates. */
export const CUSTOM_INDEX_COLUMNS: readonly string[] = Object.keys(customIndexTable([]).row.shape);

export const CUSTOM_STATUSES = ['observed', 'missing', 'estimated'] as const;

/** `indicators`: every value in long form, with its status and its contribution. */
export const customIndicatorsTable: Table = {
  name: 'indicators',
  title: 'Indicators',
  description: 'Every value behind the index: one row per unit and indicator. Imputed values are marked.',
  key: ['unit_code', 'indicator'],
  row: z.strictObject({
    ...UNIT_KEY,
    indicator: filledText('Indicator', 'Code of the indicator: its column in the data.'),
    value: numberOrNull(
      'Value',
      'The value as it enters the index, divided by its denominator if it has one and imputed where it was missing, before outliers are treated; empty where it is missing.',
      'unit of the indicator',
    ),
    status: field(z.enum(CUSTOM_STATUSES), {
      title: 'Status',
      description: 'observed: as in the data; estimated: imputed, as the reason says; missing: no value.',
    }),
    reason: text(
      'Reason',
      'How a missing value was imputed (imputed_group_mean, imputed_group_median, imputed_panel), or why there is none: by the symbol in the data suppressed, not_available, not_applicable, none_recorded, low_reliability or rounds_to_zero (small, but not known to be 0), no_denominator or denominator_zero (there is nothing to divide it by), no_row_in_period (the unit has no row in the scored period), else no_value; empty for a value in the data.',
    ),
    period: optionalText(
      'Period',
      'The period of the value, where the data have periods; a value imputed from the panel is of an earlier period than the scored one.',
    ),
    normalised: numberOrNull(
      'Normalised value',
      'The value after treatment and normalisation; higher is better.',
    ),
    weight: field(z.number().min(0), {
      title: 'Weight',
      description: 'Share of the weight of the whole index when no value is missing.',
      unit: 'share, 0 to 1',
    }),
    contribution: numberOrNull(
      'Contribution',
      'What the indicator adds to the score of the unit, in points of the score: its normalised value times its share of the weight present, through every level. The contributions of a unit and a constant (the same for every unit with all aggregates) add up to its score. Empty where an aggregate above the indicator is not an arithmetic mean, is treated for outliers, or is normalised in a way that is not linear.',
    ),
    ...GIVEN_PERIOD_COLUMNS,
  }),
};

/** Why a unit or a row of the data has no rank. */
export const UNRANKED_REASONS = [
  'another_kind_of_area',
  'no_row_in_period',
  'nothing_observed',
  'too_few_figures',
] as const;

/** `unranked`: everything in the data that has no rank, and why. */
export const customUnrankedTable: Table = {
  name: 'unranked',
  title: 'Without a rank',
  description:
    'Every unit without a rank, and every row that is another kind of area than the units, with the reason.',
  key: ['entry'],
  row: z.strictObject({
    entry: field(z.int().positive(), { title: 'Entry', description: 'Position in this table, from 1.' }),
    unit_code: text(
      'Unit code',
      'Code of the unit or the row, as in the given data; may be empty for a row of totals.',
    ),
    unit_name: text('Unit name', 'Name of the unit or the row.'),
    reason: field(z.enum(UNRANKED_REASONS), {
      title: 'Reason',
      description:
        'another_kind_of_area: not of the kind of most units, and left out; no_row_in_period: no row in the scored period; nothing_observed: no figure in the scored period; too_few_figures: too little of the weight has a value.',
    }),
    kind: text('Kind', 'The kind of area, where it is another kind than the units; empty elsewhere.'),
    row: field(z.int().positive().nullable(), {
      title: 'Row',
      description: 'Row number in the given file of the first row left out; empty for a unit.',
    }),
  }),
};

/** `scales`: moments of each column before it was normalised, enough to redo the calculation by hand. */
export const customScalesTable: Table = {
  name: 'scales',
  title: 'Scales',
  description:
    'Count, mean, standard deviation and range of each indicator (after imputation and treatment) and of each aggregate, before normalisation.',
  key: ['code'],
  row: z.strictObject({
    level: filledText('Level', 'Name of the level in the method.'),
    code: filledText('Code', 'Code of the indicator or the aggregate.'),
    units: field(z.int().min(2), {
      title: 'Units',
      description: 'How many units have a value.',
      unit: 'units',
    }),
    mean: number('Mean', 'Unweighted mean over the units.'),
    standard_deviation: field(z.number().min(0), {
      title: 'Standard deviation',
      description: 'Sample standard deviation (n − 1) over the units.',
    }),
    least: number('Minimum', 'Smallest value.'),
    most: number('Maximum', 'Largest value.'),
  }),
};

/** `structure`: the structure with the weights that were used. */
export const customStructureTable: Table = {
  name: 'structure',
  title: 'Structure',
  description: 'Every indicator and aggregate with its parent, direction and weights.',
  key: ['code'],
  row: z.strictObject({
    code: filledText('Code', 'Code of the indicator or the aggregate.'),
    name: filledText('Name', 'Name for display.'),
    level: filledText('Level', 'Name of the level in the method.'),
    parent: optionalText('Parent', 'Code of the aggregate that it is part of; empty for the index.'),
    direction: field(z.int().min(-1).max(1), {
      title: 'Direction',
      description: '1: a higher value is better; −1: a lower value is better.',
    }),
    weight: field(z.number().min(0), {
      title: 'Weight',
      description: 'Share of the weight of its parent, as given or as computed from the values.',
      unit: 'share, 0 to 1',
    }),
    index_weight: field(z.number().min(0), {
      title: 'Weight in the index',
      description: 'Share of the weight of the whole index when nothing is missing.',
      unit: 'share, 0 to 1',
    }),
    unit: optionalText('Unit', 'Unit of the value, where the method gives one.'),
  }),
};
