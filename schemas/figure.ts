import { z } from 'zod';
import {
  areaCode,
  figureValue,
  flags,
  indicatorCode,
  limit,
  period,
  rawText,
  reason,
  sourceName,
  status,
  text,
} from './fields.js';
import type { Table } from './table.js';

/** One figure on today's areas: `harmonise` makes it, an edition freezes it and `score` reads it. */
export const figureRow = z.strictObject({
  area_code: areaCode,
  indicator: indicatorCode,
  period,
  value: figureValue,
  lower: limit('lower'),
  upper: limit('upper'),
  status,
  reason,
  flags,
  from_codes: text(
    'From codes',
    'The codes under which the publisher gave the figure, separated by semicolons.',
  ),
  source: sourceName,
  cells: text('Cells', 'Every official cell behind the value, as file#row:column, separated by semicolons.'),
  raw_text: rawText,
});

export type Figure = z.infer<typeof figureRow>;

export const figureTable: Table = {
  name: 'figures',
  title: 'Frozen figures',
  description:
    'The figures that an edition is built from: one row per area of the edition, indicator and period.',
  key: ['area_code', 'indicator', 'period'],
  row: figureRow,
};
