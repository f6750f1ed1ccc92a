import { z } from 'zod';
import { CODE } from '../fields.js';
import { field, type Table } from '../table.js';

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
