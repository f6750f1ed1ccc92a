import { z } from 'zod';
import { areaShape } from '../area.js';
import {
  areaName,
  count,
  filledText,
  indicatorCode,
  number,
  numberOrNull,
  period,
  rank,
  share,
  text,
} from '../fields.js';
import { field, type Table } from '../table.js';
import { outcome, placeShape, statusShape } from './coldspot-fields.js';

/** Whether a place named hot in 2020 does better here than one named cold. */
export const namesHeldTable: Table = {
  name: 'names_2020',
  title: 'Names of 2020 against figures',
  description:
    'How often a place named hot in 2020 has a higher figure than one named cold, over all pairs of such places: 0.5 is the toss of a coin. Other things are measured than in 2020.',
  key: ['measure'],
  row: z.strictObject({
    measure: filledText(
      'Measure',
      'Code of the figure: the level of an outcome, or the local figure of the method.',
    ),
    hot: count('Places named hot', 'Number of places named hot in 2020 that have the figure.', 'places'),
    cold: count('Places named cold', 'Number of places named cold in 2020 that have the figure.', 'places'),
    pairs: count('Pairs', 'Number of pairs of a hot and a cold place.', 'pairs'),
    hot_higher: share(
      'Hot is higher',
      'Share of the pairs in which the hot place has the higher figure; a tie counts one half.',
    ),
  }),
};

/** Stated probabilities against what followed. */
export const calibrationTable: Table = {
  name: 'calibration',
  title: 'Calibration',
  description:
    'Every probability of being found a coldspot next year against what was found, for each year that has one after it, in tenths of the probability: all outcomes pooled, then each.',
  key: ['outcome', 'stated_from'],
  row: z.strictObject({
    outcome,
    stated_from: number(
      'From',
      'Lower end of the tenth of probability, which belongs to it.',
      'share, 0 to 1',
    ),
    stated_to: number('To', 'Upper end of the tenth, which belongs to the next one.', 'share, 0 to 1'),
    cases: count('Cases', 'Number of areas and years with such a probability and a next year.', 'cases'),
    stated: share('Stated', 'Mean of the stated probabilities; empty without cases.'),
    observed: share('Observed', 'Share of the cases that were found a coldspot in the next year.'),
    observed_low: share('Observed: lower limit', 'Lower 95% limit of that share, by Wilson’s formula.'),
    observed_high: share('Observed: upper limit', 'Upper 95% limit of that share, by Wilson’s formula.'),
  }),
};

const variance = (title: string, description: string) =>
  number(title, description, 'squared percentage points');

/** The parameters of the local-level model: enough to redo the shrunken values. */
export const localLevelTable: Table = {
  name: 'local_level',
  title: 'Local-level model',
  description:
    'Parameters of the local-level model of level and gap, by maximum likelihood over all areas: one row for each outcome and last year used.',
  key: ['outcome', 'year'],
  row: z.strictObject({
    outcome,
    year: field(z.int(), { title: 'Year', description: 'The last year whose figures are used.' }),
    years: count('Years', 'Number of years that are used.', 'years'),
    between_level: variance('Between areas: level', 'Variance of the level between areas in the first year.'),
    between_gap: variance('Between areas: gap', 'Variance of the gap between areas in the first year.'),
    between_both: variance('Between areas: level and gap', 'Covariance of the two.'),
    drift_level: variance('Drift: level', 'Variance of the change of the level from year to year.'),
    drift_gap: variance('Drift: gap', 'Variance of the change of the gap from year to year.'),
    drift_both: variance('Drift: level and gap', 'Covariance of the two.'),
    noise_factor: number(
      'Factor of the errors',
      'What the squared standard errors are multiplied by: 1 where they are binomial.',
      'factor',
    ),
    log_likelihood: number('Log-likelihood', 'Of the model, without its constant.', 'natural logarithm'),
  }),
};

/** The same young people at two ages. */
export const secondChancesTable: Table = {
  name: 'second_chances',
  title: 'Second chances',
  description:
    'Entry into higher education of the same young people by 19 and by 25: how many more of the disadvantaged, and of all others, enter later. The two ages come from two data sets.',
  key: ['area_code'],
  row: z.strictObject({
    ...placeShape,
    by_19: numberOrNull('By 19', 'The disadvantaged who entered by 19.', 'per cent'),
    by_25: numberOrNull('By 25', 'The disadvantaged who entered by 25.', 'per cent'),
    second_chance: numberOrNull(
      'Second chance',
      'By 25 less by 19, of the disadvantaged.',
      'percentage points',
    ),
    rank: rank('Rank', 'Rank by the second chance; 1 is the largest. Tied areas share the better rank.'),
    fifth: field(z.int().min(1).max(5).nullable(), {
      title: 'Fifth',
      description: 'Fifth of the areas by that rank: 1 is the largest second chance.',
    }),
    others_by_19: numberOrNull('All others by 19', 'All others who entered by 19.', 'per cent'),
    others_by_25: numberOrNull('All others by 25', 'All others who entered by 25.', 'per cent'),
    others_second_chance: numberOrNull(
      'All others: second chance',
      'The same of all others.',
      'percentage points',
    ),
    gap_change: numberOrNull(
      'Change of the gap',
      'Gap by 25 less gap by 19: below zero where the disadvantaged catch up.',
      'percentage points',
    ),
    status: statusShape.status,
    reason: statusShape.reason,
  }),
};

/** Two data sets about the same people. */
export const twoSourcesTable: Table = {
  name: 'two_sources',
  title: 'Two sources',
  description:
    'Figures that two data sets give of the same young people, where both have one: the first is used, and both are published.',
  key: ['area_code', 'indicator', 'period'],
  row: z.strictObject({
    area_code: areaShape.area_code,
    area_name: areaName,
    indicator: indicatorCode,
    period,
    value: number('Value', 'The figure that is used.', 'per cent'),
    source: text('Source', 'Short name of the data set of the figure that is used.'),
    other_indicator: indicatorCode,
    other_value: number('Other value', 'The figure of the other data set.', 'per cent'),
    other_source: text('Other source', 'Short name of the other data set.'),
    difference: number('Difference', 'Value less other value.', 'percentage points'),
  }),
};
