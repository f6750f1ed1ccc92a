import { z } from 'zod';
import { CODE, count, filledText, number, numberOrNull } from '../fields.js';
import { field, type Table } from '../table.js';
import { codeColumn, type UnitKey } from './unit-fields.js';

/** What may be done to outliers. */
export const TREATED_BY = ['none', 'winsorise', 'logarithm', 'natural_logarithm'] as const;
/** Why a value was changed. */
export const WHY_TREATED = ['winsorised_high', 'winsorised_low', 'logarithm', 'natural_logarithm'] as const;

const code = filledText('Code', 'Code of the indicator or the aggregate.');
const OF = 'sample-adjusted, over the units with a value';

/** What the treatment of outliers did to each column that the method tests. */
export const treatmentTable: Table = {
  name: 'treatment',
  title: 'Treatment of outliers',
  description:
    'Skewness and excess kurtosis before and after, and the treatment, of every indicator and aggregate that the method tests for outliers or takes the logarithm of. Empty if there is none.',
  key: ['level', 'code'],
  row: z.strictObject({
    level: filledText('Level', 'Name of the level.'),
    code,
    n: field(z.int().min(2), { title: 'Count', description: 'How many units have a value.', unit: 'units' }),
    skew_before: numberOrNull('Skewness before', `Skewness (G1) before treatment, ${OF}.`),
    kurt_before: numberOrNull('Kurtosis before', `Excess kurtosis (G2) before treatment, ${OF}.`),
    skew_after: numberOrNull('Skewness after', `Skewness (G1) after treatment, ${OF}.`),
    kurt_after: numberOrNull('Kurtosis after', `Excess kurtosis (G2) after treatment, ${OF}.`),
    treatment: field(z.enum(TREATED_BY), {
      title: 'Treatment',
      description:
        'none: it has no outliers; winsorise: the most extreme points were given the next most extreme value; logarithm: every value was replaced by ln(x − min + 0.01 (max − min)); natural_logarithm: every value was replaced by ln x.',
    }),
    points: count('Points', 'How many values were winsorised.', 'values'),
    passed: field(z.boolean(), {
      title: 'Passed',
      description:
        'Whether it has no outliers after treatment, by the rule of the method; true for a logarithm on demand, which has no rule.',
    }),
  }),
};

/** Every value that the treatment of outliers changed. */
export const treatedTable = (key: UnitKey): Table => ({
  name: 'treated',
  title: 'Treated values',
  description:
    'Every value that the treatment of outliers changed, before and after. Empty if it changed none.',
  key: [codeColumn(key), 'code'],
  row: z.strictObject({
    ...key,
    code,
    value_before: number('Value before', 'The value before treatment.', 'unit of the code'),
    value_after: number(
      'Value after',
      'The value after treatment, which is then normalised.',
      'unit of the code, or its logarithm',
    ),
    why: field(z.enum(WHY_TREATED), {
      title: 'Why',
      description:
        'winsorised_high: winsorised at the high end; winsorised_low: winsorised at the low end; logarithm, natural_logarithm: the logarithm was taken.',
    }),
  }),
});

/** An indicator with a column of its own. */
export interface NormalisedColumn {
  readonly code: string;
  readonly title: string;
}

/** The normalised indicators in wide form: one row per unit, one column per indicator. */
export const normalisedTable = (key: UnitKey, indicators: readonly NormalisedColumn[]): Table => ({
  name: 'normalised',
  title: 'Normalised values',
  description:
    'Every indicator after the treatment of outliers and normalisation; higher is better. One row per unit, one column per indicator.',
  key: [codeColumn(key)],
  row: z.strictObject({
    ...key,
    ...Object.fromEntries(
      indicators.map(({ code, title }) => [
        code,
        numberOrNull(
          title,
          `“${title}”, normalised as the method says; empty where it is missing.`,
          'common scale of the indicators',
        ),
      ]),
    ),
  }),
});

/**
 * The moments with which each indicator and aggregate was normalised: enough to redo the calculation by hand.
 */
export const scalesTable: Table = {
  name: 'scales',
  title: 'Scales',
  description:
    'Count, mean, sample standard deviation and range with which each indicator and each aggregate was normalised.',
  key: ['level', 'code'],
  row: z.strictObject({
    level: field(z.string().regex(CODE), {
      title: 'Level',
      description:
        'Name of the level in the method. For indicators the moments are those of the figures, for other levels those of the aggregates, in both cases after any treatment of outliers.',
    }),
    code: field(z.string().regex(CODE), {
      title: 'Code',
      description: 'Code of the indicator or the domain, or “index”.',
    }),
    areas: field(z.int().min(2), {
      title: 'Areas',
      description: 'How many areas have a value.',
      unit: 'areas',
    }),
    mean: number('Mean', 'Unweighted mean over the areas.', 'unit of the code'),
    standard_deviation: field(z.number().min(0), {
      title: 'Standard deviation',
      description: 'Sample standard deviation (n − 1) over the areas.',
      unit: 'unit of the code',
    }),
    least: number('Minimum', 'Smallest value.', 'unit of the code'),
    most: number('Maximum', 'Largest value.', 'unit of the code'),
  }),
};
