import { z } from 'zod';
import { GSS_CODE } from '../fields.js';
import { field, type Table } from '../table.js';

const number = (title: string, description: string, unit?: string) =>
  field(z.number(), { title, description, ...(unit === undefined ? {} : { unit }) });
const code = field(z.string().regex(GSS_CODE), { title: 'Area code', description: 'GSS code of the area.' });

/** The model that made-up records follow: `truth.csv`, which `smi synthesise --areas` reads back. */
export const truthTable: Table = {
  name: 'truth',
  title: 'Truth',
  description: 'The model that the made-up records follow, one row an area.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: code,
    people: number('People', 'Share of the people, in any unit: 2 is twice as many as 1.'),
    base_pay: number(
      'Base pay',
      'Mean earnings of sons in the lowest fifth without a qualification.',
      '£ a year',
    ),
    qualification_pay: number('Pay of a qualification', 'What each step of qualification adds.', '£ a year'),
    fifth_pay: number('Pay of a fifth', 'What each fifth adds, as a share.', 'share'),
    education_bottom: number(
      'Education, bottom',
      'Probability of each step in the lowest fifth.',
      'share, 0 to 1',
    ),
    education_top: number(
      'Education, top',
      'Probability of each step in the highest fifth.',
      'share, 0 to 1',
    ),
    missing_share: number('Missing', 'Probability of earnings that are missing.', 'share, 0 to 1'),
    zero_share: number('Zero', 'Probability of zero where they are not missing.', 'share, 0 to 1'),
  }),
};

/** What an estimate should find of each area: `true-values.csv`. */
export const trueValuesTable: Table = {
  name: 'true-values',
  title: 'True values',
  description: 'What an estimate should find of each area, by whom it is about and which earnings it keeps.',
  key: ['area_code', 'who', 'earners'],
  row: z.strictObject({
    area_code: code,
    who: field(z.enum(['sons', 'daughters', 'all']), { title: 'Who', description: 'Whom it is about.' }),
    earners: field(z.enum(['in_work', 'kept']), {
      title: 'Earners',
      description: 'in_work: in work only; kept: zero earnings kept.',
    }),
    earnings_mean: number('Mean earnings', 'Of those eligible for free school meals.', '£ a year'),
    gap: number('Gap', 'Mean of the top fifth less mean of the bottom fifth.', '£ a year'),
    gap_slope: number('Gap, by slope', 'Slope of earnings on circumstances times p90 − p10.', '£ a year'),
    explained: number('Explained', 'Part of the gap that qualifications explain.', '£ a year'),
    unexplained: number('Unexplained', 'The rest of the gap.', '£ a year'),
  }),
};
