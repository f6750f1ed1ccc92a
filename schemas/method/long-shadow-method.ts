import { z } from 'zod';
import { filledText } from '../fields.js';
import { field } from '../table.js';
import { age, code, groupShare, period, shared, tolerance } from './shared.js';

const outcome = z.strictObject({
  code: code('Short name of the outcome.'),
  name: filledText('Name', 'Name of the outcome, for display.'),
  level: code('The outcome of the disadvantaged; higher is better.'),
  gap: code('How far the disadvantaged are behind the others; lower is better.'),
  unexplained_gap: code(
    'The part of the gap that earlier attainment does not explain; lower is better. Without it, areas have classes and no score.',
  ).optional(),
  period: field(period, {
    title: 'Period',
    description: 'The period by which areas are ranked, as the official file writes it.',
  }),
  ...age,
  periods: field(z.array(period).min(1), {
    title: 'Periods',
    description: 'All periods, in order, each as the official file writes it.',
  }),
  cohorts: field(
    z
      .strictObject({
        level: code('How many young people the level is a share of.'),
        others: code('How many the share of all others is of.'),
        years_later: field(z.int().min(0).max(20).default(0), {
          title: 'Years later',
          description: 'By how many years the period of the cohort sizes follows that of the outcome.',
          unit: 'years',
        }),
      })
      .optional(),
    {
      title: 'Cohorts',
      description:
        'Where the numbers of people are known: the standard errors are then binomial, and not from yearly changes.',
    },
  ),
});

const groupPair = z.strictObject({
  level: code('The share of the disadvantaged.'),
  others: code('The share of all others.'),
  period: field(period, { title: 'Period', description: 'As the official file writes it.' }),
});

const sameFigure = z.strictObject({
  of: code('The figure that is used first.'),
  other: code('The figure of another data set for the same people.'),
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
  second_chances: field(z.strictObject({ later: groupPair, earlier: groupPair }).optional(), {
    title: 'Second chances',
    description: 'Two shares of the same young people, at a later and at an earlier age.',
  }),
  two_sources: field(z.array(sameFigure).default([]), {
    title: 'Two sources',
    description: 'Figures that two data sets give of the same people, to show how they differ.',
  }),
  local_2020: field(z.strictObject({ code: code('A figure of districts.'), period }).optional(), {
    title: 'Local figure of 2020',
    description:
      'A figure of the districts where the areas named in 2020 are today, to hold against their names.',
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
      earlier_draws: field(z.int().min(100).max(100_000), {
        title: 'Draws of earlier years',
        description: 'The same for the years before the one that ranks: the first of these draws.',
        unit: 'draws',
      }).optional(),
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
