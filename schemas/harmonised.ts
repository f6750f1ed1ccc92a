import { z } from 'zod';
import { filledText, indicatorCode, officialCode, period, sourceName, text } from './fields.js';
import { field, type Table } from './table.js';

export const OUTCOMES = [
  'used',
  'mapped',
  'inherited',
  'missing',
  'duplicate',
  'aggregate',
  'outside',
  'left_over',
] as const;

/** What happened to one official figure when it was carried to today's areas. */
export const harmonisedRow = z.strictObject({
  indicator: indicatorCode,
  period,
  code: officialCode,
  outcome: field(z.enum(OUTCOMES), {
    title: 'Outcome',
    description:
      'used: the area’s own figure; mapped: carried over to a code of today; inherited: given to the districts of the county; missing: the publisher has a symbol in place of the area’s figure; duplicate: the file has today’s code as well as this retired one; aggregate: a region, country or other larger area; outside: an area that the edition does not cover; left_over: not needed by any area, such as a symbol where another figure is used instead.',
  }),
  rule: text(
    'Rule',
    'The rule by which the figure was carried over (recode, same_footprint, merger, split, upper_tier), or why it is missing or was not used.',
  ),
  to_codes: text('To codes', 'The areas of the edition that the figure went to, separated by semicolons.'),
  source: sourceName,
  cell: filledText(
    'Cell',
    'Where the figure is in the official file, as file#row:column; several are separated by semicolons.',
  ),
});

export type Harmonised = z.infer<typeof harmonisedRow>;

export const harmonisedTable: Table = {
  name: 'harmonised',
  title: 'What happened to each official figure',
  description:
    'One row per official figure of the edition’s indicators and periods, with what was done with it. No figure is dropped without a row here.',
  key: ['indicator', 'period', 'code'],
  row: harmonisedRow,
};
