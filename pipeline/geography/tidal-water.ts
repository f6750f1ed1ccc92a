import { z } from 'zod';
import { gssCode } from '../../schemas/fields.js';
import { field, type Table } from '../../schemas/table.js';

/** Which districts touch tidal water: `geography/tidal-water.csv`. */
export const tidalWaterTable = {
  name: 'tidal-water',
  title: 'Tidal water',
  description: 'Which districts of the United Kingdom touch tidal water.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: gssCode('Code', 'GSS code of the district, of today.'),
    tidal_water: field(z.boolean(), {
      title: 'Tidal water',
      description:
        'Whether a part of its boundary is mean high water: the open coast, an estuary or a tidal river, as far as the generalised boundaries have it.',
    }),
  }),
} as const satisfies Table;
