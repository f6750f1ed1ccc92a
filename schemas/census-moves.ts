import { z } from 'zod';
import { filledText, GSS_CODE } from './fields.js';
import { field, type Table } from './table.js';

/** What an origin of the census is to an edition. */
export const ORIGIN_KINDS = [
  'area',
  'not_ranked',
  'elsewhere_uk',
  'abroad',
  'same_address',
  'unplaced',
] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

export const originKind = (title: string) =>
  field(z.enum(ORIGIN_KINDS), {
    title,
    description:
      'area: an area of the edition; not_ranked: a district of the same country that the edition leaves out; elsewhere_uk: a district of another country of the United Kingdom; abroad: outside the United Kingdom; same_address: the people who lived at the same address a year earlier (“Does not apply” in the file); unplaced: any other code, or a district that is now in several areas.',
  });

const shape = {
  origin_code: filledText(
    'Origin code',
    'Code of the place a year before the census, as in the official file.',
  ),
  origin_name: filledText('Origin', 'Its name in the official file.'),
  kind: originKind('Kind'),
  area_code: field(z.string().regex(GSS_CODE).nullable(), {
    title: 'Area code',
    description:
      'The area of the edition that the place is today, or is in today; empty where there is none.',
  }),
  first_row: field(z.int().min(2).nullable(), {
    title: 'First row',
    description:
      'Row of the first count of the origin in the official file, which has those of the others in the rows that follow, without a gap.',
  }),
};

/** An origin, without the people by destination that follow it in its row. */
export const censusOrigin = z.strictObject(shape);
export type CensusOrigin = z.infer<typeof censusOrigin>;

/**
 * Who lived where a year before the census: a row for each origin, a column for each district of that day.
 * @param destinations codes of the destinations, in order
 */
export const censusMovesTable = (destinations: readonly string[]): Table => ({
  name: 'census_moves',
  title: 'Moves in the year before the census',
  description:
    'Census 2021: a row for each place a year earlier and, after the columns here, one for each district of England and Wales of 2021, with the number of people who lived there on Census Day. An empty cell has no row in the official file: the n-th filled cell of a row is in its row first_row + n − 1.',
  key: ['origin_code'],
  row: z.strictObject({
    ...shape,
    ...Object.fromEntries(
      destinations.map((code) => [
        code,
        field(z.int().min(0).nullable(), {
          title: code,
          description: `People who lived in ${code} on Census Day.`,
          unit: 'people',
        }),
      ]),
    ),
  }),
});
