import { z } from 'zod';
import { gssCode, number } from '../fields.js';
import { field, type Table } from '../table.js';

const code = gssCode('Area code', 'GSS code of the area.');

/** The model that made-up records follow: `truth.csv`, which `smi synthesise --areas` reads back. */
export const truthTable: Table = {
  name: 'truth',
  title: 'Truth',
  description: 'The model that the made-up records follow: one row per area.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: code,
    people: number('People', 'Size of the area relative to the others: 2 means twice as many people as 1.'),
    base_pay: number(
      'Base pay',
      'Mean earnings of sons in the lowest fifth without a qualification.',
      '£ a year',
    ),
    qualification_pay: number(
      'Pay of a qualification',
      'What each step of qualification adds to mean earnings.',
      '£ a year',
    ),
    fifth_pay: number('Pay of a fifth', 'What each fifth adds to mean earnings, as a share.', 'share'),
    education_bottom: number(
      'Education, bottom',
      'Probability of each step of qualification in the lowest fifth.',
      'share, 0 to 1',
    ),
    education_top: number(
      'Education, top',
      'Probability of each step of qualification in the highest fifth.',
      'share, 0 to 1',
    ),
    missing_share: number('Missing', 'Probability that earnings are missing.', 'share, 0 to 1'),
    zero_share: number('Zero', 'Probability of zero earnings where they are not missing.', 'share, 0 to 1'),
  }),
};

/** The values that an estimate should find for each area: `true-values.csv`. */
export const trueValuesTable: Table = {
  name: 'true-values',
  title: 'True values',
  description:
    'The values that an estimate should find for each area, by sex and by the treatment of zero earnings.',
  key: ['area_code', 'who', 'earners'],
  row: z.strictObject({
    area_code: code,
    who: field(z.enum(['sons', 'daughters', 'all']), { title: 'Who', description: 'Whom the values cover.' }),
    earners: field(z.enum(['in_work', 'kept']), {
      title: 'Earners',
      description: 'in_work: only people in work; kept: zero earnings are kept.',
    }),
    earnings_mean: number(
      'Mean earnings',
      'Mean earnings of those eligible for free school meals.',
      '£ a year',
    ),
    gap: number('Gap', 'Mean earnings of the top fifth minus those of the bottom fifth.', '£ a year'),
    gap_slope: number(
      'Gap, by slope',
      'Slope of earnings on family circumstances, times p90 − p10.',
      '£ a year',
    ),
    explained: number('Explained', 'The part of the gap that qualifications explain.', '£ a year'),
    unexplained: number('Unexplained', 'The rest of the gap.', '£ a year'),
  }),
};
