import { z } from 'zod';
import { filledText, gssCode } from './fields.js';
import { field, type Table } from './table.js';

/** An area that the report of 2020 named, with today's authority that contains it. */
export const publishedColdspotRow = z.strictObject({
  place: filledText(
    'Place named in 2020',
    'The district, as “The long shadow of deprivation” (2020) named it.',
  ),
  place_code: gssCode('Code of the district', 'GSS code that the district had in 2020.'),
  place_kind: field(z.enum(['cold', 'hot']), {
    title: 'Class in 2020',
    description: 'cold: named among the worst areas; hot: named among the best.',
  }),
  area_code: gssCode(
    'Authority code',
    'GSS code of the upper-tier authority of 2025 that contains the district.',
  ),
  whole: field(z.boolean(), {
    title: 'Whole authority',
    description: 'Whether the district is the whole of the authority; if not, it is a part of it.',
  }),
  district_code: gssCode(
    'District code',
    'GSS code of the lower-tier district of 2025 that contains the district of 2020.',
  ),
});

export type PublishedColdspot = z.infer<typeof publishedColdspotRow>;

export const publishedColdspotTable: Table = {
  name: 'published_2020',
  title: 'Areas named in 2020',
  description:
    'The districts that “The long shadow of deprivation” (Social Mobility Commission, 2020) named, and the authorities that contain them.',
  key: ['place_code'],
  row: publishedColdspotRow,
};
