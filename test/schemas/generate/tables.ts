import { z } from 'zod';
import { everyTable } from '../../../schemas/generate/every.js';
import { structureOfDomains } from '../../../schemas/method/structure.js';
import { field, type Table } from '../../../schemas/table.js';

export const DOMAINS = [
  { code: 'early_years', name: 'Early years' },
  { code: 'place', name: 'Place' },
];

const STRUCTURE = structureOfDomains(
  DOMAINS.map((domain) => ({ ...domain, weight: 1, indicators: [] })),
  'An index',
);

export const TABLES = everyTable({ structure: STRUCTURE, outcomes: [] });

const said = (title: string, unit?: string) => ({
  title,
  description: `What ${title.toLowerCase()} is.`,
  ...(unit === undefined ? {} : { unit }),
});

/** One column of every type, with names and texts that are hard to escape. */
export const oddRow = z.strictObject({
  id: field(z.int().min(1), said('Id')),
  'say "when"': field(z.string(), said('A | B <c>', 'words')),
  code: field(z.string().regex(/^[A-Z]+$/), said('Code')),
  remark: field(z.string().min(1).nullable(), said('Remark')),
  kind: field(z.enum(['plain', "it's", 'a.b']).nullable(), said('Kind')),
  share: field(z.number().min(0).max(1).nullable(), said('Share', 'share, 0 to 1')),
  count: field(z.int().nullable(), said('Count')),
  sure: field(z.boolean(), said('Sure')),
});

export const ODD = {
  name: 'odd "table"',
  title: 'Odd',
  description: 'Hard to write.',
  key: ['id'],
  row: oddRow,
} satisfies Table;
