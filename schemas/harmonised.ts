import { z } from 'zod';
import { indicatorCode, officialCode, period, sourceName } from './fields.js';
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

/** What became of one official figure on its way to today's areas. */
export const harmonisedRow = z.strictObject({
  indicator: indicatorCode,
  period,
  code: officialCode,
  outcome: field(z.enum(OUTCOMES), {
    title: 'Outcome',
    description:
      'used: the area’s own figure; mapped: carried to a code of today; inherited: given to the districts inside; missing: the publisher has a mark in place of the area’s figure; duplicate: a retired code beside today’s; aggregate: a region, country or other larger area; outside: an area that the edition does not cover; left_over: not needed by any area, such as a mark where another figure stands in.',
  }),
  rule: field(z.string(), {
    title: 'Rule',
    description:
      'The rule that carried it (recode, same_footprint, merger, split, upper_tier), or why it was not used or is not there.',
  }),
  to_codes: field(z.string(), {
    title: 'To codes',
    description: 'The areas of the edition that the figure went to, separated by semicolons.',
  }),
  source: sourceName,
  cell: field(z.string().min(1), {
    title: 'Cell',
    description: 'Where the figure stands, as file#row:column; more than one separated by semicolons.',
  }),
});

export type Harmonised = z.infer<typeof harmonisedRow>;

export const harmonisedTable: Table = {
  name: 'harmonised',
  title: 'What became of each official figure',
  description:
    'One row per official figure of the edition’s indicators and periods: mapped, inherited, duplicated, aggregate or left over. Nothing is dropped without a row here.',
  key: ['indicator', 'period', 'code'],
  row: harmonisedRow,
};
