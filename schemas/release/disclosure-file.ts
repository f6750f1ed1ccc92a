import { z } from 'zod';
import { GSS_CODE } from '../fields.js';
import { field } from '../table.js';

const count = z.int().min(0);

/** What an output of estimates must be remembered for, so that later ones do not undo its disclosure control. */
export const disclosureFile = z.strictObject({
  inputs: field(z.string().min(1), {
    title: 'Inputs',
    description: 'Stands for the records: a hash of the hashes of their files.',
  }),
  round_counts: field(z.int().min(1), {
    title: 'Rounding of counts',
    description: 'Counts are to the nearest of this.',
    unit: 'people',
  }),
  selection: z.strictObject({
    sex: field(z.enum(['sons', 'daughters', 'all']), { title: 'Sex', description: 'Whom it is about.' }),
    earnings: field(z.enum(['in_work', 'kept']), {
      title: 'Earnings',
      description: 'in_work: those who earned something; kept: with those who earned nothing.',
    }),
  }),
  cells: field(
    z.array(
      z.strictObject({
        area_code: field(z.string().regex(GSS_CODE), { title: 'Area code', description: 'GSS code.' }),
        level: field(z.enum(['area', 'region', 'country']), {
          title: 'Level',
          description: 'Level of the area.',
        }),
        parent: field(z.string().regex(GSS_CODE).nullable(), {
          title: 'Parent',
          description: 'The area that it lies in.',
        }),
        family: field(z.enum(['earnings', 'gap']), {
          title: 'Family',
          description: 'Figures that go together.',
        }),
        state: field(z.enum(['published', 'withheld', 'absent']), {
          title: 'State',
          description: 'published; withheld: by a rule; absent: nothing to publish.',
        }),
        counts: field(
          z.strictObject({
            disadvantaged: count.optional(),
            bottom: count.optional(),
            top: count.optional(),
            line: count.optional(),
          }),
          { title: 'Counts', description: 'Rounded numbers of people, where published.' },
        ),
      }),
    ),
    { title: 'Cells', description: 'Every area and family.' },
  ),
});
