import { z } from 'zod';
import {
  figureValue,
  filledText,
  flags,
  indicatorCode,
  limit,
  officialCode,
  period,
  rawText,
  sourceName,
  text,
} from './fields.js';
import { field, type Table } from './table.js';

/** One figure as an official file gives it: `ingest` makes it and `harmonise` reads it. */
export const observationRow = z.strictObject({
  area_code: officialCode,
  indicator: indicatorCode,
  period,
  value: figureValue,
  lower: limit('lower'),
  upper: limit('upper'),
  status: field(z.enum(['observed', 'missing', 'censored']), {
    title: 'Status',
    description:
      'observed: a number; missing: the publisher gives none; censored: known to be small but not how small (neither 0 nor missing).',
  }),
  reason: text('Reason', 'Why there is no number, from the symbols of the source; empty where there is one.'),
  flags,
  source: sourceName,
  cell: filledText(
    'Cell',
    'Where the figure is, as file#row:column. Rows count from 1 and include the header row; a Parquet file has no header row.',
  ),
  raw_text: rawText,
});

export type Observation = z.infer<typeof observationRow>;

export const observationTable: Table = {
  name: 'observations',
  title: 'Observations',
  description:
    'Official figures as read: one row per area, indicator and period, under the codes that the publisher used.',
  key: ['area_code', 'indicator', 'period'],
  row: observationRow,
};
