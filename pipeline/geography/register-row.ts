import { z } from 'zod';
import { filledText, GSS_CODE, text } from '../../schemas/fields.js';
import { field, type Table } from '../../schemas/table.js';

/** Where the project keeps its register of local authorities. */
export const REGISTER_FILE = 'geography/local-authorities.csv';

const code = z.string().regex(GSS_CODE);
const codes = z.string().regex(/^([EWSN]\d{8}(;[EWSN]\d{8})*)?$/);

/** One code of a local authority of the United Kingdom, in use or not. */
export const registerRow = z.strictObject({
  code: field(code, { title: 'Code', description: 'GSS code of the local authority.' }),
  name: filledText('Name', 'Name in the register of local authorities.'),
  aliases: text(
    'Other names',
    'Other names under which official files have the area, separated by semicolons.',
  ),
  tier: field(z.enum(['lower_tier', 'upper_tier', 'both']), {
    title: 'Tier',
    description:
      'lower_tier: a district in a county; upper_tier: a county; both: an area that is its own upper tier.',
  }),
  start: field(z.int().nullable(), {
    title: 'First year',
    description:
      'First year of the code; that of the register also where it is older. Empty for codes gone by then.',
  }),
  end: field(z.int().nullable(), {
    title: 'Last year',
    description:
      'Last year of the code; that before the register also where it ended earlier. Empty while it is in use.',
  }),
  ended_on: field(z.iso.date().nullable(), {
    title: 'Ended on',
    description: 'First day on which the code was no longer in use. Empty while it is in use, or not known.',
  }),
  region_code: field(code.nullable(), { title: 'Region code', description: 'Region; England only.' }),
  region_name: field(z.string().min(1).nullable(), { title: 'Region', description: 'Its name.' }),
  country_code: field(code, { title: 'Country code', description: 'Country of the United Kingdom.' }),
  country_name: filledText('Country', 'Its name.'),
  upper_tier_code: field(code.nullable(), {
    title: 'Upper tier today',
    description: 'Upper-tier authority of today that covers the area; empty where there are several.',
  }),
  became: field(codes, {
    title: 'Became',
    description: 'The codes that took the place of this one when it ended, separated by semicolons.',
  }),
  rule: field(z.enum(['recode', 'same_footprint', 'merger', 'split']).nullable(), {
    title: 'Rule',
    description: 'How figures go from this code to those that it became. Empty while it is in use.',
  }),
  estimated: field(z.boolean(), {
    title: 'Estimated',
    description: 'True when those codes do not make up the whole area, so that figures go over only roughly.',
  }),
  successors: field(codes, {
    title: 'Successors',
    description: 'The codes in use that this one leads to in the end, separated by semicolons.',
  }),
  population_2019: field(z.int().positive().nullable(), {
    title: 'Population',
    description:
      'People by the Indices of Deprivation 2019, File 10: the income-deprived ÷ their share. Empty elsewhere.',
    unit: 'people',
  }),
});

export type RegisterRow = z.infer<typeof registerRow>;

export const registerTable = {
  name: 'local-authorities',
  title: 'Local authorities of the United Kingdom',
  description: 'Every code of a local authority, with its years, its places and what became of it.',
  key: ['code'],
  row: registerRow,
} as const satisfies Table;

/** The parts of a cell that has several, separated by semicolons. */
export const listed = (cell: string): string[] => (cell === '' ? [] : cell.split(';'));

/** True when the code was in use in `year`, a year that the register covers. */
export const inUse = ({ start, end }: Pick<RegisterRow, 'start' | 'end'>, year: number): boolean =>
  (start === null || start <= year) && (end === null || year <= end);
