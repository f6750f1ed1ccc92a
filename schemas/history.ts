import { z } from 'zod';
import {
  areaCode,
  figureValue,
  flags,
  indicatorCode,
  period,
  rawText,
  reason,
  sourceName,
  status,
  text,
} from './fields.js';
import { field, type Table } from './table.js';

/** A figure of an earlier period, for the authority that publishes it: never scored. */
export const historyRow = z.strictObject({
  authority_code: field(areaCode, {
    title: 'Authority code',
    description:
      'Code of today of the authority whose figure this is: the district, or the county or single-tier council for figures published there.',
  }),
  indicator: indicatorCode,
  period,
  value: figureValue,
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

export type HistoryFigure = z.infer<typeof historyRow>;

export const historyTable: Table = {
  name: 'history',
  title: 'Figures of earlier periods',
  description:
    'Figures of earlier periods of the same kind, by publishing authority: how much they change from one year to the next says how far a figure without limits may be off.',
  key: ['authority_code', 'indicator', 'period'],
  row: historyRow,
};
