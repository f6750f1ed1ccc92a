import { z } from 'zod';
import { count, filledText, number, numberOrNull, share } from '../fields.js';
import { field } from '../table.js';

const units = (description: string) => count('Units', description, 'areas or units');
export const correlation = (title: string, description: string) =>
  field(z.number().min(-1).max(1).nullable(), { title, description });

export const WARNING_CODES = ['against_index', 'against_domain', 'no_influence', 'collinear'] as const;

const notChecked = field(
  z.array(
    z.strictObject({
      check: filledText('Check', 'Name of the field that has no number.'),
      reason: filledText('Reason', 'Why it has no number.'),
    }),
  ),
  { title: 'Not checked', description: 'Every check that could not be made, with its reason.' },
);

const effect = (of: string) =>
  z
    .strictObject({
      correlation: correlation(
        `Correlation with the ${of}`,
        `Pearson’s correlation of normalised values, on which higher is better; below zero it runs against the ${of}.`,
      ),
      squared: share('Squared correlation', `Share of the variance of the ${of} that it accounts for.`),
      share: share(
        'Effective weight',
        of === 'index'
          ? 'Its squared correlation as a share of those of all codes on its level, for comparison with the nominal weight.'
          : 'Its squared correlation as a share of those of all parts of the parent.',
      ),
    })
    .nullable();

const components = field(
  z
    .strictObject({
      units: units('How many units have a value in every part; the components are computed from these.'),
      eigenvalues: field(z.array(z.number().min(0)), {
        title: 'Eigenvalues',
        description: 'Variance of each component of the correlation matrix, the largest first.',
      }),
      shares: field(z.array(z.number().min(0).max(1)), {
        title: 'Shares of variance',
        description: 'Share of the variance of all parts that each component accounts for.',
        unit: 'share, 0 to 1',
      }),
      first_loadings: field(
        z.array(
          z.strictObject({
            code: filledText('Code', 'Code of the part.'),
            loading: field(z.number().min(-1).max(1), {
              title: 'Loading',
              description: 'Correlation of the part with the first component.',
            }),
          }),
        ),
        {
          title: 'First loadings',
          description: 'Correlation of each part with the first component, which has the largest variance.',
        },
      ),
    })
    .nullable(),
  {
    title: 'Principal components',
    description:
      'Principal components of the correlations between the parts; null where they cannot be computed.',
  },
);

/** The fields that identify an indicator or an aggregate, in the file and in the table. */
export const nodeNames = {
  code: filledText('Code', 'Code of the indicator, the aggregate or the index.'),
  name: filledText('Name', 'Name for display.'),
  level: field(z.int().min(1), {
    title: 'Level',
    description: '1 for indicators, one more for each level above.',
  }),
};

export const nominalWeight = field(z.number().min(0).max(1), {
  title: 'Nominal weight',
  description: 'Share of the weight of the whole index, when nothing is missing.',
  unit: 'share, 0 to 1',
});
export const cronbachAlpha = numberOrNull(
  'Cronbach’s alpha',
  'How far its parts measure the same thing: 1 at most; 0.7 or more is commonly asked for.',
);

const nodeShape = {
  ...nodeNames,
  parent: field(z.string().nullable(), {
    title: 'Parent',
    description: 'Code of the aggregate that it is part of; null for the index.',
  }),
  units: units('How many units have a value.'),
  nominal_weight: nominalWeight,
  on_parent: field(effect('parent'), {
    title: 'On the parent',
    description: 'Its effective weight in its parent; null for the index.',
  }),
  on_index: field(effect('index'), {
    title: 'On the index',
    description: 'Its effective weight in the index; null for the index itself.',
  }),
};

/** Checks of a composite index. The file has no timestamp, so the same inputs give the same bytes. */
export const checksFile = z.strictObject({
  title: filledText('Title', 'Title of the index.'),
  units: units('How many units the index has.'),
  limits: z.strictObject({
    no_influence: number(
      'Limit of influence',
      'With a squared correlation with the index below this, a code has almost no influence.',
    ),
    against: number(
      'Limit of direction',
      'With a correlation with the index or the parent below this, a code runs against it.',
    ),
    collinear: number(
      'Limit of collinearity',
      'Two codes of one level whose absolute correlation is above this measure almost the same.',
    ),
  }),
  warnings: field(
    z.array(
      z.strictObject({
        code: field(z.enum(WARNING_CODES), {
          title: 'Warning',
          description:
            'against_index: runs against the index; against_domain: runs against the aggregate that it is part of; no_influence: has almost no influence on the index; collinear: measures almost the same as another.',
        }),
        about: filledText('About', 'Code that the warning is about.'),
        other: field(z.string().nullable(), {
          title: 'Other',
          description: 'Code that it runs against or resembles.',
        }),
        correlation: field(z.number().min(-1).max(1), {
          title: 'Correlation',
          description: 'Pearson’s correlation of the two codes, or with the index.',
        }),
        text: filledText('Text', 'The warning in words.'),
      }),
    ),
    {
      title: 'Warnings',
      description: 'Warnings in the order of the structure; pairs that resemble each other come last.',
    },
  ),
  indicators: field(z.array(z.strictObject({ ...nodeShape, not_checked: notChecked })), {
    title: 'Indicators',
    description: 'Every indicator, in the order of the structure.',
  }),
  aggregates: field(
    z.array(
      z.strictObject({
        ...nodeShape,
        parts: field(z.int().min(1), { title: 'Parts', description: 'Number of its parts.' }),
        cronbach_alpha: cronbachAlpha,
        components,
        not_checked: notChecked,
      }),
    ),
    {
      title: 'Aggregates',
      description: 'Every aggregate, level by level from the lowest; the index is the last.',
    },
  ),
  indicator_components: components,
  correlations: field(
    z.array(
      z.strictObject({
        one: filledText('First', 'Code of an indicator, an aggregate or the index.'),
        other: filledText('Second', 'A code that comes after it in the structure.'),
        units: units('How many units have both values.'),
        pearson: correlation('Pearson’s correlation', 'Pearson’s correlation of normalised values.'),
        spearman: correlation(
          'Spearman’s rank correlation',
          'Spearman’s correlation; tied units get the mean of their ranks.',
        ),
        reason: field(z.string().nullable(), {
          title: 'Reason',
          description: 'Why there is no correlation; null where there is one.',
        }),
      }),
    ),
    { title: 'Correlations', description: 'Every pair of indicators, aggregates and the index, once.' },
  ),
  compare: field(
    z.array(
      z.strictObject({
        title: filledText('Title', 'Measure that the index is compared with.'),
        higher_means: filledText('Higher means', 'What a higher value of the measure means.'),
        units: units('How many units have both values.'),
        rank_correlation: correlation(
          'Rank correlation',
          'Spearman’s correlation of the index with the measure, over all units.',
        ),
        outside: field(
          z
            .strictObject({
              name: filledText('Left out', 'Name of the part that is left out.'),
              units: units('How many units outside that part have both values.'),
              rank_correlation: correlation(
                'Rank correlation outside',
                'Spearman’s correlation over the units outside that part.',
              ),
            })
            .nullable(),
          { title: 'Outside', description: 'The same comparison with a part of the units left out.' },
        ),
        text: filledText('Text', 'The comparison in words.'),
        not_checked: notChecked,
      }),
    ),
    { title: 'Comparisons', description: 'Comparisons of the index with other measures of the same units.' },
  ),
  not_checked: notChecked,
});

export type Checks = z.infer<typeof checksFile>;
export type CheckWarning = Checks['warnings'][number];
export type NotChecked = Checks['not_checked'][number];
export type NodeCheck = Omit<Checks['indicators'][number], 'not_checked'>;
export type Effect = NonNullable<NodeCheck['on_index']>;
