import { z } from 'zod';
import { GSS_CODE, STATUSES, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { measureShape, moreProbabilities, outcome, rankShape } from './coldspot-fields.js';

const code = (title: string, description: string) =>
  field(z.string().regex(GSS_CODE), { title, description });
const region = {
  region_code: field(z.string().regex(GSS_CODE).nullable(), {
    title: 'Region code',
    description: 'GSS code of the region; empty outside England.',
  }),
  region_name: field(z.string().nullable(), { title: 'Region name', description: 'Name of the region.' }),
};
const place = {
  area_code: code('Area code', 'GSS code of the area on the boundaries of the table.'),
  area_name: text('Area name', 'Name of the area in the register of local authorities.'),
  ...region,
};
const UNIT = 'unit of the column of the table';

/** Coldspots by estimates that somebody else has made: one row per area of the table, sorted by rank. */
export const tableColdspotsTable: Table = {
  name: 'coldspots',
  title: 'Coldspots',
  description:
    'Earnings of the disadvantaged (level), gap and unexplained gap of each area of the table, with ranks and coldspots. Rank 1 is best.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...place,
    outcome,
    ...measureShape(UNIT),
    ...rankShape,
    ...moreProbabilities,
    reason: text('Reason', 'Why a figure is missing; empty when all are there.'),
    row: field(z.int().min(1), { title: 'Row', description: 'Row of the table that was given.' }),
    area_text: text('Area in the table', 'The area as the table names it.'),
    level_text: text('Level in the table', 'The text of the cell, letter for letter.'),
    gap_text: text('Gap in the table', 'The text of the cell, letter for letter.'),
    unexplained_gap_text: text('Unexplained gap in the table', 'The text of the cell, letter for letter.'),
  }),
};

/** The same carried to the districts of today, sorted by rank. */
export const todayColdspotsTable: Table = {
  name: 'districts',
  title: 'Districts of today',
  description:
    'The estimates carried to the districts of 2025 and ranked anew there; what the areas that they come from were stands beside.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...place,
    area_code: code('Area code', 'GSS code of the district in 2025.'),
    outcome,
    ...measureShape(UNIT),
    level_rank: rankShape.level_rank,
    gap_rank: rankShape.gap_rank,
    unexplained_gap_rank: rankShape.unexplained_gap_rank,
    kind: rankShape.kind,
    score: rankShape.score,
    rank: rankShape.rank,
    status: field(z.enum(STATUSES), {
      title: 'Status',
      description:
        'observed: the district is an area of the table; mapped or estimated: carried from others; inherited: of its county; missing: not in the table.',
    }),
    reason: text(
      'Reason',
      'By which rule the figures came to the district, or why there are none; only_part_in_table: the table has a part of it alone.',
    ),
    flags: text('Flags', 'population_weighted or plain_mean, where areas were merged.'),
    from_codes: text(
      'From codes',
      'The areas of the table that the figures come from, separated by semicolons.',
    ),
    kinds_there: text('Kinds there', 'The kinds of those areas in the table, separated by semicolons.'),
  }),
};
