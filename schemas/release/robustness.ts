import { z } from 'zod';
import { count, filledText, numberOrNull, rank, share } from '../fields.js';
import { field, type Table } from '../table.js';
import { codeColumn, type UnitKey } from './unit-fields.js';

const probability = (group: string, end: string) =>
  share(
    `Probability of being a ${group}`,
    `Share of the replicates in which the unit is a ${group}, among the ${end} ranked.`,
  );

/** How sure the rank of a unit is: the columns that are published with every score. Rank 1 is the best. */
export const robustnessFields = {
  rank_median: rank('Median rank', 'The median rank over all replicates; 1 is the best.'),
  rank_low: rank(
    'Rank: lower end',
    'The better end of the interval that holds nine in ten of the ranks over the replicates (the 5% point, a rank that occurred).',
  ),
  rank_high: rank('Rank: upper end', 'The worse end of that interval (the 95% point).'),
  coldspot_probability: probability('coldspot', 'worst'),
  hotspot_probability: probability('hotspot', 'best'),
};

/** Names of those columns, in order. */
export const ROBUSTNESS_COLUMNS = Object.keys(robustnessFields) as (keyof typeof robustnessFields)[];

/** How sure each rank is, with and without the draws for inherited figures. */
export const robustnessTable = (key: UnitKey): Table => ({
  name: 'robustness',
  title: 'How sure the ranks are',
  description:
    'Ranks and groups of every unit over many replicates of the whole index, each computed with randomly drawn choices of method and with figures drawn within their error.',
  key: [codeColumn(key)],
  row: z.strictObject({
    ...key,
    rank: rank('Rank', 'The rank by the method itself; 1 is the best.'),
    ...robustnessFields,
    rank_low_without_inheritance: rank(
      'Rank: lower end, without inheritance',
      'The lower end if inherited figures are taken as the area’s own.',
    ),
    rank_high_without_inheritance: rank(
      'Rank: upper end, without inheritance',
      'The upper end if inherited figures are taken as the area’s own.',
    ),
    coldspot_probability_without_inheritance: share(
      'Probability of being a coldspot, without inheritance',
      'The probability if inherited figures are taken as the area’s own.',
    ),
    hotspot_probability_without_inheritance: share(
      'Probability of being a hotspot, without inheritance',
      'The probability if inherited figures are taken as the area’s own.',
    ),
    replicates: count(
      'Replicates with a rank',
      'Number of replicates in which the unit had enough figures for a rank; the probabilities are shares of these.',
      'replicates',
    ),
  }),
});

/** What drives the ranks. */
export const sensitivityTable: Table = {
  name: 'sensitivity',
  title: 'What drives the ranks',
  description:
    'Sobol indices of the mean absolute shift of the ranks: the share of its variance that each choice causes, by itself and together with others, with 90% limits by bootstrap.',
  key: ['factor'],
  row: z.strictObject({
    factor: filledText('Factor', 'What is drawn.'),
    title: filledText('Title', 'The factor in words.'),
    first_order: numberOrNull('First order', 'Share of the variance that the factor causes by itself.'),
    first_order_low: numberOrNull('First order: lower limit', 'The 5% point of the bootstrap.'),
    first_order_high: numberOrNull('First order: upper limit', 'The 95% point of the bootstrap.'),
    total: numberOrNull(
      'Total',
      'Share of the variance that the factor causes, by itself or together with others.',
    ),
    total_low: numberOrNull('Total: lower limit', 'The 5% point of the bootstrap.'),
    total_high: numberOrNull('Total: upper limit', 'The 95% point of the bootstrap.'),
  }),
};

/** How ranks move when an indicator is left out. */
export const leaveOneOutTable = (key: UnitKey): Table => ({
  name: 'leave_one_out',
  title: 'One indicator left out',
  description:
    'The rank of every unit with each indicator left out in turn and all else as in the method; within an indicator the largest moves come first.',
  key: ['indicator', codeColumn(key)],
  row: z.strictObject({
    indicator: filledText('Indicator', 'The indicator that is left out.'),
    ...key,
    rank: rank('Rank', 'The rank by the method itself.'),
    rank_without: rank('Rank without', 'The rank when the indicator is left out.'),
    moved: field(z.int().nullable(), {
      title: 'Moved',
      description:
        'Ranks that the unit falls (above zero) or rises (below zero) when the indicator is left out.',
      unit: 'ranks',
    }),
  }),
});

/** Every rank of every replicate, by area code; the names are in the other tables. */
export const replicatesTable: Table = {
  name: 'replicates',
  title: 'Replicates',
  description: 'The rank of every unit in every replicate; empty where the unit has none.',
  key: ['replicate', 'area'],
  row: z.strictObject({
    replicate: field(z.int().min(1), { title: 'Replicate', description: 'Number of the replicate, from 1.' }),
    area: filledText('Area', 'Code of the area or unit.'),
    rank: rank('Rank', 'Rank of the unit in the replicate; 1 is the best.'),
  }),
};

/** What a folder of replicates holds: enough to merge the parts of a sweep, or to refuse to. */
export const robustnessFile = z.strictObject({
  edition: filledText('Edition', 'Name of the edition.'),
  program: filledText('Program', 'Name and version of the program.'),
  seed: count('Seed', 'Seed of all draws.'),
  from: field(z.int().min(1), { title: 'From', description: 'First replicate.' }),
  to: field(z.int().min(1), { title: 'To', description: 'Last replicate.' }),
  areas: count('Areas', 'Number of areas.'),
  problem_sha256: field(z.string().regex(/^[0-9a-f]{64}$/), {
    title: 'Problem',
    description:
      'Hash of everything that the ranks depend on: figures, limits, statuses, structure, method and choices, seed and program.',
  }),
});

export type RobustnessFile = z.infer<typeof robustnessFile>;
