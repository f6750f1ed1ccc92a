import { z } from 'zod';
import { field } from '../table.js';
import { aggregation, imputation, NORMALISATIONS, treatment, weighting } from './level.js';

const several = <T extends z.ZodType>(type: T, title: string, description: string) =>
  field(z.array(type).min(1), { title, description });

/** What is drawn at random to see how sure the ranks are. Each choice of a list has the same probability. */
export const robustness = z.strictObject({
  replicates: field(z.int().min(0).max(1_000_000), {
    title: 'Replicates',
    description: 'How often the whole index is computed with every choice drawn.',
    unit: 'replicates',
  }).default(1000),
  treatment: several(treatment, 'Treatments', 'Outlier treatments to draw from.').default([
    'none',
    'standard',
  ]),
  normalise: several(
    z.enum(NORMALISATIONS),
    'Normalisations',
    'Normalisations to draw from, for every level below the index. With a geometric or harmonic mean, min_max from 1 to 100 is used.',
  ).default(['z_score', 'min_max', 'percentile_rank']),
  weights: several(weighting, 'Weights', 'Weightings to draw from.').default(['given']),
  weight_spread: field(z.number().min(0).lt(1), {
    title: 'Spread of weights',
    description: 'Every weight is multiplied by a random number from 1 − spread to 1 + spread.',
  }).default(0.25),
  face_weight: field(z.tuple([z.number().gt(0).lt(1), z.number().gt(0).lt(1)]), {
    title: 'Weight of the first face',
    description:
      'For an index of two parts: between which two numbers the weight of the first is drawn; the other has what remains to 1. weight_spread does not change these two weights then.',
  })
    .refine(([low, high]) => low <= high, 'the first number must not be above the second')
    .optional(),
  aggregate: several(aggregation, 'Aggregations', 'Aggregations to draw from.').default(['arithmetic_mean']),
  impute: several(imputation, 'Imputations', 'Imputations to draw from.').default(['none']),
  drop_indicators: field(z.boolean(), {
    title: 'Drop indicators',
    description: 'Whether one indicator, or none, is left out, each with the same probability.',
  }).default(true),
  sampling_error: field(z.boolean(), {
    title: 'Sampling error',
    description:
      'Whether figures with 95% limits are drawn around the published value, once for each publishing authority.',
  }).default(true),
  one_year_noise: field(z.boolean(), {
    title: 'One-year noise',
    description:
      'Whether figures without limits, of indicators with a history, are drawn with the noise of one year, once for each publishing authority.',
  }).default(true),
  modelled_error: field(z.boolean(), {
    title: 'Error of modelled figures',
    description:
      'Whether modelled and inherited figures are drawn jointly from the covariance of their errors, for a method with steps.model.',
  }).default(true),
  inheritance_sd: field(z.number().min(0), {
    title: 'Spread inside a county',
    description:
      'Standard deviation of the random number added to an inherited or split figure that is not drawn jointly (all of them, for a method without steps.model), for each area, in standard deviations of the indicator.',
  }).default(0.8),
  sensitivity: field(z.int().min(0).max(100_000), {
    title: 'Sensitivity base',
    description: 'N of the Saltelli design: the index is computed N × (choices + 2) times. 0 turns it off.',
    unit: 'runs',
  }).default(128),
});

export type MethodRobustness = z.infer<typeof robustness>;

/** What is drawn where a method file does not say. */
export const robustnessDefaults: MethodRobustness = robustness.parse({});
