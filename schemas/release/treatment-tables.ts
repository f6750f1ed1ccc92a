import { z } from 'zod';
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
