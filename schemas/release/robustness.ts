import { z } from 'zod';
import { filledText, rank, share } from '../fields.js';
import { field, type Table } from '../table.js';
import { codeColumn, type UnitKey } from './unit-fields.js';

const probability = (group: string, end: string) =>
  share(
    `Probability of being a ${group}`,
    `Share of the replicates in which the unit is a ${group}, among the ${end} ranked.`,
  );

/** What the rank of a unit is worth: the columns that stand beside every score. Rank 1 is best. */
export const robustnessFields = {
  rank_median: rank('Median rank', 'The rank in the middle of those of all replicates; 1 is best.'),
  rank_low: rank(
    'Rank: lower end',
    'The better end of the ranks between which nine replicates of ten lie (the 5 % point, a rank that occurred).',
  ),
  rank_high: rank(
    'Rank: upper end',
    'The worse end of the ranks between which nine replicates of ten lie (the 95 % point).',
  ),
  coldspot_probability: probability('coldspot', 'worst'),
  hotspot_probability: probability('hotspot', 'best'),
};

/** Names of those columns, in their order. */
export const ROBUSTNESS_COLUMNS = Object.keys(robustnessFields) as (keyof typeof robustnessFields)[];

/** What each rank is worth, with and without the unseen spread inside a county. */
export const robustnessTable = (key: UnitKey): Table => ({
  name: 'robustness',
  title: 'What the ranks are worth',
  description:
    'Ranks and groups of every unit over many replicates of the whole index, each with the choices of method drawn at random and the figures drawn within their error.',
  key: [codeColumn(key)],
  row: z.strictObject({
    ...key,
    rank: rank('Rank', 'The rank by the method itself; 1 is best.'),
    ...robustnessFields,
    rank_low_without_inheritance: rank(
      'Rank: lower end, without inheritance',
      'As the lower end, inherited figures being taken as the area’s own.',
    ),
    rank_high_without_inheritance: rank(
      'Rank: upper end, without inheritance',
      'As the upper end, inherited figures being taken as the area’s own.',
    ),
    coldspot_probability_without_inheritance: share(
      'Probability of being a coldspot, without inheritance',
      'As the probability, inherited figures being taken as the area’s own.',
    ),
    hotspot_probability_without_inheritance: share(
      'Probability of being a hotspot, without inheritance',
      'As the probability, inherited figures being taken as the area’s own.',
    ),
    replicates: field(z.int().min(0), {
      title: 'Replicates with a rank',
      description: 'In how many replicates the unit had enough figures for a rank; shares are of these.',
      unit: 'replicates',
    }),
  }),
});

const index = (title: string, description: string) => field(z.number().nullable(), { title, description });

/** What drives the ranks. */
export const sensitivityTable: Table = {
  name: 'sensitivity',
  title: 'What drives the ranks',
  description:
    'Sobol indices of the mean absolute shift of the ranks: how much of its variance each choice makes, alone and with others, with 90 % limits by bootstrap.',
  key: ['factor'],
  row: z.strictObject({
    factor: field(z.string().min(1), { title: 'Factor', description: 'What is drawn.' }),
    title: field(z.string().min(1), { title: 'Title', description: 'The factor in words.' }),
    first_order: index('First order', 'Share of the variance that the factor makes by itself.'),
    first_order_low: index('First order: lower limit', 'The 5 % point of the bootstrap.'),
    first_order_high: index('First order: upper limit', 'The 95 % point of the bootstrap.'),
    total: index('Total', 'Share of the variance that the factor has a part in, with others or by itself.'),
    total_low: index('Total: lower limit', 'The 5 % point of the bootstrap.'),
    total_high: index('Total: upper limit', 'The 95 % point of the bootstrap.'),
  }),
};

/** How ranks move when an indicator is left out. */
export const leaveOneOutTable = (key: UnitKey): Table => ({
  name: 'leave_one_out',
  title: 'One indicator left out',
  description:
    'The rank of every unit with each indicator left out in turn, all else by the method itself; largest moves first within an indicator.',
  key: ['indicator', codeColumn(key)],
  row: z.strictObject({
    indicator: field(z.string().min(1), {
      title: 'Indicator',
      description: 'The indicator that is left out.',
    }),
    ...key,
    rank: rank('Rank', 'The rank by the method itself.'),
    rank_without: rank('Rank without', 'The rank without the indicator.'),
    moved: field(z.int().nullable(), {
      title: 'Moved',
      description: 'Places that the unit falls (above zero) or rises (below zero) without the indicator.',
      unit: 'ranks',
    }),
  }),
});

/** Every rank of every replicate. Codes stand for areas; names are in the other tables. */
export const replicatesTable: Table = {
  name: 'replicates',
  title: 'Replicates',
  description: 'The rank of every unit in every replicate; empty where it has none.',
  key: ['replicate', 'area'],
  row: z.strictObject({
    replicate: field(z.int().min(1), { title: 'Replicate', description: 'Number of the replicate, from 1.' }),
    area: field(z.string().min(1), { title: 'Area', description: 'Code of the area or unit.' }),
    rank: rank('Rank', 'Its rank in the replicate; 1 is best.'),
  }),
};

const whole = (title: string, description: string) => field(z.int().min(0), { title, description });

/** What a folder of replicates is: enough to put the parts of a sweep together, or to refuse to. */
export const robustnessFile = z.strictObject({
  edition: filledText('Edition', 'Name of the edition.'),
  program: filledText('Program', 'Name and version of the program.'),
  seed: whole('Seed', 'Seed of everything that is drawn.'),
  from: field(z.int().min(1), { title: 'From', description: 'First replicate.' }),
  to: field(z.int().min(1), { title: 'To', description: 'Last replicate.' }),
  areas: whole('Areas', 'How many areas there are.'),
  problem_sha256: field(z.string().regex(/^[0-9a-f]{64}$/), {
    title: 'Problem',
    description:
      'Hash of all that the ranks depend on: figures, limits, statuses, hierarchy, method and choices, seed and program.',
  }),
});

export type RobustnessFile = z.infer<typeof robustnessFile>;
