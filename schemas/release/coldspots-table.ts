import { z } from 'zod';
import { period } from '../fields.js';
import { field, type Table } from '../table.js';
import {
  measureShape,
  moreProbabilities,
  outcome,
  placeShape,
  rankShape,
  statusShape,
} from './coldspot-fields.js';

const POINTS = 'per cent, or percentage points for gaps';

const mean = (of: string) =>
  field(z.number().nullable(), {
    title: `${of}: three-year mean`,
    description: 'Mean over the period and the two before it; empty where one of the three is missing.',
    unit: POINTS,
  });

const standardError = (of: string) =>
  field(z.number().min(0).nullable(), {
    title: `${of}: standard error`,
    description:
      'Standard deviation of the area’s yearly changes less the median change of all areas in which both years are known, over the square root of two; the median of all areas where fewer than six years are known.',
    unit: 'percentage points',
  });

const means = {
  level_three_year_mean: mean('Level'),
  gap_three_year_mean: mean('Gap'),
  unexplained_gap_three_year_mean: mean('Unexplained gap'),
};

const yearsKnown = field(z.int().min(0).nullable(), {
  title: 'Years known of the three',
  description:
    'How many of the three years of the means are the authority’s own, and not only carried from one that is no more.',
  unit: 'years',
});

const common = { ...placeShape, outcome, ...measureShape(POINTS), ...rankShape };
const precision = {
  ...moreProbabilities,
  level_standard_error: standardError('Level'),
  gap_standard_error: standardError('Gap'),
};
const when = field(period, {
  title: 'Period',
  description:
    'The period of the outcome, as the official file writes it; for all outcomes the year in which it ends.',
});

/** Sorted by outcome, then by rank. New columns come at the end. */
export const coldspotsTable: Table = {
  name: 'coldspots',
  title: 'Coldspots',
  description:
    'Level, gap and unexplained gap of every authority and outcome, with ranks, coldspots and how sure they are. Rank 1 is best.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...common,
    period: when,
    ...statusShape,
    ...means,
    ...precision,
    three_years_known: yearsKnown,
  }),
};

/** Sorted by outcome, period and rank. */
export const coldspotsByYearTable: Table = {
  name: 'coldspots_by_year',
  title: 'Coldspots by year',
  description: 'The same for every year of the outcomes, with who entered, stayed or left.',
  key: ['area_code', 'outcome', 'period'],
  row: z.strictObject({
    ...common,
    period: when,
    ...statusShape,
    known: field(z.boolean(), {
      title: 'Known',
      description:
        'Whether level and gap are the authority’s own for the year; false where they are missing, or only carried from an authority that is no more.',
    }),
    change: field(z.enum(['entered', 'stayed', 'left']).nullable(), {
      title: 'Change',
      description:
        'entered: a coldspot that was none the year before; stayed: one in both; left: one no more. Empty where it is none in either, or where a year is not known.',
    }),
    ...precision,
    ...means,
    three_years_known: yearsKnown,
  }),
};
