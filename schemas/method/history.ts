import { z } from 'zod';
import { field } from '../table.js';
import { code, note, period } from './shared.js';

/** Earlier periods of an indicator, from whose changes the noise of one year is found. */
export const history = field(
  z.array(
    z.strictObject({
      code: code('An indicator of the method whose publisher gives no limits.'),
      periods: field(z.array(period).min(1), {
        title: 'Periods',
        description: 'Earlier periods of the same kind, exactly as the official file writes them.',
      }),
      breaks: field(z.array(period), {
        title: 'Breaks',
        description:
          'Periods, the scored one included, that cannot be compared with the one before, as the definition or the grading changed: no change is counted across a break.',
      }).default([]),
      note,
    }),
  ),
  {
    title: 'History',
    description:
      'Earlier periods that are frozen in history.csv and never scored: the changes from one year to the next say how far a figure without limits may be off.',
  },
).default([]);

export type MethodHistory = z.output<typeof history>[number];
