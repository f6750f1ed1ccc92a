import { z } from 'zod';
import { field } from '../table.js';
import { aggregation, imputation, NORMALISATIONS, treatment, weighting } from './level.js';

const several = <T extends z.ZodType>(type: T, title: string, description: string) =>
  field(z.array(type).min(1), { title, description });

/** What is drawn at random to see what the ranks are worth. Lists are choices that are drawn with the same chance. */
export const robustness = z.strictObject({
  replicates: field(z.int().min(0).max(1_000_000), {
    title: 'Replicates',
    description: 'How often the whole index is made anew with every choice drawn.',
    unit: 'replicates',
  }).default(1000),
  treatment: several(treatment, 'Treatments', 'Treatments of outliers to draw from.').default([
    'none',
    'standard',
  ]),
  normalise: several(
    z.enum(NORMALISATIONS),
    'Normalisations',
    'Normalisations to draw from, for every level below the index. With a geometric or harmonic mean it is min_max from 1 to 100.',
  ).default(['z_score', 'min_max', 'percentile_rank']),
  weights: several(weighting, 'Weights', 'Weightings to draw from.').default(['given']),
  weight_spread: field(z.number().min(0).lt(1), {
    title: 'Spread of weights',
    description: 'Every weight is multiplied by a number between one less this and one more this.',
  }).default(0.25),
  aggregate: several(aggregation, 'Aggregations', 'Ways to aggregate to draw from.').default([
    'arithmetic_mean',
    'geometric_mean',
  ]),
  impute: several(imputation, 'Imputations', 'Imputations to draw from.').default(['none']),
  drop_indicators: field(z.boolean(), {
    title: 'Drop indicators',
    description: 'Whether one indicator, or none, is left out, each with the same chance.',
  }).default(true),
  sampling_error: field(z.boolean(), {
    title: 'Sampling error',
    description:
      'Whether figures with 95 % limits are drawn about themselves, once for each publishing authority.',
  }).default(true),
  inheritance_sd: field(z.number().min(0), {
    title: 'Spread inside a county',
    description:
      'Standard deviation, in standard deviations of the indicator, of what is added to a figure that is inherited or split, for each area.',
  }).default(0.8),
  sensitivity: field(z.int().min(0).max(100_000), {
    title: 'Sensitivity base',
    description: 'N of the Saltelli design: the index is made N × (choices + 2) times. 0 leaves it out.',
    unit: 'runs',
  }).default(128),
});

export type MethodRobustness = z.infer<typeof robustness>;

/** What is drawn where a method file says nothing of it. */
export const robustnessDefaults: MethodRobustness = robustness.parse({});
