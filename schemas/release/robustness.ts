import { z } from 'zod';
import { count, filledText, numberOrNull, rank, share } from '../fields.js';
import { field, type Table } from '../table.js';
import { codeColumn, type UnitKey } from './unit-fields.js';

/** An aggregate with its name for display; the code itself where there is none. */
export interface RankedPart {
  readonly code: string;
  readonly name?: string | undefined;
}

const FROM_FIGURES =
  'with figures alone drawn and the method as it is (where no figure has an error to draw, with choices drawn)';

const probability = (group: string, end: string, of = '') =>
  share(
    `${of}${of === '' ? 'P' : 'p'}robability of being a ${group}`,
    `Share of the replicates in which the unit is a ${group}, among the ${end} ranked, ${FROM_FIGURES}.`,
  );

const median = (of = '') =>
  rank(
    `${of}${of === '' ? 'M' : 'm'}edian rank`,
    'The median rank over all replicates, with figures and choices drawn; 1 is the best.',
  );
const end = (which: 'lower' | 'upper', of: string, drawn: 'figures' | 'choices') =>
  rank(
    `${of === '' ? 'Rank' : `${of}rank`}: ${which} end${drawn === 'figures' ? ', figures alone' : ''}`,
    `The ${which === 'lower' ? 'better' : 'worse'} end of the interval that holds nine in ten of the ranks over the replicates (the ${which === 'lower' ? '5' : '95'}% point, a rank that occurred), ${
      drawn === 'figures'
        ? 'with figures alone drawn within their error and the method as it is. Empty where no figure has an error to draw.'
        : 'with figures and choices of method drawn.'
    }`,
  );

/** How sure the rank of a unit is: the columns that are published with every score. Rank 1 is the best. */
export const robustnessFields = {
  rank_median: median(),
  rank_low: end('lower', '', 'choices'),
  rank_high: end('upper', '', 'choices'),
  coldspot_probability: probability('coldspot', 'worst'),
  hotspot_probability: probability('hotspot', 'best'),
};

/** The interval from figures alone: for an index whose figures have errors to draw. */
export const figureFields = {
  rank_low_figures: end('lower', '', 'figures'),
  rank_high_figures: end('upper', '', 'figures'),
};

/** Names of the columns of a custom index, in order. */
export const ROBUSTNESS_COLUMNS = Object.keys(robustnessFields) as (keyof typeof robustnessFields)[];

/** The same columns for the faces of an index, with their codes before the names. */
export const partFields = (parts: readonly RankedPart[]) =>
  Object.fromEntries(
    parts.flatMap(({ code, name = code }) => [
      [`${code}_rank_median`, median(`${name}: `)],
      [`${code}_rank_low`, end('lower', `${name}: `, 'choices')],
      [`${code}_rank_high`, end('upper', `${name}: `, 'choices')],
      [`${code}_coldspot_probability`, probability('coldspot', 'worst', `${name}: `)],
      [`${code}_hotspot_probability`, probability('hotspot', 'best', `${name}: `)],
      [`${code}_rank_low_figures`, end('lower', `${name}: `, 'figures')],
      [`${code}_rank_high_figures`, end('upper', `${name}: `, 'figures')],
    ]),
  );

/**
 * How sure each rank is: with figures alone drawn, and with figures and choices.
 * @param figures whether there are columns for figures alone
 * @param parts the faces that have columns too
 */
export const robustnessTable = (key: UnitKey, figures = true, parts: readonly RankedPart[] = []): Table => ({
  name: 'robustness',
  title: 'How sure the ranks are',
  description:
    'Ranks and groups of every unit over many replicates of the whole index: with figures alone drawn within their error, and with choices of method drawn too.',
  key: [codeColumn(key)],
  row: z.strictObject({
    ...key,
    rank: rank('Rank', 'The rank by the method itself; 1 is the best.'),
    ...robustnessFields,
    replicates: count(
      'Replicates with a rank',
      'Number of replicates, with figures and choices drawn, in which the unit had enough figures for a rank.',
      'replicates',
    ),
    ...(figures ? figureFields : {}),
    ...partFields(parts),
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

/**
 * Every rank of every replicate, by area code; the names are in the other tables.
 * @param figures whether figures alone were drawn, and not choices too
 * @param parts the faces whose ranks are kept too
 */
export const replicatesTable = (figures = false, parts: readonly RankedPart[] = []): Table => ({
  name: figures ? 'replicates_figures' : 'replicates',
  title: figures ? 'Replicates, figures alone' : 'Replicates',
  description: `The rank of every unit in every replicate, with ${figures ? 'figures alone' : 'figures and choices'} drawn; empty where the unit has none.`,
  key: ['replicate', 'area'],
  row: z.strictObject({
    replicate: field(z.int().min(1), { title: 'Replicate', description: 'Number of the replicate, from 1.' }),
    area: filledText('Area', 'Code of the area or unit.'),
    rank: rank('Rank', 'Rank of the unit in the replicate; 1 is the best.'),
    ...Object.fromEntries(
      parts.map(({ code, name = code }) => [
        `${code}_rank`,
        rank(`${name}: rank`, `Rank of the unit by “${name}” in the replicate; 1 is the best.`),
      ]),
    ),
  }),
});

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
