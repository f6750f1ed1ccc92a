import { z } from 'zod';
import { CODE } from '../fields.js';
import { field, type Table } from '../table.js';

/** The scale that each indicator, domain and the index was standardised on: enough to redo the sums by hand. */
export const scalesTable: Table = {
  name: 'scales',
  title: 'Scales',
  description:
    'Count, mean and sample standard deviation on which each indicator, each domain and the index was standardised.',
  key: ['level', 'code'],
  row: z.strictObject({
    level: field(z.enum(['indicator', 'domain', 'index']), {
      title: 'Level',
      description: 'indicator: of the figures; domain and index: of the weighted means of their parts.',
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
