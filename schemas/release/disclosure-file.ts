import { z } from 'zod';
import { filledText, GSS_CODE, gssCode } from '../fields.js';
import { field } from '../table.js';

const count = z.int().min(0);

/** What must be kept of an output of estimates, so that later outputs do not undo its disclosure control. */
export const disclosureFile = z.strictObject({
  inputs: filledText(
    'Inputs',
    'Identifies the records: a hash of the hashes of their files and of the columns that were used.',
  ),
  round_counts: field(z.int().min(1), {
    title: 'Rounding of counts',
    description: 'Counts are rounded to the nearest multiple of this.',
    unit: 'people',
  }),
  selection: z.strictObject({
    sex: field(z.enum(['sons', 'daughters', 'all']), {
      title: 'Sex',
      description: 'Whom the output covers.',
    }),
    earnings: field(z.enum(['in_work', 'kept']), {
      title: 'Earnings',
      description: 'in_work: people with earnings above zero; kept: people with zero earnings as well.',
    }),
  }),
  cells: field(
    z.array(
      z.strictObject({
        area_code: gssCode('Area code', 'GSS code of the area.'),
        level: field(z.enum(['area', 'region', 'country']), {
          title: 'Level',
          description: 'area, region or country.',
        }),
        parent: field(z.string().regex(GSS_CODE).nullable(), {
          title: 'Parent',
          description: 'Code of the region or country that contains the area.',
        }),
        family: field(z.enum(['earnings', 'gap']), {
          title: 'Family',
          description: 'Figures that are published or withheld together.',
        }),
        state: field(z.enum(['published', 'withheld', 'absent']), {
          title: 'State',
          description: 'published; withheld: by a rule; absent: there is nothing to publish.',
        }),
        counts: field(
          z.strictObject({
            disadvantaged: count.optional(),
            bottom: count.optional(),
            top: count.optional(),
            line: count.optional(),
          }),
          { title: 'Counts', description: 'Rounded numbers of people, where the family is published.' },
        ),
      }),
    ),
    { title: 'Cells', description: 'One item for every area and family.' },
  ),
});
