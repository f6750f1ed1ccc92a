import { z } from 'zod';
import { filledText } from '../fields.js';
import { field } from '../table.js';
import { imputation, level } from './level.js';
import { robustness } from './robustness.js';
import { groupShare, rankDecimals, tolerance } from './shared.js';
import { scoreRow, withPositions } from './structure.js';

/** The method of a custom index: `smi score --method`. */
export const scoreMethod = z.strictObject({
  kind: field(z.literal('score'), {
    title: 'Kind',
    description: 'score: a custom index, of a table that you have.',
  }),
  title: filledText('Title', 'Title of the index.'),
  data: z.strictObject({
    unit_code: filledText('Unit code', 'Column with the code of the unit.').default('unit_code'),
    unit_name: filledText('Unit name', 'Column with the name of the unit.').default('unit_name'),
    group: filledText('Group', 'Column with the group of the unit, for imputation by group.').optional(),
    period: field(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]), {
      title: 'Period',
      description:
        'Column with the year, where a unit has a row for each year, or a list of columns that make it up, such as [time_period, time_identifier]; the latest is scored, or that of --period.',
    }).optional(),
    keep: field(z.record(z.string().min(1), z.union([z.string(), z.array(z.string()).min(1)])).default({}), {
      title: 'Keep',
      description:
        'Rows to keep, by column: only rows with this text in the column, or with one of these, are read.',
    }),
    units: field(z.enum(['one_kind', 'all']).default('one_kind'), {
      title: 'Units',
      description:
        'one_kind: a row that is another kind of area than most, such as England among districts, is left out and named; all: every row is a unit.',
    }),
    missing: field(z.array(z.string().min(1)).default([]), {
      title: 'Missing',
      description:
        'Texts that mean a missing value, such as none; an empty cell always does, and so do symbols such as NA and [c] (docs/given-tables.md). Any other text that is not a number is an error.',
    }),
  }),
  structure: field(z.array(scoreRow).min(1), {
    title: 'Structure',
    description: 'Every indicator and every aggregate, with its parent.',
  }).transform(withPositions),
  steps: z.strictObject({
    impute: imputation.default('none'),
    levels: field(z.array(level).min(1), {
      title: 'Levels',
      description: 'One for each level, from the indicators up.',
    }),
    tolerance,
    rank_decimals: rankDecimals,
    group_share: groupShare,
  }),
  robustness: robustness.prefault({}),
});

export type ScoreMethod = z.infer<typeof scoreMethod>;
