import { z } from 'zod';
import { filledText, share } from '../fields.js';
import { field } from '../table.js';

const units = (description: string) =>
  field(z.int().min(0), { title: 'Units', description, unit: 'areas or units' });
export const correlation = (title: string, description: string) =>
  field(z.number().min(-1).max(1).nullable(), { title, description });

export const WARNING_CODES = ['against_index', 'against_domain', 'no_influence', 'collinear'] as const;

const notChecked = field(
  z.array(
    z.strictObject({
      check: filledText('Check', 'What has no number, by the name of its field.'),
      reason: filledText('Reason', 'Why it has none.'),
    }),
  ),
  { title: 'Not checked', description: 'Every check that could not be made, with the reason.' },
);

const effect = (of: string) =>
  z
    .strictObject({
      correlation: correlation(
        `Correlation with the ${of}`,
        `Pearson’s, of normalised values, higher being better; below zero it runs against the ${of}.`,
      ),
      squared: share('Squared correlation', `Share of the variance of the ${of} that goes with it.`),
      share: share(
        'Effective weight',
        of === 'index'
          ? 'The square as a share of the squares of all of its level, to stand beside the nominal weight.'
          : 'The square as a share of the squares of all parts of the parent.',
      ),
    })
    .nullable();

const components = field(
  z
    .strictObject({
      units: units('How many have a value in every part: the components are of these.'),
      eigenvalues: field(z.array(z.number().min(0)), {
        title: 'Eigenvalues',
        description: 'Variance of each component of the correlation matrix, largest first.',
      }),
      shares: field(z.array(z.number().min(0).max(1)), {
        title: 'Shares of variance',
        description: 'Share of the variance of all parts that each component has.',
        unit: 'share, 0 to 1',
      }),
      first_loadings: field(
        z.array(
          z.strictObject({
            code: filledText('Code', 'The part.'),
            loading: field(z.number().min(-1).max(1), {
              title: 'Loading',
              description: 'Correlation of the part with the first component.',
            }),
          }),
        ),
        {
          title: 'First loadings',
          description: 'How each part goes with the first component, which has the largest variance.',
        },
      ),
    })
    .nullable(),
  {
    title: 'Principal components',
    description: 'Of the correlations between the parts; null where they cannot be made.',
  },
);

/** What names an indicator or an aggregate, in the file and in the table. */
export const nodeNames = {
  code: filledText('Code', 'Indicator, aggregate or index.'),
  name: filledText('Name', 'Its name.'),
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
export const cronbachAlpha = field(z.number().nullable(), {
  title: 'Cronbach’s alpha',
  description: 'How far its parts measure one thing: 1 at most; 0.7 is commonly asked for.',
});

const nodeShape = {
  ...nodeNames,
  parent: field(z.string().nullable(), {
    title: 'Parent',
    description: 'What it is part of; null for the index.',
  }),
  units: units('How many have a value.'),
  nominal_weight: nominalWeight,
  on_parent: field(effect('parent'), {
    title: 'On the parent',
    description: 'What it weighs in effect in its parent; null for the index.',
  }),
  on_index: field(effect('index'), {
    title: 'On the index',
    description: 'What it weighs in effect in the index; null for the index itself.',
  }),
};

/** Principal checks of a composite index. It holds no time: the same inputs give the same bytes. */
export const checksFile = z.strictObject({
  title: filledText('Title', 'Title of the index.'),
  units: units('How many the index is of.'),
  limits: z.strictObject({
    no_influence: field(z.number(), {
      title: 'Limit of influence',
      description: 'A squared correlation with the index below this is next to no influence.',
    }),
    against: field(z.number(), {
      title: 'Limit of direction',
      description: 'A correlation with the index or the parent below this runs against it.',
    }),
    collinear: field(z.number(), {
      title: 'Limit of collinearity',
      description: 'Two of one level with a correlation above this, either way, say nearly the same.',
    }),
  }),
  warnings: field(
    z.array(
      z.strictObject({
        code: field(z.enum(WARNING_CODES), {
          title: 'Warning',
          description:
            'against_index: runs against the index; against_domain: pulls against what it is part of; no_influence: has next to no influence on the index; collinear: says nearly the same as another.',
        }),
        about: filledText('About', 'Code of what the warning is about.'),
        other: field(z.string().nullable(), {
          title: 'Other',
          description: 'What it runs against or resembles.',
        }),
        correlation: field(z.number().min(-1).max(1), {
          title: 'Correlation',
          description: 'Pearson’s correlation of the two, or with the index.',
        }),
        text: filledText('Text', 'The warning in words.'),
      }),
    ),
    { title: 'Warnings', description: 'In the order of the structure; pairs that resemble each other last.' },
  ),
  indicators: field(z.array(z.strictObject({ ...nodeShape, not_checked: notChecked })), {
    title: 'Indicators',
    description: 'In the order of the structure.',
  }),
  aggregates: field(
    z.array(
      z.strictObject({
        ...nodeShape,
        parts: field(z.int().min(1), { title: 'Parts', description: 'How many it is made of.' }),
        cronbach_alpha: cronbachAlpha,
        components,
        not_checked: notChecked,
      }),
    ),
    { title: 'Aggregates', description: 'Level by level from the lowest; the index is the last.' },
  ),
  indicator_components: components,
  correlations: field(
    z.array(
      z.strictObject({
        one: filledText('One', 'An indicator, an aggregate or the index.'),
        other: filledText('Other', 'One that comes after it in the structure.'),
        units: units('How many have both values.'),
        pearson: correlation('Pearson’s correlation', 'Of normalised values.'),
        spearman: correlation('Spearman’s rank correlation', 'Ties having the mean of their ranks.'),
        reason: field(z.string().nullable(), {
          title: 'Reason',
          description: 'Why there is no correlation; null where there is one.',
        }),
      }),
    ),
    { title: 'Correlations', description: 'Of every pair of indicators, aggregates and the index, once.' },
  ),
  compare: field(
    z.array(
      z.strictObject({
        title: filledText('Title', 'What the index is held against.'),
        higher_means: filledText('Higher means', 'What a higher value of it means.'),
        units: units('How many have both values.'),
        rank_correlation: correlation('Rank correlation', 'Spearman’s, of the index with it, over all.'),
        outside: field(
          z
            .strictObject({
              name: filledText('Outside', 'What is left out.'),
              units: units('How many have both values and lie outside.'),
              rank_correlation: correlation('Rank correlation outside', 'Spearman’s, over those alone.'),
            })
            .nullable(),
          { title: 'Outside', description: 'The same with a part of the units left out.' },
        ),
        text: filledText('Text', 'The comparison in words.'),
        not_checked: notChecked,
      }),
    ),
    { title: 'Comparisons', description: 'The index held against other measures of the same units.' },
  ),
  not_checked: notChecked,
});

export type Checks = z.infer<typeof checksFile>;
export type CheckWarning = Checks['warnings'][number];
export type NotChecked = Checks['not_checked'][number];
export type NodeCheck = Omit<Checks['indicators'][number], 'not_checked'>;
export type Effect = NonNullable<NodeCheck['on_index']>;
