import { z } from 'zod';
import { CODE } from '../fields.js';
import { field, type Table } from '../table.js';
import { codeColumn, type UnitKey } from './unit-fields.js';

/** What may be done to outliers. */
export const TREATED_BY = ['none', 'winsorise', 'logarithm'] as const;
/** Why a value was changed. */
export const WHY_TREATED = ['winsorised_high', 'winsorised_low', 'logarithm'] as const;

const code = field(z.string().min(1), { title: 'Code', description: 'The indicator or aggregate.' });
const shape = (title: string, description: string) => field(z.number().nullable(), { title, description });
const OF = 'sample-adjusted, over the units with a value';

/** What the treatment of outliers did to each column that the method has tested. */
export const treatmentTable: Table = {
  name: 'treatment',
  title: 'Treatment of outliers',
  description:
    'For every indicator, and every aggregate, that the method tests for outliers: skewness and excess kurtosis before and after, and what was done. No row where nothing is tested.',
  key: ['level', 'code'],
  row: z.strictObject({
    level: field(z.string().min(1), { title: 'Level', description: 'Level of the hierarchy.' }),
    code,
    n: field(z.int().min(4), { title: 'Count', description: 'How many units have a value.', unit: 'units' }),
    skew_before: shape('Skewness before', `Skewness (G1) as it was, ${OF}.`),
    kurt_before: shape('Kurtosis before', `Excess kurtosis (G2) as it was, ${OF}.`),
    skew_after: shape('Skewness after', `Skewness (G1) after treatment, ${OF}.`),
    kurt_after: shape('Kurtosis after', `Excess kurtosis (G2) after treatment, ${OF}.`),
    treatment: field(z.enum(TREATED_BY), {
      title: 'Treatment',
      description:
        'none: it has no outliers; winsorise: the most extreme points took the value of the next; logarithm: the logarithm ln(x − min + 0.01 (max − min)) was taken of all.',
    }),
    points: field(z.int().min(0), {
      title: 'Points',
      description: 'How many values were winsorised.',
      unit: 'values',
    }),
    passed: field(z.boolean(), {
      title: 'Passed',
      description: 'Whether it is without outliers, by the rule of the method, after treatment.',
    }),
  }),
};

/** Every value that the treatment of outliers changed. */
export const treatedTable = (key: UnitKey): Table => ({
  name: 'treated',
  title: 'Treated values',
  description: 'Every value that the treatment of outliers changed, before and after. No row where none was.',
  key: [codeColumn(key), 'code'],
  row: z.strictObject({
    ...key,
    code,
    value_before: field(z.number(), {
      title: 'Value before',
      description: 'The value as it was.',
      unit: 'unit of the code',
    }),
    value_after: field(z.number(), {
      title: 'Value after',
      description: 'The value that is normalised.',
      unit: 'unit of the code, or its logarithm',
    }),
    why: field(z.enum(WHY_TREATED), {
      title: 'Why',
      description:
        'winsorised_high: brought in from the high end; winsorised_low: from the low end; logarithm: the logarithm was taken.',
    }),
  }),
});

/** An indicator that has a column. */
export interface NormalisedColumn {
  readonly code: string;
  readonly title: string;
}

/**
 * The wide table of the indicators on their common scale: one row for each unit, one column for each
 * indicator.
 */
export const normalisedTable = (key: UnitKey, indicators: readonly NormalisedColumn[]): Table => ({
  name: 'normalised',
  title: 'Normalised values',
  description:
    'Every indicator on the scale of the method, after the treatment of outliers; higher is better. One row per unit, one column per indicator.',
  key: [codeColumn(key)],
  row: z.strictObject({
    ...key,
    ...Object.fromEntries(
      indicators.map(({ code, title }) => [
        code,
        field(z.number().nullable(), {
          title,
          description: `“${title}”, normalised as the method says; empty when it is missing.`,
          unit: 'common scale of the indicators',
        }),
      ]),
    ),
  }),
});

/** The scale that each indicator and each aggregate was normalised on: enough to redo the sums by hand. */
export const scalesTable: Table = {
  name: 'scales',
  title: 'Scales',
  description:
    'Count, mean, sample standard deviation and range on which each indicator and each aggregate was normalised.',
  key: ['level', 'code'],
  row: z.strictObject({
    level: field(z.string().regex(CODE), {
      title: 'Level',
      description:
        'Level of the hierarchy, as the method names it: of indicators, the figures; above them, what is made of the parts. After the treatment of outliers, if there is any.',
    }),
    code: field(z.string().regex(CODE), {
      title: 'Code',
      description: 'The indicator or domain, or “index”.',
    }),
    areas: field(z.int().min(2), {
      title: 'Areas',
      description: 'How many areas have a value.',
      unit: 'areas',
    }),
    mean: field(z.number(), {
      title: 'Mean',
      description: 'Unweighted mean over the areas.',
      unit: 'unit of the code',
    }),
    standard_deviation: field(z.number().min(0), {
      title: 'Standard deviation',
      description: 'Sample standard deviation (n − 1) over the areas.',
      unit: 'unit of the code',
    }),
    least: field(z.number(), { title: 'Least', description: 'Smallest value.', unit: 'unit of the code' }),
    most: field(z.number(), { title: 'Most', description: 'Largest value.', unit: 'unit of the code' }),
  }),
};
