import { z } from 'zod';
import { CODE, count, filledText, indicatorCode, number, numberOrNull, rank, share } from '../fields.js';
import { field, type Table } from '../table.js';
import { AREA_KEY } from './unit-fields.js';

const UNIT = 'unit of the indicator';

const found = (of: 'modelled' | 'inherited', words: string) => ({
  [`${of}_rmse`]: numberOrNull(
    `Error of ${words}`,
    `Root mean squared error of ${words} in the counties whose authorities publish for themselves, with the line fitted without their region; empty where the edition has none.`,
    UNIT,
  ),
  [`${of}_bias`]: numberOrNull(
    `Bias of ${words}`,
    `Mean of ${words} less the authorities’ own figures there; the mean weighted as the benchmark is zero.`,
    UNIT,
  ),
  [`${of}_coverage`]: share(
    `Coverage of ${words}`,
    `Share of the authorities’ own figures there that lie within 1.96 standard errors of ${words}.`,
  ),
});

/** How each county indicator is modelled, and how far off it would be where the truth is known. */
export const modelTable: Table = {
  name: 'model',
  title: 'Modelled figures',
  description:
    'Every indicator that is published for counties: whether its figures are spread over their districts, and the errors of modelling and of inheritance where the authorities of a county publish for themselves. Empty without a model in the method.',
  key: ['indicator'],
  row: z.strictObject({
    indicator: indicatorCode,
    treatment: field(z.enum(['modelled', 'inherited']), {
      title: 'Treatment',
      description:
        'modelled: the figures of counties are spread over their districts; inherited: every district has that of its county, because the method does not let it be modelled or because modelling gains too little.',
    }),
    allowed: field(z.boolean(), {
      title: 'Allowed',
      description: 'Whether the method lets it be modelled.',
    }),
    gain: numberOrNull(
      'Gain',
      'By which share the error of modelled figures is below that of inherited ones; below the smallest gain of the method the indicator stays inherited.',
      'share',
    ),
    r_squared: numberOrNull(
      'R squared over inheritance',
      '1 less the squared errors of modelled figures ÷ those of inherited ones.',
    ),
    ...found('modelled', 'modelled figures'),
    ...found('inherited', 'inherited figures'),
    pseudo_counties: count(
      'Counties known',
      'How many counties whose authorities all publish for themselves the errors are computed from.',
      'counties',
    ),
    pseudo_authorities: count('Authorities known', 'How many authorities these have.', 'authorities'),
    authorities: count(
      'Authorities fitted on',
      'How many authorities that publish for themselves the line is fitted on.',
      'authorities',
    ),
    penalty: number(
      'Penalty',
      'Penalty λ of the ridge regression, with the smallest errors when each region is left out in turn.',
    ),
    model_sd: numberOrNull(
      'Error of the line',
      'Standard deviation of what authorities are above the line fitted without their region.',
      UNIT,
    ),
    inherited_sd: number(
      'Spread that inheritance hides',
      'Standard deviation of the error of an inherited figure that the method sets.',
      UNIT,
    ),
    counties: count('Counties', 'How many counties share their figure with districts.', 'counties'),
    districts: count('Districts', 'How many districts these have.', 'districts'),
    at_bound: count(
      'At a bound',
      'How many modelled figures are at the smallest or largest possible value.',
      'districts',
    ),
    regressors_filled: count(
      'Regressors of the region',
      'How many districts without a figure of a regressor have the mean of their region in its place.',
      'districts',
    ),
    plain_means: count(
      'Plain means',
      'How many counties have a district whose weight is not known, so that all weigh the same.',
      'counties',
    ),
  }),
};

/** The coefficients of the lines and the joint covariance of errors, in long form. */
export const modelParametersTable: Table = {
  name: 'model_parameters',
  title: 'Parameters of modelled figures',
  description:
    'Coefficients of the lines by which figures of counties are spread, and covariances of the errors of figures for districts. Empty without a model in the method.',
  key: ['indicator', 'parameter', 'other'],
  row: z.strictObject({
    indicator: indicatorCode,
    parameter: field(z.enum(['coefficient', 'covariance']), {
      title: 'Parameter',
      description:
        'coefficient: what one standard deviation of a regressor over all areas adds to the figure; covariance: Ω, that of the errors of two indicators in a district before the weighted mean of its county is taken off.',
    }),
    other: field(z.string().regex(CODE), {
      title: 'Other',
      description: 'The regressor of a coefficient, or the second indicator of a covariance.',
    }),
    value: number('Value', 'The parameter.', 'unit of the indicator, or product of two units'),
  }),
};

/** The face of disadvantaged children needs no figure of districts: here it is for those who publish it. */
export const upperTierTable: Table = {
  name: 'chances_upper_tier',
  title: 'Chances: counties and single-tier authorities',
  description:
    'The aggregate `chances` of every county and single-tier authority, from published figures alone: nothing is modelled or inherited. By the steps of the method, over these authorities; one that was split has what its former county published. Rank 1 is the best.',
  key: ['area_code'],
  row: z.strictObject({
    ...AREA_KEY,
    region_name: filledText('Region name', 'Name of the region.'),
    districts: field(z.int().min(1), {
      title: 'Districts',
      description: 'How many areas of the edition it has; 1 where it is one itself.',
    }),
    score: numberOrNull(
      'Score',
      'Score on the scale of the method, over the upper tiers; higher is better. Empty where too few indicators have a figure.',
      'points of the score',
    ),
    rank: rank('Rank', 'Rank by the unrounded score; 1 is the best. Tied authorities share the better rank.'),
    fifth: field(z.int().min(1).max(5).nullable(), {
      title: 'Fifth',
      description: '1 is the best fifth of the upper tiers, 5 the worst.',
    }),
  }),
};
