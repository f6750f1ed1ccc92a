import { z } from 'zod';
import { CODE, count, filledText, numberOrNull, text } from '../fields.js';
import { field, type Table } from '../table.js';

/** What districts are put together by. */
export const RECUT_KINDS = [
  'region',
  'upper_tier',
  'combined_authority',
  'care_board',
  'constituency',
  'rural_urban',
  'north_south',
  'tidal_water',
  'kind_of_authority',
] as const;
export type RecutKind = (typeof RECUT_KINDS)[number];

const shareOf = (title: string, description: string) =>
  field(z.number().min(0).max(1).nullable(), { title, description, unit: 'share' });

export const recutRow = z.strictObject({
  kind: field(z.enum(RECUT_KINDS), {
    title: 'Kind',
    description:
      'What the districts are put together by: region (or nation without regions), upper tier, combined authority (May 2025), integrated care board, constituency (2024), rural–urban class (2021), north and south of England, tidal water, kind of authority.',
  }),
  place_code: filledText('Place code', 'GSS code of the place; of a class, its short name.'),
  place_name: filledText('Place name', 'Name of the place or the class.'),
  code: field(z.string().regex(CODE), { title: 'Code', description: 'The index, or one of its faces.' }),
  score: numberOrNull(
    'Mean score',
    'Mean of the scores of its districts, weighted by people; higher is better.',
    'standard deviations over districts',
  ),
  average_rank: numberOrNull(
    'Average rank',
    'Mean of the ranks of its districts, weighted by people; lower is better. It is no rank of the place.',
    'rank',
  ),
  districts: count('Districts', 'Number of its districts with a score, whole or in part.', 'districts'),
  coldspots: count('Coldspots', 'Number of these in the worst fifth.', 'districts'),
  coldspot_share_districts: shareOf('Coldspot share', 'Share of these districts in the worst fifth.'),
  coldspot_share_people: shareOf(
    'People in coldspots',
    'Share of the people of the place who live in districts of the worst fifth.',
  ),
  population: numberOrNull(
    'Population',
    'People of these districts in the place, the weights; empty where those of one are not known, and the means are plain ones.',
    'people',
  ),
  mixed: field(z.boolean(), {
    title: 'Mixed',
    description:
      'True where a district lies only in part in the place: its figures are a mix of those of whole districts, and say nothing of the part.',
  }),
  area_codes: text('Areas', 'GSS codes of these districts, separated by semicolons.'),
  left_out: text('Left out', 'GSS codes of districts of the place without a score, separated by semicolons.'),
});

export type Recut = z.infer<typeof recutRow>;

/** An index by other areas than its districts: a row for each place and part of the index. */
export const recutsTable: Table = {
  name: 'recuts',
  title: 'Re-cuts',
  description:
    'The index by other areas than its districts: means of scores and ranks weighted by people, and how many districts and people are in coldspots. Nothing is ranked again.',
  key: ['kind', 'place_code', 'code'],
  row: recutRow,
};
