import { z } from 'zod';
import { field } from '../table.js';

const number = (title: string, description: string) => field(z.number(), { title, description });

/** Outliers of a level: left alone, treated by the standard rule, or by one of the user's. */
export const treatment = field(
  z.union([
    z.enum(['none', 'standard']),
    z.strictObject({
      skewness: number('Skewness', 'A column has outliers where the skewness, either way, is above this …'),
      kurtosis: number('Kurtosis', '… and the excess kurtosis above this.'),
      winsorise: field(z.int().min(0).max(100), {
        title: 'Winsorise',
        description: 'Most points to bring in; where that does not do, the logarithm is taken.',
        unit: 'points',
      }),
    }),
  ]),
  {
    title: 'Outlier treatment',
    description:
      'What is done to outliers. none: nothing; standard: where |skewness| > 2 and excess kurtosis > 3.5, up to five points are winsorised, else the logarithm is taken.',
  },
);

/** Normalisations that need nothing but a name. */
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

/** How values are put on one scale: a name, or a method with its numbers. */
export const normalisation = field(
  z.union([
    z.enum(NORMALISATIONS),
    z.strictObject({
      method: z.literal('z_score'),
      mean: number('Mean', 'The mean to have.').default(0),
      sd: number('Standard deviation', 'The standard deviation to have, above zero.').default(1),
    }),
    z.strictObject({
      method: z.literal('min_max'),
      from: number('From', 'What the worst value becomes.').default(0),
      to: number('To', 'What the best value becomes.').default(100),
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
          description: 'What the distance is to: the best value, the value of one unit, or a target.',
        },
      ).default('best'),
      cap: field(z.boolean(), {
        title: 'Cap',
        description: 'Whether what is better than the reference counts as one.',
      }).default(false),
    }),
    z.strictObject({
      method: z.literal('goalposts'),
      lower: number('Lower goalpost', 'The value that becomes zero.'),
      upper: number('Upper goalpost', 'The value that becomes the scale.'),
      scale: number('Scale', 'What the upper goalpost becomes.').default(1),
      truncate: field(z.boolean(), {
        title: 'Truncate',
        description: 'Whether values beyond a goalpost count as on it.',
      }).default(true),
    }),
  ]),
  {
    title: 'Normalise',
    description:
      'How values are put on one scale, higher being better. z_score: distance from the mean, in sample standard deviations; min_max: worst to best on 0 to 100, or another range; rank, percentile_rank, borda: by rank; exponential: the transformation of the Indices of Deprivation; distance_to_reference: as a share of the way from the worst to a reference; goalposts: between two fixed values; none: as they are.',
  },
);

export const WEIGHTINGS = ['given', 'equal', 'pca', 'entropy', 'equal_influence'] as const;
export const weighting = field(z.enum(WEIGHTINGS), {
  title: 'Weights',
  description:
    'How those of one parent are weighted. given: as they say; equal; pca: squared loadings of the first principal component; entropy: by Shannon’s entropy; equal_influence: so that all have the same correlation with the parent.',
});

export const AGGREGATES = ['arithmetic_mean', 'geometric_mean', 'harmonic_mean', 'copeland'] as const;
export const aggregation = field(z.enum(AGGREGATES), {
  title: 'Aggregate',
  description:
    'How parts become a whole: a weighted mean, or copeland, by majority between every two units. Geometric and harmonic means take values above zero, as min_max from 1 to 100 gives.',
});

/** One level of the hierarchy: how it is made of the level below, and what is done to it before the next. */
export const level = z.strictObject({
  name: field(z.string().regex(/^[a-z][a-z0-9_]*$/), {
    title: 'Name',
    description: 'Short name of the level, as in indicator, domain or index.',
  }),
  aggregate: aggregation.optional(),
  minimum_weight_share: field(z.number().min(0).max(1), {
    title: 'Least weight present',
    description: 'Share of the weight of the parts that must have a value; with less, the whole has none.',
  }).default(0),
  treatment: treatment.default('none'),
  normalise: normalisation,
  individual: field(z.record(z.string(), normalisation), {
    title: 'Individual',
    description: 'Another normalisation for some codes of the level, as goalposts are.',
  }).optional(),
  weights: weighting.default('given'),
});

export type MethodLevel = z.infer<typeof level>;
export type MethodNormalisation = z.infer<typeof normalisation>;
export type MethodTreatment = z.infer<typeof treatment>;
export type MethodAggregate = (typeof AGGREGATES)[number];
export type MethodWeighting = (typeof WEIGHTINGS)[number];

/** What becomes of values that are missing. */
export const IMPUTATIONS = ['none', 'group_mean', 'group_median', 'panel'] as const;
export const imputation = field(z.enum(IMPUTATIONS), {
  title: 'Impute',
  description:
    'What a missing value becomes. none: it stays missing; group_mean, group_median: of the units of the group (the region) that have one; panel: the last known value of the unit itself.',
});
export type MethodImputation = (typeof IMPUTATIONS)[number];
