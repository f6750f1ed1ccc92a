import { z } from 'zod';
import { field, type Table } from '../table.js';
import { outcome, placeShape } from './coldspot-fields.js';

export const MOVES = ['first_and_last', 'entered', 'left', 'passed', 'never', 'unknown'] as const;

const years = (title: string, description: string) =>
  field(z.int().min(0), { title, description, unit: 'years' });

/** How long authorities are coldspots. Sorted by outcome and years cold. */
export const persistenceTable: Table = {
  name: 'persistence',
  title: 'Persistence',
  description:
    'In how many of its known years each authority is a coldspot, and whether it stays, enters or leaves.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...placeShape,
    outcome,
    years_known: years('Years known', 'Years with a level and a gap of the authority’s own.'),
    years_cold: years('Years cold', 'Known years in which it is a coldspot.'),
    persistence: field(z.number().min(0).max(1).nullable(), {
      title: 'Persistence',
      description: 'Years cold of years known; empty where no year is known.',
      unit: 'share, 0 to 1',
    }),
    first_known: field(z.string().nullable(), {
      title: 'First known',
      description: 'The first known period.',
    }),
    last_known: field(z.string().nullable(), { title: 'Last known', description: 'The last known period.' }),
    move: field(z.enum(MOVES), {
      title: 'Move',
      description:
        'first_and_last: a coldspot in the first and the last known year; entered: in the last, not the first; left: in the first, not the last; passed: only between; never: in no known year; unknown: fewer than two years are known.',
    }),
    cold_periods: field(z.string(), {
      title: 'Cold periods',
      description: 'The known periods in which it is a coldspot, separated by semicolons.',
    }),
  }),
};
