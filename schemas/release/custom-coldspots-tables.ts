import { z } from 'zod';
import { GSS_CODE, gssCode, STATUSES, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { measureShape, moreProbabilities, outcome, rankShape } from './coldspot-fields.js';

const region = {
  region_code: field(z.string().regex(GSS_CODE).nullable(), {
    title: 'Region code',
    description: 'GSS code of the region; empty outside England.',
  }),
  region_name: field(z.string().nullable(), { title: 'Region name', description: 'Name of the region.' }),
};
const place = {
  area_code: gssCode('Area code', 'GSS code of the area, in the year of the table.'),
  area_name: text('Area name', 'Name of the area in the register of local authorities.'),
  ...region,
};
const UNIT = 'unit of the column of the table';

/** Coldspots of a given table of estimates: one row per area of the table, sorted by rank. */
export const tableColdspotsTable: Table = {
  name: 'coldspots',
  title: 'Coldspots',
  description:
    'Earnings of the disadvantaged (level), gap and unexplained gap of each area of the given table, with ranks and coldspots. Rank 1 is the best.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...place,
    outcome,
    ...measureShape(UNIT),
    ...rankShape,
    ...moreProbabilities,
    reason: text('Reason', 'Why a figure is missing; empty where none is.'),
    row: field(z.int().min(1), { title: 'Row', description: 'Row of the given table.' }),
    area_text: text('Area in the table', 'The area as the table names it.'),
    level_text: text('Level in the table', 'The text of the cell, character for character.'),
    gap_text: text('Gap in the table', 'The text of the cell, character for character.'),
    unexplained_gap_text: text(
      'Unexplained gap in the table',
      'The text of the cell, character for character.',
    ),
  }),
};

/** The same carried over to today's districts, sorted by rank. */
export const todayColdspotsTable: Table = {
  name: 'districts',
  title: 'Today’s districts',
  description:
    'The estimates carried over to the districts of 2025 and ranked there, with the classes of the areas that they come from.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...place,
    area_code: gssCode('Area code', 'GSS code of the district in 2025.'),
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
        'observed: the district is an area of the table; mapped or estimated: carried over from other areas; inherited: the figure of its county; missing: not in the table.',
    }),
    reason: text(
      'Reason',
      'By which rule the figures came to the district, or why it has none; only_part_in_table: the table has only a part of it.',
    ),
    flags: text('Flags', 'population_weighted or plain_mean, where areas were merged.'),
    from_codes: text(
      'From codes',
      'The areas of the table that the figures come from, separated by semicolons.',
    ),
    kinds_there: text(
      'Classes there',
      'The classes of those areas in the given table, separated by semicolons.',
    ),
  }),
};
