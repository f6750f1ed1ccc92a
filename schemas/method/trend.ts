import { z } from 'zod';
import { filledText, GSS_CODE } from '../fields.js';
import { field } from '../table.js';
import { code } from './shared.js';

const edition = (description: string) => filledText('Edition', description);

/** Several editions on the scale of one of them. */
export const trend = field(
  z.strictObject({
    base: edition(
      'The edition whose means and standard deviations are those of all, so that every area can rise.',
    ),
    editions: field(z.array(z.string().min(1)).min(2), {
      title: 'Editions',
      description:
        'The editions in the order of time; the last one has the periods of this method. Each is scored by this method with its own periods.',
    }),
    relative: field(
      z.array(
        z.strictObject({
          code: code('An indicator of the method.'),
          to: field(z.string().regex(GSS_CODE), {
            title: 'To',
            description:
              'Code of the larger area by whose figure of the same period it is divided, as the official file prints that.',
          }),
        }),
      ),
      {
        title: 'Relative',
        description: 'Indicators that count relative to a figure of their year, such as pay.',
      },
    ).default([]),
    breaks: field(
      z.array(
        z.strictObject({
          code: code('An indicator of the method.'),
          edition: edition('The first edition after the break.'),
          note: filledText('Note', 'What changed in definition or grading.'),
        }),
      ),
      {
        title: 'Breaks',
        description:
          'Where the definition or the grading of an indicator changed: what is before and what is after is shown and never joined, nor is any score that it is a part of.',
      },
    ).default([]),
  }),
  {
    title: 'Trend',
    description:
      'Several editions by one method on the scale of one of them: indicators, domains, faces and the index.',
  },
).optional();

export type MethodTrend = NonNullable<z.output<typeof trend>>;
