import { z } from 'zod';
import { number } from '../fields.js';
import { field } from '../table.js';

/** Treatments that a name is enough for. */
export const TREATMENTS = ['none', 'standard', 'logarithm', 'natural_logarithm'] as const;

/** Outliers: left as they are, treated by the standard rule or a rule of the user's, or a logarithm. */
export const treatment = field(
  z.union([
    z.enum(TREATMENTS),
    z.strictObject({
      skewness: number('Skewness', 'A column has outliers where its absolute skewness is above this …'),
      kurtosis: number('Kurtosis', '… and the excess kurtosis above this.'),
      winsorise: field(z.int().min(0).max(100), {
        title: 'Winsorise',
        description:
          'Maximum number of points to winsorise; where that is not enough, the logarithm is taken.',
        unit: 'points',
      }),
    }),
  ]),
  {
    title: 'Outlier treatment',
    description:
      'What is done to outliers. none: nothing; standard: where |skewness| > 2 and excess kurtosis > 3.5, up to five points are winsorised and, if that is not enough, the logarithm is taken; logarithm: ln(x − min + 0.01 (max − min)) of every value; natural_logarithm: ln x of every value, all of which must be above zero.',
  },
);

/** Normalisations that a name is enough for. */
export const NORMALISATIONS = [
  'none',
  'z_score',
  'min_max',
  'rank',
  'percentile_rank',
  'borda',
  'exponential',
  'distance_to_reference',
] as const;

/** How values are put on a common scale: a name, or a method with its parameters. */
export const normalisation = field(
  z.union([
    z.enum(NORMALISATIONS),
    z.strictObject({
      method: z.literal('z_score'),
      mean: number('Mean', 'Mean of the normalised values.').default(0),
      sd: number('Standard deviation', 'Standard deviation of the normalised values, above zero.').default(1),
    }),
    z.strictObject({
      method: z.literal('min_max'),
      from: number('From', 'What the worst value becomes.').default(0),
      to: number('To', 'What the best value becomes.').default(100),
    }),
    z.strictObject({
      method: z.literal('exponential'),
      including_itself: field(z.boolean(), {
        title: 'Including itself',
        description:
          'Whether the share of units that are no better counts the unit itself: R = (N − r + 1)/N, or (N − r)/N if false.',
      }).default(true),
    }),
    z.strictObject({
      method: z.literal('distance_to_reference'),
      to: field(
        z.union([
          z.literal('best'),
          z.strictObject({ unit: z.string().min(1) }),
          z.strictObject({ target: z.number() }),
        ]),
        {
          title: 'To',
          description: 'The reference: the best value, the value of one unit, or a target.',
        },
      ).default('best'),
      cap: field(z.boolean(), {
        title: 'Cap',
        description: 'Whether a value better than the reference becomes 1.',
      }).default(false),
    }),
    z.strictObject({
      method: z.literal('goalposts'),
      lower: number('Lower goalpost', 'The value that becomes zero.'),
      upper: number('Upper goalpost', 'The value that becomes the scale.'),
      scale: number('Scale', 'What the upper goalpost becomes.').default(1),
      truncate: field(z.boolean(), {
        title: 'Truncate',
        description: 'Whether a value beyond a goalpost is treated as equal to it.',
      }).default(true),
    }),
  ]),
  {
    title: 'Normalise',
    description:
      'How values are put on a common scale on which higher is better. z_score: distance from the mean, in sample standard deviations; min_max: worst to best on 0 to 100, or another range; rank, percentile_rank, borda: by rank; exponential: the transformation of the Indices of Deprivation; distance_to_reference: the distance from the worst value as a share of that of the reference; goalposts: between two fixed values; none: as they are.',
  },
);

export const WEIGHTINGS = ['given', 'equal', 'pca', 'entropy', 'equal_influence'] as const;
export const weighting = field(z.enum(WEIGHTINGS), {
  title: 'Weights',
  description:
    'How the parts of one parent are weighted. given: by their weights; equal: all the same; pca: squared loadings of the first principal component; entropy: by Shannon’s entropy; equal_influence: such that all have the same correlation with the parent.',
});

export const AGGREGATES = [
  'arithmetic_mean',
  'geometric_mean',
  'harmonic_mean',
  'weighted_sum',
  'copeland',
  'borda_count',
] as const;
export const aggregation = field(z.enum(AGGREGATES), {
  title: 'Aggregate',
  description:
    'How parts are aggregated: by a weighted mean; weighted_sum, with the weights as they are; copeland, wins less losses between every two units; or borda_count, the share of weight on which a unit is ahead of each of the others. Geometric and harmonic means need values above zero, such as those of min_max from 1 to 100.',
});

/**
 * One level of the structure: how it is made from the level below, and what is done to it before the next.
 */
export const level = z.strictObject({
  name: field(z.string().regex(/^[a-z][a-z0-9_]*$/), {
    title: 'Name',
    description: 'Short name of the level, as in indicator, domain or index.',
  }),
  aggregate: aggregation.optional(),
  minimum_weight_share: field(z.number().min(0).max(1), {
    title: 'Minimum share of weight',
    description:
      'Share of the weight of the parts that must have a value; with less, the aggregate is missing.',
  }).default(0),
  treatment: treatment.default('none'),
  normalise: normalisation,
  individual: field(z.record(z.string(), normalisation), {
    title: 'Individual',
    description: 'Other normalisations for single codes of the level, such as goalposts.',
  }).optional(),
  weights: weighting.default('given'),
});

export type MethodLevel = z.infer<typeof level>;
export type MethodNormalisation = z.infer<typeof normalisation>;
export type MethodTreatment = z.infer<typeof treatment>;
export type MethodAggregate = (typeof AGGREGATES)[number];
export type MethodWeighting = (typeof WEIGHTINGS)[number];

/** How missing values are imputed. */
export const IMPUTATIONS = ['none', 'group_mean', 'group_median', 'panel'] as const;
export const imputation = field(z.enum(IMPUTATIONS), {
  title: 'Impute',
  description:
    'How a missing value is imputed. none: it stays missing; group_mean, group_median: the mean or median of the units of the group (the region) that have a value; panel: the last known value of the unit itself.',
});
export type MethodImputation = (typeof IMPUTATIONS)[number];
