import { z } from 'zod';
import { address, GSS_CODE, sha256, text } from './fields.js';
import { field } from './table.js';

const bytes = field(z.int().min(1), { title: 'Size', description: 'Size of the file.', unit: 'bytes' });

/** What the frozen tables of an edition were made from: the areas and the official files. */
export const originFile = z.strictObject({
  areas: field(
    z.strictObject({
      country: text('Country', 'From the method file at the time of freezing.'),
      level: text('Level', 'From the method file at the time of freezing.'),
      year: field(z.int(), { title: 'Year', description: 'From the method file at the time of freezing.' }),
      exclude: field(z.array(z.string().regex(GSS_CODE)), {
        title: 'Left out',
        description: 'Codes of the areas that were left out.',
      }),
    }),
    { title: 'Areas', description: 'The areas that the tables cover.' },
  ),
  official_files: field(z.array(z.strictObject({ address, bytes, sha256 })).min(1), {
    title: 'Official files',
    description: 'The official files that were read, ordered by address.',
  }),
});

export type Origin = z.infer<typeof originFile>;
