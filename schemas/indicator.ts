import { z } from 'zod';
import { CODE, filledText } from './fields.js';
import { field } from './table.js';

/** The declaration of an indicator, made once, in the source that provides it. */
export const indicatorDeclaration = z.strictObject({
  code: field(z.string().regex(CODE), { title: 'Code', description: 'Short name, used throughout.' }),
  title: filledText('Title', 'Long name, for display.'),
  description: filledText(
    'Description',
    'What the figure measures, for whom, and what it must not be mistaken for.',
  ),
  unit: filledText('Unit', 'Unit of the value, in plain words.'),
  stated: field(
    z
      .strictObject({
        measure: z.string().min(1).optional(),
        unit: z.string(),
      })
      .optional(),
    {
      title: 'Stated unit',
      description:
        'The unit, and the measure where the file has one, that the official file must state for the indicator, word for word (an empty unit: that it states none); another one stops the run.',
    },
  ),
  level: field(z.enum(['lower_tier', 'upper_tier']), {
    title: 'Level',
    description: 'lower_tier: published for districts; upper_tier: for counties and single-tier authorities.',
  }),
  measure: field(z.enum(['rate', 'mean', 'median', 'ratio', 'count']), {
    title: 'Kind of measure',
    description:
      'Medians and ratios cannot be averaged exactly, so their mean over merged districts is marked estimated. Counts of merged areas are added up.',
  }),
  range: field(z.tuple([z.number(), z.number()]), {
    title: 'Range',
    description: 'Smallest and largest plausible value; a value outside the range stops the run.',
  }),
  select: field(z.array(z.string().min(1)).min(1), {
    title: 'Series',
    description: 'The series in the official file; where there are several, their mean is taken.',
  }),
});

export type IndicatorDeclaration = z.infer<typeof indicatorDeclaration>;
