import { z } from 'zod';
import { field } from '../table.js';
import { imputation, level } from './level.js';
import { robustness } from './robustness.js';
import { groupShare, tolerance } from './shared.js';

const text = (title: string, description: string) => field(z.string().min(1), { title, description });

/** One indicator or aggregate, in the words of COINr (`iMeta`). */
const structureRow = z.strictObject({
  code: text('Code', 'For an indicator, its column in the data.'),
  name: text('Name', 'Name for people.').optional(),
  level: field(z.int().min(1), {
    title: 'Level',
    description: '1 for indicators, one more for each level above.',
  }),
  parent: field(z.string().min(1).nullable(), {
    title: 'Parent',
    description: 'Code of what it is part of, on the next level; null for the index itself.',
  }).default(null),
  direction: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Direction',
    description: '1: higher is better; -1: lower is better.',
  }).default(1),
  weight: field(z.number(), {
    title: 'Weight',
    description: 'Weight among those of the same parent, zero or more; only the proportions matter.',
  }).default(1),
  type: field(z.enum(['Indicator', 'Aggregate']), {
    title: 'Type',
    description: 'Indicator: a column of the data; Aggregate: made of others.',
  }),
  unit: text('Unit', 'Unit of the value, in plain words.').optional(),
});

/** The method of anyone's index: `smi score --method`. */
export const scoreMethod = z.strictObject({
  kind: field(z.literal('score'), { title: 'Kind', description: 'score: an index of a table of your own.' }),
  title: text('Title', 'Title of the index.'),
  data: z.strictObject({
    unit_code: text('Unit code', 'Column with the code of the unit.').default('unit_code'),
    unit_name: text('Unit name', 'Column with its name.').default('unit_name'),
    group: text('Group', 'Column with the group of the unit, for imputation by group.').optional(),
    period: text(
      'Period',
      'Column with the year, where a unit has a row for each; the latest is scored.',
    ).optional(),
    missing: field(z.array(z.string().min(1)).default([]), {
      title: 'Missing',
      description:
        'Texts that stand for a missing value, such as NA, beside the empty cell, which always does. Anything else that is not a number is an error.',
    }),
  }),
  structure: field(z.array(structureRow).min(1), {
    title: 'Structure',
    description: 'Every indicator and every aggregate, with its parent.',
  }),
  steps: z.strictObject({
    impute: imputation.default('none'),
    levels: field(z.array(level).min(1), {
      title: 'Levels',
      description: 'One for each level, from the indicators up.',
    }),
    tolerance,
    group_share: groupShare,
  }),
  robustness: robustness.prefault({}),
});

export type ScoreMethod = z.infer<typeof scoreMethod>;
