import { z } from 'zod';
import { filledText } from '../fields.js';
import { field } from '../table.js';
import { code, groupShare, period, shared, tolerance } from './shared.js';

const outcome = z.strictObject({
  code: code('Short name of the outcome.'),
  name: filledText('Name', 'Name of the outcome, for display.'),
  level: code('The outcome of the disadvantaged; higher is better.'),
  gap: code('How far the disadvantaged are behind the others; lower is better.'),
  unexplained_gap: code('The part of the gap that earlier attainment does not explain; lower is better.'),
  period: field(period, {
    title: 'Period',
    description: 'The period by which areas are ranked, as the official file writes it.',
  }),
  periods: field(z.array(period).min(1), {
    title: 'Periods',
    description: 'All periods, in order, each as the official file writes it.',
  }),
});

/** The method of the long shadow of deprivation: outcomes, each with a level and two gaps. */
export const longShadowMethod = z.strictObject({
  kind: field(z.literal('long_shadow'), {
    title: 'Kind',
    description: 'long_shadow: coldspots by the outcomes of the disadvantaged.',
  }),
  ...shared,
  outcomes: field(z.array(outcome).min(1), {
    title: 'Outcomes',
    description: 'The outcomes that are ranked.',
  }),
  steps: z.strictObject({
    normalise: field(z.literal('z_score'), {
      title: 'Normalise',
      description: 'z_score: distance from the mean over the areas, in sample standard deviations.',
    }),
    score: field(z.literal('mean'), {
      title: 'Score',
      description:
        'mean: the mean of level, gap and unexplained gap, normalised; missing unless all three are known.',
    }),
    all: field(z.literal('mean'), {
      title: 'All outcomes',
      description: 'mean: the mean of the scores of the outcomes; missing unless all are known.',
    }),
    tolerance,
    group_share: groupShare,
    precision: z.strictObject({
      standard_error: field(z.literal('year_on_year'), {
        title: 'Standard error',
        description:
          'year_on_year: standard deviation of the area’s yearly changes, less those of the median area, divided by the square root of two.',
      }),
      least_years: field(z.int().min(3), {
        title: 'Minimum years',
        description: 'An area with fewer known years gets the median standard error.',
        unit: 'years',
      }),
      draws: field(z.int().min(100).max(100_000), {
        title: 'Draws',
        description: 'Number of draws of the figures, for the intervals of the ranks.',
        unit: 'draws',
      }),
    }),
    mean_years: field(z.literal(3), {
      title: 'Years of the mean',
      description: 'Number of years in the mean that is given with each figure.',
      unit: 'years',
    }),
  }),
});

export type LongShadowMethod = z.infer<typeof longShadowMethod>;
export type MethodOutcome = LongShadowMethod['outcomes'][number];
